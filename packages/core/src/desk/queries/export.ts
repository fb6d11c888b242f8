import { Readable } from 'node:stream';
import { formatDateTime, localeNames } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Context } from '../../context.ts';
import { listableQuestions } from '../../forms/index.ts';
import { getProject } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { ExportInput, ListColumn, RegistrationColumn } from '../model.ts';
import { questionOf, questionsAmong, registrationColumns } from '../model.ts';
import { lookOf } from '../rules/look.ts';
import { csvRow } from '../rules/sheet.ts';
import type { Cell } from '../rules/sheet.ts';
import { sheetFoot, sheetHead, sheetPath, sheetRow, workbookFrame } from '../rules/workbook.ts';
import { namedBy } from './narrowing.ts';
import { pageOf, recordLook, withAsked } from './list.ts';
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
	const questions = await questionsAsked(ctx, project, input);
	const columns: ListColumn[] = [
		...registrationColumns.filter((column) => input.columns.includes(column)),
		...questions.map(({ id }): ListColumn => `question:${id}`),
	];
	await recordLook(ctx, {
		projectId,
		action: 'registration.export',
		filter,
		changedFields: lookOf({ filter, search, columns }),
	});
	const rows = tableOf(ctx, project, { ...input, columns }, questions);
	const name = `${project.slug}-${m.desk_export_file({}, { locale })}.${format}`;
	return format === 'csv'
		? { name, type: 'text/csv; charset=utf-8', stream: Readable.from(csvOf(rows)) }
		: {
				name,
				type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				stream: Readable.from(xlsxOf(rows, m.desk_export_sheet({}, { locale }))),
			};
}

async function* csvOf(pages: AsyncIterable<Cell[][]>): AsyncIterable<string> {
	// A byte order mark: without it Excel takes UTF-8 for something else.
	yield '\uFEFF';
	for await (const rows of pages) yield rows.map(csvRow).join('');
}

/** Packed as it is read: no more of it is held than a page. */
async function* xlsxOf(pages: AsyncIterable<Cell[][]>, sheetName: string): AsyncIterable<Uint8Array> {
	let packed: Uint8Array[] = [];
	const archive = new Zip((fault, bytes) => {
		if (fault) throw fault;
		packed.push(bytes);
	});
	for (const { path, text } of workbookFrame(sheetName)) {
		const part = new ZipDeflate(path);
		archive.add(part);
		part.push(strToU8(text), true);
	}
	const sheet = new ZipDeflate(sheetPath);
	archive.add(sheet);
	sheet.push(strToU8(sheetHead));
	let written = 0;
	for await (const rows of pages) {
		sheet.push(strToU8(rows.map((cells) => sheetRow(cells, ++written)).join('')));
		yield* packed;
		packed = [];
	}
	sheet.push(strToU8(sheetFoot), true);
	archive.end();
	yield* packed;
}

type AskedQuestion = { readonly id: string; readonly label: LocalizedText };

/** The questions among the columns that are the project's, in the form's order. */
function questionsAsked(
	ctx: Context,
	project: ProjectHead,
	{ columns }: ExportInput,
): Promise<readonly AskedQuestion[]> {
	const questionIds = questionsAmong(columns);
	return questionIds.length === 0
		? Promise.resolve([])
		: listableQuestions(ctx, { projectId: project.id, questionIds });
}

/** The head first, then a page after another. */
async function* tableOf(
	ctx: Context,
	project: ProjectHead,
	{ filter, search, columns, locale }: ExportInput,
	questions: readonly AskedQuestion[],
): AsyncIterable<Cell[][]> {
	const shown = (text: LocalizedText | null) =>
		text === null ? null : shownText(text, locale, project.requiredLocales).text;
	const labels = new Map(questions.map(({ id, label }) => [id, shown(label)]));
	yield [
		columns.flatMap((column): Cell[] => {
			const label = labels.get(questionOf(column) ?? '');
			return label === undefined ? headsOf(column).map((head) => head({}, { locale })) : [label];
		}),
	];
	const when = (moment: Date | null) =>
		moment === null ? null : formatDateTime(moment, project.timeZone, locale);
	const yesNo = (isSo: boolean) => (isSo ? m.desk_yes({}, { locale }) : m.desk_no({}, { locale }));
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
				case 'consent_photo':
					return [yesNo(row.consents.includes('photo'))];
				case 'consent_mailing_list':
					return [yesNo(row.consents.includes('mailing_list'))];
				case 'consent_sharing_with_host':
					return [yesNo(row.consents.includes('sharing_with_host'))];
				default:
					return [row.answers[questionOf(column) ?? ''] ?? null];
			}
		});
	const known = await namedBy(ctx, project.id, filter);
	let last: DeskRow | undefined;
	do {
		const after = last && { name: last.lastName, id: last.id };
		const found = await pageOf(ctx, project, { filter, known, search, sort: 'name', after, size: pageSize });
		const rows = await withAsked(ctx, project, found, columns, locale);
		yield rows.map(cellsOf);
		last = rows.length === pageSize ? rows.at(-1) : undefined;
	} while (last);
}

type Head = (inputs: object, options: { locale: ExportInput['locale'] }) => string;

function headsOf(column: ListColumn): Head[] {
	switch (column) {
		case 'name':
			return [m.desk_column_last_name, m.desk_column_first_name];
		case 'training':
			return [m.desk_column_code, m.desk_column_training];
		default:
			// Questions have heads of their own.
			return isOwn(column) ? [m[`desk_column_${column}`]] : [];
	}
}

function isOwn(column: ListColumn): column is RegistrationColumn {
	return questionOf(column) === undefined;
}
