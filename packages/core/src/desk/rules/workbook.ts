import { cleanText } from './sheet.ts';
import type { Cell } from './sheet.ts';

/** A file of the archive that a workbook is. */
export type WorkbookPart = { readonly path: string; readonly text: string };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Where the rows of the one sheet stand in the archive. */
export const sheetPath = 'xl/worksheets/sheet1.xml';

/** All of a workbook of one sheet but its rows (ECMA-376). */
export function workbookFrame(sheetName: string): readonly WorkbookPart[] {
	return [
		{
			path: '[Content_Types].xml',
			text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/${sheetPath}" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
		},
		{
			path: '_rels/.rels',
			text: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		},
		{
			path: 'xl/workbook.xml',
			text: `<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		},
		{
			path: 'xl/_rels/workbook.xml.rels',
			text: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${officeRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${officeRelations}/styles" Target="styles.xml"/></Relationships>`,
		},
		{
			path: 'xl/styles.xml',
			text: `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
		},
	].map(({ path, text }) => ({ path, text: declaration + text }));
}

/** What stands before the rows: the first stays in sight. */
export const sheetHead = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
export const sheetFoot = '</sheetData></worksheet>';

/** A row by its number from 1. Texts are texts, never formulas, whatever they begin with; the first row is bold. */
export function sheetRow(cells: readonly Cell[], number: number): string {
	const style = number === 1 ? ' s="1"' : '';
	const written = cells.map((value, index) => {
		if (value === null || value === '') return '';
		const at = `<c r="${columnLetters(index)}${number}"${style}`;
		return typeof value === 'number'
			? `${at}><v>${value}</v></c>`
			: `${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cleanText(value))}</t></is></c>`;
	});
	return `<row r="${number}">${written.join('')}</row>`;
}

/** A, B … Z, AA, AB … */
export function columnLetters(index: number): string {
	const last = String.fromCodePoint(65 + (index % 26));
	return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/** Halves of pairs and the two noncharacters may not stand in XML. */
function escaped(text: string): string {
	return text
		.toWellFormed()
		.replaceAll(/[\ufffe\uffff]/g, '')
		.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '');
}
