import { Readable } from 'node:stream';
import { formatDateTime, localeNames } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import writeXlsxFile from 'write-excel-file/node';
import type { Context } from '../../context.ts';
import { getProject } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { ExportInput, RegistrationColumn } from '../model.ts';
import { registrationColumns } from '../model.ts';
import { lookOf } from '../rules/look.ts';
import { cleanText, csvRow } from '../rules/sheet.ts';
import type { Cell } from '../rules/sheet.ts';
import { namedBy } from './narrowing.ts';
import { pageOf, recordLook } from './list.ts';
import type { DeskRow } from './list.ts';

/** Read at a time, so that a file of any length takes the memory of one page. */
const pageSize = 2000;

/**
 * The registrations as a file, in the columns asked for, by last name. Recorded before the first byte.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export async function exportRegistrations(
	ctx: Context,
	input: ExportInput & { readonly projectId: string },
): Promise<{ readonly name: string; readonly type: string; readonly stream: Readable }> {
	const { projectId, filter, search, format, locale } = input;
	requirePermission(ctx.actor, 'participants.read', { projectId, trainingId: filter.trainingId });
	const project = await getProject(ctx, projectId);
	const columns = registrationColumns.filter((column) => input.columns.includes(column));
	await recordLook(ctx, {
		projectId,
		action: 'registration.export',
		filter,
		changedFields: lookOf({ filter, search, columns }),
	});
	const rows = tableOf(ctx, project, { ...input, columns });
	const name = `${project.slug}-${m.desk_export_file({}, { locale })}.${format}`;
	return format === 'csv'
		? { name, type: 'text/csv; charset=utf-8', stream: Readable.from(csvOf(rows)) }
		: {
				name,
				type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				stream: Readable.from(await xlsxOf(rows, m.desk_export_sheet({}, { locale }))),
			};
}

async function* csvOf(pages: AsyncIterable<Cell[][]>): AsyncIterable<string> {
	// A byte order mark: without it Excel takes UTF-8 for something else.
	yield '\uFEFF';
	for await (const rows of pages) yield rows.map(csvRow).join('');
}

/** Texts are texts in a workbook, never formulas, whatever they begin with. */
async function xlsxOf(pages: AsyncIterable<Cell[][]>, sheet: string): Promise<Buffer> {
	const cells: {
		value: string | number;
		type: StringConstructor | NumberConstructor;
		fontWeight?: 'bold';
	}[][] = [];
	for await (const rows of pages) {
		for (const row of rows)
			cells.push(
				row.map((value) =>
					typeof value === 'number'
						? { value, type: Number }
						: {
								value: cleanText(value ?? ''),
								type: String,
								...(cells.length === 0 && { fontWeight: 'bold' as const }),
							},
				),
			);
	}
	return writeXlsxFile(cells, { sheet, stickyRowsCount: 1 }).toBuffer();
}

/** The head first, then a page after another. */
async function* tableOf(
	ctx: Context,
	project: ProjectHead,
	{ filter, search, columns, locale }: ExportInput,
): AsyncIterable<Cell[][]> {
	yield [columns.flatMap((column) => headsOf(column).map((head) => head({}, { locale })))];
	const shown = (text: LocalizedText | null) =>
		text === null ? null : shownText(text, locale, project.requiredLocales).text;
	const when = (moment: Date | null) =>
		moment === null ? null : formatDateTime(moment, project.timeZone, locale);
	const cellsOf = (row: DeskRow): Cell[] =>
		columns.flatMap((column): Cell[] => {
			switch (column) {
				case 'name':
					return [row.lastName, row.firstName];
				case 'email':
				case 'phone':
				case 'organisation':
				case 'priority':
					return [row[column]];
				case 'group':
				case 'municipality':
					return [shown(row[column])];
				case 'training':
					return [row.training.code, shown(row.training.title)];
				case 'mode':
					return [m[`desk_mode_${row.mode}`]({}, { locale })];
				case 'language':
					return [localeNames[row.locale]];
				case 'state':
					return [m[`desk_state_${row.state}`]({}, { locale })];
				case 'source':
					return [m[`desk_source_${row.source}`]({}, { locale })];
				case 'registered':
					return [when(row.createdAt)];
				case 'confirmed':
					return [when(row.confirmedAt)];
				case 'tags':
					return [row.tags.join(', ')];
			}
		});
	const known = await namedBy(ctx, project.id, filter);
	let last: DeskRow | undefined;
	do {
		const after = last && { name: last.lastName, id: last.id };
		const rows = await pageOf(ctx, project, { filter, known, search, sort: 'name', after, size: pageSize });
		yield rows.map(cellsOf);
		last = rows.length === pageSize ? rows.at(-1) : undefined;
	} while (last);
}

type Head = (inputs: object, options: { locale: ExportInput['locale'] }) => string;

function headsOf(column: RegistrationColumn): Head[] {
	switch (column) {
		case 'name':
			return [m.desk_column_last_name, m.desk_column_first_name];
		case 'training':
			return [m.desk_column_code, m.desk_column_training];
		default:
			return [m[`desk_column_${column}`]];
	}
}
