import { asked } from '@kutsu/db';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { consentsOfRegistrations } from '../../consents/index.ts';
import type { ConsentKind } from '../../consents/model.ts';
import { inTransaction, readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { answersOfRegistrations } from '../../forms/index.ts';
import { isWorkplaceHiddenSql, organisationSql } from '../../organisations/index.ts';
import { getProject } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import { placeSql } from '../../registrations/index.ts';
import type { AttendanceMode, RegistrationSource, RegistrationState } from '../../registrations/model.ts';
import { requirePermission } from '../../staff/index.ts';
import { questionsAmong } from '../model.ts';
import type { ListColumn, RegistrationFilter, RegistrationListInput, RegistrationSort } from '../model.ts';
import { lookOf } from '../rules/look.ts';
import { namedBy, narrowed } from './narrowing.ts';
import type { NamedByFilter } from './narrowing.ts';

export type DeskRow = {
	readonly id: string;
	readonly participantId: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly phone: string | null;
	/** Null also where it must not be known. */
	readonly organisation: string | null;
	readonly isWorkplaceHidden: boolean;
	readonly group: LocalizedText | null;
	readonly municipality: LocalizedText | null;
	readonly training: { readonly id: string; readonly code: string; readonly title: LocalizedText };
	readonly mode: AttendanceMode;
	readonly locale: Locale;
	readonly state: RegistrationState;
	readonly source: RegistrationSource;
	/** Null unless waitlisted. */
	readonly place: number | null;
	readonly priority: number;
	/** Null unless offered. */
	readonly offerExpiresAt: Date | null;
	readonly createdAt: Date;
	readonly confirmedAt: Date | null;
	/** By name. */
	readonly tags: readonly string[];
	/** In words by question, of the columns asked for. */
	readonly answers: Readonly<Record<string, string>>;
	/** Those that hold; empty when no column asks for them. */
	readonly consents: readonly ConsentKind[];
};

export type DeskPage = {
	readonly rows: readonly DeskRow[];
	/** Counted to a thousand. */
	readonly total: { readonly count: number; readonly isMore: boolean };
	/** For the next page; null on the last. */
	readonly next: { readonly at?: Date; readonly name?: string; readonly id: string } | null;
	readonly timeZone: string;
};

const pageSize = 50;
const countedTo = 1000;

/**
 * A page of a project's registrations, of all its trainings or of one. Each look is recorded: by what it was narrowed,
 * without names and without the words searched for.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export async function registrationList(
	ctx: Context,
	input: RegistrationListInput & { readonly projectId: string },
): Promise<DeskPage> {
	const { projectId, filter, search, sort, after, columns } = input;
	requirePermission(ctx.actor, 'participants.read', { projectId, trainingId: filter.trainingId });
	const project = await getProject(ctx, projectId);
	const known = await namedBy(ctx, projectId, filter);
	const [rows, count] = await Promise.all([
		pageOf(ctx, project, { filter, known, search, sort, after, size: pageSize + 1 }).then((found) =>
			withAsked(ctx, project, found, columns, input.locale),
		),
		countOf(ctx, project, filter, known, search),
	]);
	await recordLook(ctx, {
		projectId,
		action: 'registration.look',
		filter,
		changedFields: lookOf({
			...{ filter, search, isFurtherPage: after !== undefined },
			columns: columns.filter(isAskedApart),
		}),
	});
	const shown = rows.slice(0, pageSize);
	const last = shown.at(-1);
	return {
		rows: shown,
		total: { count: Math.min(count, countedTo), isMore: count > countedTo },
		next:
			rows.length > pageSize && last
				? { ...(sort === 'name' ? { name: last.lastName } : { at: last.createdAt }), id: last.id }
				: null,
		timeZone: project.timeZone,
	};
}

/** Writes down that someone looked at people. */
export function recordLook(
	ctx: Context,
	look: {
		readonly projectId: string;
		readonly action: 'registration.look' | 'registration.export' | 'registration.statistics';
		readonly filter: RegistrationFilter;
		readonly changedFields: readonly string[];
	},
): Promise<void> {
	const { projectId, action, changedFields } = look;
	const { trainingId } = look.filter;
	const subject =
		trainingId === undefined
			? ({ kind: 'project', id: projectId } as const)
			: ({ kind: 'training', id: trainingId } as const);
	return inTransaction(ctx, (ctx) => record(ctx, { projectId, action, subject, changedFields }));
}

export type Slice = {
	readonly filter: RegistrationFilter;
	readonly known: NamedByFilter;
	readonly search?: string | undefined;
	readonly sort: RegistrationSort;
	readonly after?:
		| { readonly at?: Date | undefined; readonly name?: string | undefined; readonly id: string }
		| undefined;
	readonly size: number;
};

const orders: Readonly<Record<RegistrationSort, { readonly by: string; readonly beyond: string }>> = {
	newest: { by: 'r.created_at desc, r.id desc', beyond: '(r.created_at, r.id) <' },
	oldest: { by: 'r.created_at, r.id', beyond: '(r.created_at, r.id) >' },
	name: { by: 'p.last_name collate "fi-x-icu", r.id', beyond: '(p.last_name collate "fi-x-icu", r.id) >' },
};

/** So many rows after one, in one statement however many they are. */
export async function pageOf(ctx: Context, project: ProjectHead, slice: Slice): Promise<PageRow[]> {
	const { filter, known, search, sort, after, size } = slice;
	// Few people have the tag: theirs are looked through, and not the newest of everyone's until a page is full.
	const isTagged = known.taggedIds !== undefined;
	const where = narrowed(
		project,
		isTagged ? { ...filter, tagId: undefined } : filter,
		isTagged ? { ...known, taggedIds: undefined } : known,
		search,
	).done();
	const { by, beyond } = orders[sort];
	// People are read to find the page only when it is by what they are: with a filter of a thousand they are a thousand rows more.
	const people =
		sort === 'name' || search
			? 'join participants p on p.project_id = r.project_id and p.id = r.participant_id'
			: '';
	const further = after ? [sort === 'name' ? (after.name ?? '') : (after.at ?? null), after.id] : [];
	const at = where.values.length;
	const from = after
		? ` and ${sort === 'name' ? `p.last_name collate "fi-x-icu" >= $${at + 1}::text and ` : ''}${beyond} ($${at + 1}::${sort === 'name' ? 'text' : 'timestamptz'}, $${at + 2}::uuid)`
		: '';
	const source = isTagged
		? `(select own.* from unnest($${at + further.length + 1}::uuid[]) tagged(id) cross join lateral (select x.* from registrations x
			where x.project_id = $1 and x.participant_id = tagged.id offset 0) own)`
		: 'registrations';
	return asked<PageRow>(
		readsOf(ctx),
		`desk_list ${sort}${isTagged ? ' tagged' : ''} ${after ? 'after' : 'first'} ${size}`,
		where,
		`with page as materialized (
			select r.id, row_number() over (order by ${by}) as number
			from ${source} r ${people}
			where ${where.sql}${from} order by ${by} limit ${size}
		)
		select r.id, r.participant_id as "participantId", p.first_name as "firstName", p.last_name as "lastName", b.email, p.phone,
			${organisationSql} as organisation, ${isWorkplaceHiddenSql} as "isWorkplaceHidden", g.name as "group", m.name as municipality,
			json_build_object('id', t.id, 'code', t.code, 'title', t.title) as training, r.mode, r.locale, r.state, r.source,
			case when r.state = 'waitlisted' then ${placeSql} end as place, r.priority, r.offer_expires_at as "offerExpiresAt",
			r.created_at as "createdAt", r.confirmed_at as "confirmedAt",
			array(select tg.name from participant_tags pt join tags tg on tg.project_id = pt.project_id and tg.id = pt.tag_id
				where pt.project_id = r.project_id and pt.participant_id = r.participant_id order by lower(tg.name)) as tags
		from page join registrations r on r.project_id = $1 and r.id = page.id
		join participants p on p.project_id = r.project_id and p.id = r.participant_id
		join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		join trainings t on t.project_id = r.project_id and t.id = r.training_id
		left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
		left join municipalities m on m.code = r.municipality_code
		order by page.number`,
		isTagged ? [...further, known.taggedIds] : further,
	);
}

/** What stands in tables of its own, and is read only when it is asked for. */
function isAskedApart(column: ListColumn): boolean {
	return column.startsWith('question:') || column.startsWith('consent_');
}

/** The rows with the answers and consents that their columns show: one statement for each, however many rows there are. */
export async function withAsked(
	ctx: Context,
	project: ProjectHead,
	rows: readonly PageRow[],
	columns: readonly ListColumn[],
	locale: Locale | undefined,
): Promise<DeskRow[]> {
	const questionIds = questionsAmong(columns);
	const of = { projectId: project.id, registrationIds: rows.map(({ id }) => id) };
	const [answers, consents] = await Promise.all([
		questionIds.length > 0
			? answersOfRegistrations(ctx, { ...of, questionIds }, locale ?? project.requiredLocales[0] ?? 'fi')
			: undefined,
		columns.some((column) => column.startsWith('consent_')) ? consentsOfRegistrations(ctx, of) : undefined,
	]);
	return rows.map((row) => ({
		...row,
		consents: consents?.get(row.id) ?? [],
		answers: Object.fromEntries(
			[...(answers?.get(row.id) ?? [])]
				// Where they work may be asked in a form too.
				.filter(([, { type }]) => !(type === 'organisation' && row.isWorkplaceHidden))
				.map(([questionId, { text }]) => [questionId, text]),
		),
	}));
}

async function countOf(
	ctx: Context,
	project: ProjectHead,
	filter: RegistrationFilter,
	known: NamedByFilter,
	search: string | undefined,
): Promise<number> {
	const where = narrowed(project, filter, known, search).done();
	const people = search
		? 'join participants p on p.project_id = r.project_id and p.id = r.participant_id'
		: '';
	const [row] = await asked<{ count: number }>(
		readsOf(ctx),
		'desk_count',
		where,
		`select count(*)::int as count from (select 1 from registrations r ${people} where ${where.sql} limit ${countedTo + 1}) counted`,
	);
	return row?.count ?? 0;
}

/** A registration without what is asked for apart. */
export type PageRow = Omit<DeskRow, 'answers' | 'consents'>;
