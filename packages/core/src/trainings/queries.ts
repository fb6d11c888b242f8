import { named } from '@kutsu/db';
import type { Executor, Pool } from '@kutsu/db';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { NotFound, dayInterval, eventDateOf, wallTimeOf } from '@kutsu/kernel';
import { openLink, signedLink } from '@kutsu/kernel/keys';
import type { QueryResultRow } from 'pg';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import type { ContentLevel } from '../courses/model.ts';
import { regionsOf } from '../geography/index.ts';
import { getProject, getProjectFor } from '../projects/index.ts';
import type { ProjectHead } from '../projects/index.ts';
import { isAllowed, requirePermission, trainingsAllowed } from '../staff/index.ts';
import type { AccessFacts } from '../venues/model.ts';
import type {
	Catering,
	CatalogueFilter,
	CatalogueInput,
	Conflict,
	ConflictsInput,
	EditTrainingInput,
	Missing,
	Named,
	PageInput,
	PlanInput,
	RegistrationPhase,
	SessionState,
	ShownSeats,
	TrainingFormat,
	TrainingKind,
	TrainingMode,
	TrainingState,
	TrainingVisibility,
} from './model.ts';
import { findConflicts } from './rules/conflicts.ts';
import type { Placed, Wanted } from './rules/conflicts.ts';
import { facetsAsked } from './rules/facets.ts';
import { findMissing } from './rules/publication.ts';
import type { PoolCount } from './rules/registration-phase.ts';
import { registrationPhase, seatsForNewcomers } from './rules/registration-phase.ts';
import { normalizeSearch } from './rules/search-text.ts';
import { instantAt } from './rules/sessions.ts';

// ── What anyone may see, and what a filter means ────────────────────────────────────────────────────

/** A training anyone may see; a cancelled one until 30 days after it would have ended. For a row named `t`, now in `$1`. */
const shown = `t.visibility = 'public' and t.state <> 'draft' and t.published_at is not null
	and (t.state <> 'cancelled' or t.ends_at > $1::timestamptz - interval '30 days')`;

/** How long before today a training that still runs may have begun: the time index is read no further back. */
const longestRunDays = 7;

/** Conditions joined by "and", with their values; a letter a condition names the statement, in fewer than 30 signs. */
type Conditions = { readonly sql: string; readonly values: readonly unknown[]; readonly shape: string };

function gather(first: { readonly sql: string; readonly values: readonly unknown[] }) {
	const parts = [first.sql];
	const values = [...first.values];
	let shape = '';
	return {
		/** Adds a condition on a value, when there is one. */
		on<Value>(letter: string, value: Value | undefined, sql: (at: string) => string): void {
			if (value === undefined) return;
			values.push(value);
			parts.push(sql(`$${values.length}`));
			shape += letter;
		},
		always(letter: string, sql: string): void {
			parts.push(sql);
			shape += letter;
		},
		done: (): Conditions => ({ sql: parts.join(' and '), values, shape }),
	};
}

/** The one meaning of a filter, for the catalogue and for feeds. For a row named `t`. */
function conditionsOf(filter: CatalogueFilter, now: Date, since: string): Conditions {
	const where = gather({ sql: shown, values: [now] });
	if (since) where.always('n', since);
	const facets = facetsAsked(filter);
	where.on('f', facets.length > 0 ? facets : undefined, (at) => `t.facets @> ${at}::text[]`);
	// The day is the training's own; the bound on the instant is only for the index, wide enough for any zone.
	where.on(
		'a',
		filter.from,
		(at) => `(t.ends_at at time zone t.time_zone)::date >= ${at}::date
		and t.starts_at >= ${at}::date - interval '${longestRunDays + 1} days'`,
	);
	where.on(
		'z',
		filter.to,
		(at) => `(t.starts_at at time zone t.time_zone)::date <= ${at}::date
		and t.starts_at < ${at}::date + interval '2 days'`,
	);
	for (const word of wordsOf(filter.q)) where.on('w', word, holdsWord);
	return where.done();
}

/**
 * A statement with wishes is planned for their values: how many trainings answer to a region, and how few to a region,
 * a profession and a language at once, decides between the index of time and the one of facets.
 */
function asked<Row extends QueryResultRow>(
	reads: Executor,
	name: string,
	shape: string,
	text: string,
	values: readonly unknown[],
): Promise<Row[]> {
	if (!/[fwaz]/.test(shape)) return named<Row>(reads, `${name} ${shape}`, text, values);
	return reads.$client.query<Row>(text, [...values]).then((result) => result.rows);
}

const heldInOrServing = (at: string) =>
	`(t.region_code = ${at}::text or t.regions_served @> array[${at}::text])`;
const holdsWord = (at: string) => `t.search_text like ${at}`;

/** Patterns of at most five words: a longer search finds no less by the first five. */
function wordsOf(q: string | undefined): string[] {
	const words = normalizeSearch(q ?? '')
		.split(' ')
		.filter(Boolean)
		.slice(0, 5);
	return words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}

const stillRuns = `t.ends_at > $1::timestamptz and t.starts_at > $1::timestamptz - interval '${longestRunDays} days'`;

// ── The catalogue ───────────────────────────────────────────────────────────────────────────────────

export type CatalogueRow = {
	readonly id: string;
	readonly code: string;
	readonly title: LocalizedText;
	readonly kind: TrainingKind;
	readonly format: TrainingFormat;
	readonly mode: TrainingMode;
	readonly contentLevel: ContentLevel;
	readonly languages: readonly string[];
	/** Pairs, from–to: `fi-sv`. */
	readonly interpretation: readonly string[];
	readonly targetGroupKeys: readonly string[];
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly sessionCount: number;
	/** Null online, and when the place is told to the confirmed only. */
	readonly venueName: LocalizedText | null;
	/** Null online, and where it is not known. */
	readonly municipality: LocalizedText | null;
	readonly regionCode: string | null;
	readonly phase: RegistrationPhase;
	readonly opensAt: Date;
	readonly closesAt: Date;
	/** On-site first. */
	readonly seats: readonly ShownSeats[];
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly requiredLocales: readonly Locale[];
	};
};

export type CataloguePage = {
	readonly rows: readonly CatalogueRow[];
	/** Counted no further than `countedTo`; `isMore` when there are more than that. */
	readonly total: { readonly count: number; readonly isMore: boolean };
	/** Cursors for `page.after` and `page.before`; null at either end. */
	readonly next: string | null;
	readonly previous: string | null;
};

const pageSize = 20;
const countedTo = 100;

/**
 * Public trainings that match, the next to come first; 20 to a page. With `showPast` also those that are over, the
 * latest first. Two statements whatever it finds.
 */
export async function catalogue(ctx: Context, input: CatalogueInput): Promise<CataloguePage> {
	const { filter, page } = input;
	const reads = readsOf(ctx);
	const { sql: where, values, shape } = conditionsOf(filter, ctx.now(), filter.showPast ? '' : stillRuns);
	const slice = sliceOf(page, filter.showPast ? 'desc' : 'asc', values.length);
	const [rows, counted] = await Promise.all([
		asked<CatalogueSqlRow>(reads, `catalogue ${slice.shape}`, shape, catalogueSql(where, slice), [
			...values,
			...slice.values,
		]),
		asked<{ count: number }>(reads, 'catalogue count', shape, countSql(where, countedTo), values),
	]);
	const { shownRows, next, previous } = turnPage(rows, page, pageSize);
	const count = counted[0]?.count ?? 0;
	return {
		rows: shownRows.map((row) => shownInCatalogue(row, ctx.now())),
		total: { count: Math.min(count, countedTo), isMore: count > countedTo },
		next,
		previous,
	};
}

const countSql = (where: string, limit: number) =>
	`select count(*) as count from (select from trainings t where ${where} limit ${limit + 1}) counted`;

const catalogueSql = (where: string, slice: Slice) => `
with page as materialized (
	select t.project_id, t.id from trainings t where ${where} ${slice.sql} order by t.starts_at ${slice.order}, t.id ${slice.order} limit ${pageSize + 1}
)
select t.id, t.code, t.title, t.kind, t.format, t.mode, t.state, t.languages, t.interpretation, t.target_group_keys as "targetGroupKeys",
	t.starts_at as "startsAt", t.ends_at as "endsAt", t.time_zone as "timeZone", t.region_code as "regionCode",
	t.opens_at as "opensAt", t.closes_at as "closesAt", c.content_level as "contentLevel", m.name as municipality,
	case when t.address_disclosure = 'public' then v.name end as "venueName",
	pr.slug as "projectSlug", pr.title as "projectTitle", pr.required_locales as "requiredLocales", ${poolsJson} as pools,
	(select count(*) from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled') as "sessionCount"
from page join trainings t on t.project_id = page.project_id and t.id = page.id
join projects pr on pr.id = t.project_id
join courses c on c.project_id = t.project_id and c.id = t.course_id
left join venues v on v.project_id = t.project_id and v.id = t.venue_id
left join municipalities m on m.code = t.municipality_code
order by t.starts_at ${slice.order}, t.id ${slice.order}`;

/** The pools of a training row named `t`, on-site first. */
const poolsJson = `(select coalesce(json_agg(json_build_object('scope', p.scope, 'capacitySeats', p.capacity_seats, 'overrideSeats',
	p.override_seats, 'takenSeats', p.taken_seats, 'waitingSeats', p.waiting_seats) order by p.scope desc), '[]') from seat_pools p
	where p.project_id = t.project_id and p.training_id = t.id and p.scope in ('all', 'onsite', 'online'))`;

type CatalogueSqlRow = Omit<CatalogueRow, 'phase' | 'seats' | 'project'> & {
	readonly state: 'published' | 'cancelled';
	readonly pools: readonly PoolCount[];
	readonly projectSlug: string;
	readonly projectTitle: LocalizedText;
	readonly requiredLocales: readonly Locale[];
};

function shownInCatalogue(
	{ state, pools, projectSlug, projectTitle, requiredLocales, ...row }: CatalogueSqlRow,
	now: Date,
): CatalogueRow {
	return {
		...row,
		phase: registrationPhase({ ...row, state, pools }, now),
		seats: seatsOf(pools),
		project: { slug: projectSlug, title: projectTitle, requiredLocales },
	};
}

function seatsOf(pools: readonly PoolCount[]): ShownSeats[] {
	// A hybrid training that became one of one mode keeps the other pool, empty.
	return pools
		.filter((pool) => pool.capacitySeats + pool.overrideSeats > 0)
		.map((pool) => ({
			scope: pool.scope,
			capacitySeats: pool.capacitySeats + pool.overrideSeats,
			seatsLeft: seatsForNewcomers(pool),
			waitlisted: pool.waitingSeats,
		}));
}

// ── Pages by key ────────────────────────────────────────────────────────────────────────────────────

type Slice = {
	readonly sql: string;
	readonly order: 'asc' | 'desc';
	readonly values: readonly unknown[];
	readonly shape: string;
};

/** Where a page of rows named `t` begins, in which order it is read, and with which values after the first `taken`. */
function sliceOf(page: PageInput, order: 'asc' | 'desc', taken: number): Slice {
	const cursor = page.before ?? page.after;
	const read = page.before === undefined ? order : order === 'asc' ? 'desc' : 'asc';
	if (cursor === undefined) return { sql: '', order: read, values: [], shape: `first ${read}` };
	const [millis = '', id = ''] = cursor.split('.');
	return {
		sql: `and (t.starts_at, t.id) ${read === 'asc' ? '>' : '<'} ($${taken + 1}::timestamptz, $${taken + 2}::uuid)`,
		order: read,
		values: [new Date(Number(millis)), id],
		shape: `from ${read}`,
	};
}

/** Rows were read one too many: it tells whether there are more that way. Those read backwards are turned round. */
function turnPage<Row extends { readonly id: string; readonly startsAt: Date }>(
	rows: readonly Row[],
	page: PageInput,
	size: number,
) {
	const isBackwards = page.before !== undefined;
	const kept = rows.slice(0, size);
	const shownRows = isBackwards ? kept.toReversed() : kept;
	const isMore = rows.length > size;
	const cursorOf = (row: Row | undefined) => (row ? `${row.startsAt.getTime()}.${row.id}` : null);
	return {
		shownRows,
		next: isMore || isBackwards ? cursorOf(shownRows.at(-1)) : null,
		previous: (isBackwards ? isMore : page.after !== undefined) ? cursorOf(shownRows[0]) : null,
	};
}

// ── What can be chosen in the catalogue ─────────────────────────────────────────────────────────────

export type CatalogueChoices = {
	readonly regions: readonly Named[];
	/** Target groups of every project, by key; the first project's name for it. */
	readonly groups: readonly { readonly key: string; readonly name: LocalizedText }[];
	/** Languages that coming trainings are held in or interpreted into. */
	readonly languages: readonly string[];
	readonly formats: readonly TrainingFormat[];
	readonly projects: readonly { readonly slug: string; readonly title: LocalizedText }[];
	readonly series: readonly {
		readonly key: string;
		readonly title: LocalizedText;
		readonly projectSlug: string;
	}[];
};

const choicesOf = new WeakMap<Pool, { readAt: number; choices: Promise<CatalogueChoices> }>();
const choicesKeptMs = 30_000;

/** What the filter form offers; up to half a minute old. */
export function catalogueChoices(ctx: Context): Promise<CatalogueChoices> {
	const known = choicesOf.get(ctx.database.pool);
	// Age in the process, not time in the domain: a pinned clock must not keep it for ever.
	if (known && performance.now() - known.readAt < choicesKeptMs) return known.choices;
	const choices = readChoices(ctx);
	choicesOf.set(ctx.database.pool, { readAt: performance.now(), choices });
	choices.catch(() => choicesOf.delete(ctx.database.pool));
	return choices;
}

async function readChoices(ctx: Context): Promise<CatalogueChoices> {
	const [regions, rows] = await Promise.all([
		regionsOf(ctx),
		named<Omit<CatalogueChoices, 'regions'>>(
			ctx.database.reads,
			'catalogue_choices',
			`with coming as materialized (
				select t.languages, t.interpretation, t.format, t.project_id, t.series_id from trainings t where ${shown} and ${stillRuns}
			)
			select
				(select coalesce(json_agg(json_build_object('key', key, 'name', name) order by position, key), '[]') from (
					select distinct on (g.key) g.key, g.name, g.position from target_groups g join projects p on p.id = g.project_id
					order by g.key, p.created_at, p.slug) one) as groups,
				(select coalesce(json_agg(one order by one), '[]') from (
					select unnest(languages) as one from coming
					union select split_part(unnest(interpretation), '-', 2) from coming) spoken) as languages,
				(select coalesce(json_agg(one order by one), '[]') from (select distinct format as one from coming) held) as formats,
				(select coalesce(json_agg(json_build_object('slug', slug, 'title', title) order by period_start desc, slug), '[]') from projects) as projects,
				(select coalesce(json_agg(json_build_object('key', s.key, 'title', s.title, 'projectSlug', p.slug) order by s.created_at, s.key), '[]')
					from series s join projects p on p.id = s.project_id
					where (s.project_id, s.id) in (select project_id, series_id from coming)) as series`,
			[ctx.now()],
		),
	]);
	const [row] = rows;
	return { regions, groups: [], languages: [], formats: [], projects: [], series: [], ...row };
}

// ── One training, as anyone may see it ──────────────────────────────────────────────────────────────

export type PublicTraining = {
	readonly id: string;
	/** Null for one that is not public: it is found by its link only. */
	readonly code: string | null;
	readonly isPublic: boolean;
	readonly title: LocalizedText;
	readonly description: LocalizedText;
	readonly course: { readonly title: LocalizedText; readonly contentLevel: ContentLevel };
	readonly series: { readonly key: string; readonly title: LocalizedText } | null;
	readonly kind: TrainingKind;
	readonly format: TrainingFormat;
	readonly mode: TrainingMode;
	readonly languages: readonly string[];
	/** Pairs, from–to: `fi-sv`. */
	readonly interpretation: readonly string[];
	readonly targetGroups: readonly { readonly key: string; readonly name: LocalizedText }[];
	/** Where it is held; null online. */
	readonly region: Named | null;
	readonly regionsServed: readonly Named[];
	readonly municipality: Named | null;
	/** Null online, and when `isAddressHidden`. */
	readonly venue: PublicVenue | null;
	/** The place is told to the confirmed only. */
	readonly isAddressHidden: boolean;
	readonly catering: Catering;
	readonly timeZone: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** In order of time, cancelled ones too; rooms only where the address is told. */
	readonly sessions: readonly PublicSession[];
	/** In order. A protected trainer has a role only. */
	readonly trainers: readonly { readonly role: LocalizedText; readonly name: string | null }[];
	readonly phase: RegistrationPhase;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
	/** On-site first. */
	readonly seats: readonly ShownSeats[];
	/** Null unless cancelled with a reason. */
	readonly cancelReason: LocalizedText | null;
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly organiser: LocalizedText;
		readonly contactEmail: string;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
		readonly isDemo: boolean;
	};
};

export type PublicVenue = {
	readonly name: LocalizedText;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly access: AccessFacts;
	readonly note: LocalizedText;
};

export type PublicSession = {
	readonly id: string;
	readonly title: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomName: LocalizedText | null;
	readonly state: SessionState;
	/** The calendar's three: as in invitations and feeds. */
	readonly sequence: number;
	readonly createdAt: Date;
	readonly calendarRevisedAt: Date;
};

/**
 * A public training by its code, or any published one by the token of its link.
 * @throws NotFound, alike for a missing one, a draft, and the code of one that is not public.
 */
export async function publicTraining(
	ctx: Context,
	input: { readonly training: string },
): Promise<PublicTraining> {
	const link = openLink(ctx.keys, input.training, 'training');
	const reads = readsOf(ctx);
	const rows = link
		? await named<PublicTrainingRow>(reads, 'public_training_by_link', publicTrainingByLink, [
				link.linkId,
				link.generation,
			])
		: await named<PublicTrainingRow>(reads, 'public_training_by_code', publicTrainingByCode, [
				input.training,
			]);
	const [row] = rows;
	if (!row) throw new NotFound('training');
	const regions = new Map(
		(await regionsOf(ctx)).map((region) => [region.code, { code: region.code, name: region.name }]),
	);
	const { state, pools, visibility, regionCode, regionsServed, addressDisclosure, sessions, venue, ...rest } =
		row;
	const isAddressHidden = addressDisclosure === 'confirmed' && row.mode !== 'online';
	return {
		...rest,
		code: visibility === 'public' ? row.code : null,
		isPublic: visibility === 'public',
		region: regionCode === null ? null : (regions.get(regionCode) ?? null),
		regionsServed: regionsServed.flatMap((code) => regions.get(code) ?? []),
		venue: isAddressHidden ? null : venue,
		isAddressHidden,
		sessions: sessions.map((session) => ({
			...session,
			roomName: isAddressHidden ? null : session.roomName,
			startsAt: new Date(session.startsAt),
			endsAt: new Date(session.endsAt),
			createdAt: new Date(session.createdAt),
			calendarRevisedAt: new Date(session.calendarRevisedAt),
		})),
		phase: registrationPhase({ ...row, state, pools }, ctx.now()),
		seats: seatsOf(pools),
	};
}

const publicTrainingSql = (where: string) => `
select t.id, t.code, t.visibility, t.state, t.title, t.description, t.kind, t.format, t.mode, t.languages, t.interpretation, t.catering,
	t.time_zone as "timeZone", t.starts_at as "startsAt", t.ends_at as "endsAt", t.opens_at as "opensAt", t.closes_at as "closesAt",
	t.self_cancel_until as "selfCancelUntil", t.region_code as "regionCode", t.regions_served as "regionsServed",
	t.address_disclosure as "addressDisclosure", t.cancel_reason as "cancelReason", ${poolsJson} as pools,
	json_build_object('title', c.title, 'contentLevel', c.content_level) as course,
	(select json_build_object('key', s.key, 'title', s.title) from series s where s.project_id = t.project_id and s.id = t.series_id) as series,
	(select json_build_object('code', m.code, 'name', m.name) from municipalities m where m.code = t.municipality_code) as municipality,
	(select json_build_object('name', v.name, 'streetAddress', v.street_address, 'postalCode', v.postal_code, 'latitude', v.latitude,
		'longitude', v.longitude, 'access', v.access, 'note', v.note) from venues v where v.project_id = t.project_id and v.id = t.venue_id) as venue,
	(select coalesce(json_agg(json_build_object('key', g.key, 'name', g.name) order by array_position(t.target_group_keys, g.key)), '[]')
		from target_groups g where g.project_id = t.project_id and g.key = any (t.target_group_keys)) as "targetGroups",
	(select coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'roomName', r.name,
		'state', s.state, 'sequence', s.sequence, 'createdAt', s.created_at, 'calendarRevisedAt', s.calendar_revised_at)
		order by s.starts_at, s.position), '[]')
		from sessions s left join rooms r on r.project_id = s.project_id and r.id = s.room_id
		where s.project_id = t.project_id and s.training_id = t.id) as sessions,
	(select coalesce(json_agg(json_build_object('role', r.role, 'name', case when r.is_protected then null else r.name end) order by l.position), '[]')
		from training_trainers l join trainers r on r.project_id = l.project_id and r.id = l.trainer_id
		where l.project_id = t.project_id and l.training_id = t.id) as trainers,
	json_build_object('slug', p.slug, 'title', p.title, 'organiser', p.organiser, 'contactEmail', p.contact_email, 'fundingStatement',
		p.funding_statement, 'requiredLocales', p.required_locales, 'isDemo', p.is_demo) as project
from trainings t
join projects p on p.id = t.project_id
join courses c on c.project_id = t.project_id and c.id = t.course_id
where ${where} and t.state <> 'draft' and t.published_at is not null`;
const publicTrainingByCode = publicTrainingSql(`t.code = $1 and t.visibility = 'public'`);
const publicTrainingByLink = publicTrainingSql('t.id = $1 and t.link_generation = $2');

type JsonDates<Row, Keys extends keyof Row> = Omit<Row, Keys> & { readonly [Key in Keys]: string };

type PublicTrainingRow = Omit<
	PublicTraining,
	'code' | 'isPublic' | 'region' | 'regionsServed' | 'isAddressHidden' | 'sessions' | 'phase' | 'seats'
> & {
	readonly code: string;
	readonly visibility: string;
	readonly state: 'published' | 'cancelled';
	readonly regionCode: string | null;
	readonly regionsServed: readonly string[];
	readonly addressDisclosure: string;
	readonly pools: readonly PoolCount[];
	readonly sessions: readonly JsonDates<
		PublicSession,
		'startsAt' | 'endsAt' | 'createdAt' | 'calendarRevisedAt'
	>[];
};

/** The token of a training's own address, `/t/<token>`: for staff to send; dies when the generation is raised. */
export function trainingToken(
	ctx: Context,
	training: { readonly id: string; readonly linkGeneration: number },
): string {
	return signedLink(ctx.keys, {
		linkId: training.id,
		generation: training.linkGeneration,
		purpose: 'training',
	});
}

// ── Sessions for feeds ──────────────────────────────────────────────────────────────────────────────

/** Which session, of which training: what a calendar tells of it is read by those who write calendars. */
export type FeedSession = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly sessionId: string;
	readonly code: string;
};

/**
 * The sessions of exactly the trainings the catalogue shows for this filter, in order of time; those that ended
 * within 30 days stay, all past ones with `showPast`.
 */
export function sessionsForFeed(ctx: Context, filter: CatalogueFilter): Promise<FeedSession[]> {
	const { sql: where, values, shape } = conditionsOf(filter, ctx.now(), filter.showPast ? '' : endedLately);
	return asked(
		readsOf(ctx),
		'feed sessions',
		shape,
		`select t.project_id as "projectId", t.id as "trainingId", s.id as "sessionId", t.code
		 from trainings t join sessions s on s.project_id = t.project_id and s.training_id = t.id
		 where ${where}
		 order by s.starts_at, s.id`,
		values,
	);
}

const endedLately = `t.ends_at > $1::timestamptz - interval '30 days' and t.starts_at > $1::timestamptz - interval '${longestRunDays + 30} days'`;

// ── The plan, for staff ─────────────────────────────────────────────────────────────────────────────

/** Seats of one mode, as staff see them. */
export type PlanSeats = PoolCount;

export type PlanRow = {
	readonly id: string;
	readonly code: string;
	readonly title: LocalizedText;
	readonly courseTitle: LocalizedText;
	readonly state: TrainingState;
	readonly visibility: TrainingVisibility;
	readonly kind: TrainingKind;
	readonly format: TrainingFormat;
	readonly mode: TrainingMode;
	readonly languages: readonly string[];
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly regionCode: string | null;
	readonly municipality: LocalizedText | null;
	readonly venueName: LocalizedText | null;
	/** In order. A protected trainer's name is null for those who do not plan. */
	readonly trainers: readonly PlanTrainer[];
	/** On-site first. */
	readonly seats: readonly PlanSeats[];
	readonly revision: number;
};

export type PlanTrainer = {
	readonly id: string;
	readonly role: LocalizedText;
	readonly name: string | null;
	readonly isProtected: boolean;
};

export type PlanPage = {
	readonly rows: readonly PlanRow[];
	/** Counted no further than 1,000; `isMore` when there are more than that. */
	readonly total: { readonly count: number; readonly isMore: boolean };
	readonly next: string | null;
	readonly previous: string | null;
};

const planPageSize = 50;
const planCountedTo = 1000;

/**
 * The trainings of a project that the actor may see, drafts included; 50 to a page. Coming ones: the next first;
 * otherwise the latest first. Two statements whatever it finds, beside the project's own.
 * @throws NotFound, Forbidden without `totals.read`
 */
export async function plan(ctx: Context, input: PlanInput): Promise<PlanPage> {
	const project = await getProject(ctx, input.project);
	const allowed = allowedIn(ctx, project);
	const { filter, page } = input;
	const conditions = gather({ sql: 't.project_id = $1', values: [project.id] });
	if (allowed !== 'all') conditions.on('i', allowed, (at) => `t.id = any (${at}::uuid[])`);
	conditions.on('s', filter.state, (at) => `t.state = ${at}`);
	// The bound on the start is for the index alone: nothing runs for half a year.
	if (filter.when === 'coming') {
		conditions.on(
			'n',
			ctx.now(),
			(at) => `t.ends_at > ${at}::timestamptz and t.starts_at > ${at}::timestamptz - interval '180 days'`,
		);
	}
	if (filter.when === 'past') conditions.on('o', ctx.now(), (at) => `t.ends_at <= ${at}::timestamptz`);
	if (filter.from)
		conditions.on(
			'a',
			dayInterval(filter.from, project.timeZone).startsAt,
			(at) => `t.ends_at > ${at}::timestamptz`,
		);
	if (filter.to)
		conditions.on(
			'z',
			dayInterval(filter.to, project.timeZone).endsAt,
			(at) => `t.starts_at < ${at}::timestamptz`,
		);
	conditions.on('r', filter.region, heldInOrServing);
	conditions.on('c', filter.courseId, (at) => `t.course_id = ${at}`);
	conditions.on('e', filter.seriesId, (at) => `t.series_id = ${at}`);
	conditions.on(
		't',
		filter.trainerId,
		(at) => `exists (select from training_trainers l
		where l.project_id = t.project_id and l.training_id = t.id and l.trainer_id = ${at})`,
	);
	for (const word of wordsOf(filter.q)) conditions.on('w', word, holdsWord);
	const { sql: where, values, shape } = conditions.done();
	const slice = sliceOf(page, filter.when === 'coming' ? 'asc' : 'desc', values.length);
	const reads = readsOf(ctx);
	const [rows, counted] = await Promise.all([
		named<PlanRow>(reads, `plan ${slice.shape} ${shape}`, planSql(where, slice), [
			...values,
			...slice.values,
		]),
		named<{ count: number }>(reads, `plan count ${shape}`, countSql(where, planCountedTo), values),
	]);
	const { shownRows, next, previous } = turnPage(rows, page, planPageSize);
	const count = counted[0]?.count ?? 0;
	return {
		rows: shownRows.map((row) => ({ ...row, trainers: namesFor(ctx, project, row.trainers) })),
		total: { count: Math.min(count, planCountedTo), isMore: count > planCountedTo },
		next,
		previous,
	};
}

const planSql = (where: string, slice: Slice) => `
with page as materialized (
	select t.project_id, t.id from trainings t where ${where} ${slice.sql} order by t.starts_at ${slice.order}, t.id ${slice.order} limit ${planPageSize + 1}
)
select t.id, t.code, t.title, c.title as "courseTitle", t.state, t.visibility, t.kind, t.format, t.mode, t.languages,
	t.starts_at as "startsAt", t.ends_at as "endsAt", t.time_zone as "timeZone", t.opens_at as "opensAt", t.closes_at as "closesAt",
	t.region_code as "regionCode", m.name as municipality, v.name as "venueName", ${trainersJson} as trainers, ${poolsJson} as seats, t.revision
from page join trainings t on t.project_id = page.project_id and t.id = page.id
join courses c on c.project_id = t.project_id and c.id = t.course_id
left join venues v on v.project_id = t.project_id and v.id = t.venue_id
left join municipalities m on m.code = t.municipality_code
order by t.starts_at ${slice.order}, t.id ${slice.order}`;

/** The trainers of a training row named `t`, in order, with every name. */
const trainersJson = `(select coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'name', r.name, 'isProtected', r.is_protected)
	order by l.position), '[]') from training_trainers l join trainers r on r.project_id = l.project_id and r.id = l.trainer_id
	where l.project_id = t.project_id and l.training_id = t.id)`;

/** Which of the project's trainings the actor may see. @throws NotFound, Forbidden */
function allowedIn(ctx: Context, project: ProjectHead): 'all' | readonly string[] {
	const allowed = trainingsAllowed(ctx.actor, 'totals.read', { projectId: project.id });
	if (allowed !== 'all' && allowed.length === 0)
		requirePermission(ctx.actor, 'totals.read', { projectId: project.id });
	return allowed;
}

/** A protected trainer is named to those who plan, and to nobody else. */
function namesFor(ctx: Context, project: ProjectHead, trainers: readonly PlanTrainer[]): PlanTrainer[] {
	const plans = isAllowed(ctx.actor, 'plan.write', { projectId: project.id });
	return trainers.map((trainer) => (plans || !trainer.isProtected ? trainer : { ...trainer, name: null }));
}

// ── The month ───────────────────────────────────────────────────────────────────────────────────────

export type MonthSession = {
	readonly sessionId: string;
	readonly trainingId: string;
	readonly code: string;
	readonly title: LocalizedText;
	/** Null when the training's own title says it. */
	readonly sessionTitle: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	/** Of the training; a session cancelled by itself is `cancelled` too. */
	readonly state: TrainingState;
	readonly mode: TrainingMode;
	readonly format: TrainingFormat;
	readonly venueName: LocalizedText | null;
	readonly municipality: LocalizedText | null;
	readonly roomName: LocalizedText | null;
};

export type Month = {
	readonly month: string;
	/** The day it is in the project's zone. */
	readonly today: string;
	/** The month in the project's zone, half-open. */
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	/** In order of time. */
	readonly sessions: readonly MonthSession[];
};

/** The sessions that touch a month, `2026-11`, of the trainings the actor may see. @throws NotFound, Forbidden without `totals.read` */
export async function month(
	ctx: Context,
	input: { readonly project: string; readonly month?: string | undefined },
): Promise<Month> {
	const project = await getProject(ctx, input.project);
	const allowed = allowedIn(ctx, project);
	const today = eventDateOf(ctx.now(), project.timeZone);
	const asked = input.month ?? today.slice(0, 7);
	const [year = 0, number = 0] = asked.split('-').map(Number);
	const following = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
	const { startsAt } = dayInterval(`${asked}-01`, project.timeZone);
	const { startsAt: endsAt } = dayInterval(`${following}-01`, project.timeZone);
	const sessions = await named<MonthSession>(
		readsOf(ctx),
		'plan month',
		`select t.project_id as "projectId", s.id as "sessionId", t.id as "trainingId", t.code, t.title, s.title as "sessionTitle", s.starts_at as "startsAt", s.ends_at as "endsAt",
			t.time_zone as "timeZone", case when s.state = 'cancelled' then 'cancelled' else t.state end as state, t.mode, t.format,
			v.name as "venueName", m.name as municipality, r.name as "roomName"
		 from sessions s
		 join trainings t on t.project_id = s.project_id and t.id = s.training_id
		 left join venues v on v.project_id = t.project_id and v.id = t.venue_id
		 left join rooms r on r.project_id = s.project_id and r.id = s.room_id
		 left join municipalities m on m.code = t.municipality_code
		 where s.project_id = $1 and s.starts_at < $3 and s.ends_at > $2 and s.starts_at > $2::timestamptz - interval '7 days'
			and ($4::uuid[] is null or t.id = any ($4))
		 order by s.starts_at, s.id`,
		[project.id, startsAt, endsAt, allowed === 'all' ? null : allowed],
	);
	return { month: asked, today, startsAt, endsAt, timeZone: project.timeZone, sessions };
}

// ── Double bookings ─────────────────────────────────────────────────────────────────────────────────

/** Trainers and rooms that a draft's sessions would book twice. One statement for all sessions. @throws NotFound, Forbidden without `plan.write` */
export async function conflicts(ctx: Context, input: ConflictsInput): Promise<Conflict[]> {
	const project = await getProjectFor(ctx, input.project, 'plan.write');
	const timeZone = input.timeZone ?? project.timeZone;
	const sessions = input.sessions.map((session) => ({
		startsAt: instantAt(session.startsAt, timeZone),
		endsAt: instantAt(session.endsAt, timeZone),
		roomId: session.roomId,
	}));
	return readConflicts(ctx, project.id, {
		trainingId: input.trainingId,
		sessions,
		trainerIds: input.trainerIds,
	});
}

async function readConflicts(
	ctx: Context | TxContext,
	projectId: string,
	draft: {
		readonly trainingId: string | undefined;
		readonly sessions: readonly Wanted[];
		readonly trainerIds: readonly string[];
	},
): Promise<Conflict[]> {
	const { sessions, trainerIds } = draft;
	if (sessions.length === 0) return [];
	const times = sessions.flatMap((session) => [session.startsAt.getTime(), session.endsAt.getTime()]);
	const placed = await named<Placed>(
		readsOf(ctx),
		'sessions_between',
		`select t.id as "trainingId", t.code, t.title, s.starts_at as "startsAt", s.ends_at as "endsAt", s.room_id as "roomId",
			array(select l.trainer_id from training_trainers l where l.project_id = t.project_id and l.training_id = t.id) as "trainerIds",
			(s.state = 'cancelled' or t.state = 'cancelled') as "isCancelled"
		 from sessions s join trainings t on t.project_id = s.project_id and t.id = s.training_id
		 where s.project_id = $1 and s.starts_at < $3 and s.ends_at > $2 and s.starts_at > $2::timestamptz - interval '7 days'
			and (s.room_id = any ($4::uuid[]) or exists (select from training_trainers l
				where l.project_id = t.project_id and l.training_id = t.id and l.trainer_id = any ($5::uuid[])))`,
		[
			projectId,
			new Date(Math.min(...times)),
			new Date(Math.max(...times)),
			sessions.flatMap((session) => session.roomId ?? []),
			trainerIds,
		],
	);
	return findConflicts(draft, placed);
}

// ── One training, for staff ─────────────────────────────────────────────────────────────────────────

/** What an edit form begins with: wall times in the training's zone. */
export type TrainingForm = Omit<
	EditTrainingInput,
	'project' | 'missingLocaleReason' | 'trainingId' | 'revision'
>;

export type TrainingForStaff = {
	readonly id: string;
	readonly code: string;
	readonly revision: number;
	readonly state: TrainingState;
	/** The fields an edit saves, as the form holds them; only scheduled sessions. */
	readonly form: TrainingForm;
	readonly course: { readonly id: string; readonly title: LocalizedText };
	readonly series: { readonly id: string; readonly title: LocalizedText } | null;
	readonly venue: { readonly id: string; readonly name: LocalizedText } | null;
	readonly region: Named | null;
	readonly municipality: Named | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
	/** In order of time, cancelled ones too. */
	readonly sessions: readonly StaffSession[];
	readonly trainers: readonly PlanTrainer[];
	/** On-site first. */
	readonly seats: readonly PlanSeats[];
	readonly phase: RegistrationPhase | 'draft';
	readonly requiredLocales: readonly Locale[];
	/** What it lacks to be shown; empty when complete. */
	readonly missing: readonly Missing[];
	readonly missingLocaleReason: string | null;
	/** Warnings, for those who plan; empty for others. */
	readonly conflicts: readonly Conflict[];
	/** The public page: `/trainings/<code>` or `/t/<token>` without the language; null for a draft, and for those who do not plan when it is not public. */
	readonly publicPath: string | null;
	readonly cancelReason: LocalizedText | null;
	readonly publishedAt: Date | null;
	readonly cancelledAt: Date | null;
	readonly updatedAt: Date;
	/** What the actor may do with it. */
	readonly can: { readonly edit: boolean; readonly editTexts: boolean };
};

export type StaffSession = {
	readonly id: string;
	readonly title: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomId: string | null;
	readonly roomName: LocalizedText | null;
	readonly state: SessionState;
	readonly sequence: number;
};

/** A training with all that staff may see of it. @throws NotFound for a missing one and for one the actor has no part in */
export async function trainingForStaff(
	ctx: Context,
	input: { readonly project: string; readonly code: string },
): Promise<TrainingForStaff> {
	const project = await getProject(ctx, input.project);
	const [row] = await named<StaffTrainingRow>(
		readsOf(ctx),
		'staff_training_by_code',
		staffTrainingSql('t.code = $2'),
		[project.id, input.code],
	);
	requirePermission(ctx.actor, 'totals.read', { projectId: project.id, trainingId: row?.id ?? '' });
	if (!row) throw new NotFound('training');
	return shownToStaff(ctx, project, row);
}

/** The same by id, for a command that has checked its right. @throws NotFound */
export async function readTrainingForStaff(
	ctx: TxContext,
	project: ProjectHead,
	trainingId: string,
): Promise<TrainingForStaff> {
	const [row] = await named<StaffTrainingRow>(ctx.tx, 'staff_training_by_id', staffTrainingSql('t.id = $2'), [
		project.id,
		trainingId,
	]);
	if (!row) throw new NotFound('training');
	return shownToStaff(ctx, project, row);
}

async function shownToStaff(
	ctx: Context | TxContext,
	project: ProjectHead,
	row: StaffTrainingRow,
): Promise<TrainingForStaff> {
	const may = (permission: 'plan.read' | 'plan.write' | 'texts.write') =>
		isAllowed(ctx.actor, permission, { projectId: project.id, trainingId: row.id });
	const plans = may('plan.write');
	const sessions = row.sessions.map((session) => ({
		...session,
		startsAt: new Date(session.startsAt),
		endsAt: new Date(session.endsAt),
	}));
	const scheduled = sessions.filter((session) => session.state === 'scheduled');
	const trainerIds = row.trainers.map((trainer) => trainer.id);
	const regions = row.regionCode === null ? [] : await regionsOf(ctx);
	const region = regions.find((one) => one.code === row.regionCode);
	const hasFound = plans && row.state !== 'cancelled' && row.endsAt > ctx.now();
	const token = row.visibility === 'public' ? null : trainingToken(ctx, row);
	const {
		id,
		code,
		revision,
		state,
		cancelReason,
		missingLocaleReason,
		publishedAt,
		cancelledAt,
		updatedAt,
	} = row;
	return {
		id,
		code,
		revision,
		state,
		cancelReason,
		missingLocaleReason,
		publishedAt,
		cancelledAt,
		updatedAt,
		// A host knows the training's figures, not its door key.
		form: formOf(
			{ ...row, conferenceUrl: may('plan.read') ? row.conferenceUrl : null },
			scheduled,
			trainerIds,
		),
		course: row.course,
		series: row.series,
		venue: row.venue,
		region: region ? { code: region.code, name: region.name } : null,
		municipality: row.municipality,
		startsAt: row.startsAt,
		endsAt: row.endsAt,
		opensAt: row.opensAt,
		closesAt: row.closesAt,
		selfCancelUntil: row.selfCancelUntil,
		sessions,
		trainers: namesFor(ctx, project, row.trainers),
		seats: row.pools,
		phase: state === 'draft' ? 'draft' : registrationPhase({ ...row, state }, ctx.now()),
		requiredLocales: project.requiredLocales,
		missing: findMissing({
			...row,
			requiredLocales: project.requiredLocales,
			missingLocaleReason: missingLocaleReason ?? '',
		}),
		conflicts: hasFound
			? await readConflicts(ctx, project.id, { trainingId: id, sessions: scheduled, trainerIds })
			: [],
		publicPath:
			state === 'draft' ? null : token === null ? `/trainings/${code}` : plans ? `/t/${token}` : null,
		can: { edit: plans && state !== 'cancelled', editTexts: may('texts.write') && state !== 'cancelled' },
	};
}

function formOf(
	row: StaffTrainingRow,
	scheduled: readonly StaffSession[],
	trainerIds: string[],
): TrainingForm {
	const wall = (instant: Date) => {
		const { eventDate, wallTime } = wallTimeOf(instant, row.timeZone);
		return `${eventDate}T${wallTime}`;
	};
	const seatsOn = (mode: 'onsite' | 'online') =>
		row.pools.find((pool) => pool.scope === mode || (pool.scope === 'all' && row.mode === mode))
			?.capacitySeats ?? 0;
	return {
		courseId: row.course.id,
		seriesId: row.series?.id ?? null,
		kind: row.kind,
		format: row.format,
		mode: row.mode,
		visibility: row.visibility,
		title: row.title,
		description: row.description,
		languages: row.languages,
		interpretation: row.interpretation,
		targetGroupKeys: row.targetGroupKeys,
		regionsServed: row.regionsServed,
		municipalityCode: row.municipality?.code ?? null,
		venueId: row.venue?.id ?? null,
		addressDisclosure: row.addressDisclosure,
		conferenceUrl: row.conferenceUrl,
		timeZone: row.timeZone,
		sessions: scheduled.map(({ id, startsAt, endsAt, roomId, title }) => ({
			id,
			startsAt: wall(startsAt),
			endsAt: wall(endsAt),
			roomId,
			title,
		})),
		trainerIds,
		onsiteSeats: seatsOn('onsite'),
		onlineSeats: seatsOn('online'),
		opensAt: wall(row.opensAt),
		closesAt: wall(row.closesAt),
		selfCancelUntil: wall(row.selfCancelUntil),
		catering: row.catering,
	};
}

const staffTrainingSql = (where: string) => `
select t.id, t.code, t.revision, t.state, t.kind, t.format, t.mode, t.visibility, t.title, t.description, t.languages, t.interpretation,
	t.target_group_keys as "targetGroupKeys", t.regions_served as "regionsServed", t.region_code as "regionCode", t.venue_id as "venueId",
	t.address_disclosure as "addressDisclosure", t.conference_url as "conferenceUrl", t.time_zone as "timeZone", t.starts_at as "startsAt",
	t.ends_at as "endsAt", t.opens_at as "opensAt", t.closes_at as "closesAt", t.self_cancel_until as "selfCancelUntil", t.catering,
	t.cancel_reason as "cancelReason", t.missing_locale_reason as "missingLocaleReason", t.published_at as "publishedAt",
	t.cancelled_at as "cancelledAt", t.updated_at as "updatedAt", t.link_generation as "linkGeneration", ${poolsJson} as pools, ${trainersJson} as trainers,
	json_build_object('id', c.id, 'title', c.title) as course,
	(select json_build_object('id', s.id, 'title', s.title) from series s where s.project_id = t.project_id and s.id = t.series_id) as series,
	(select json_build_object('id', v.id, 'name', v.name) from venues v where v.project_id = t.project_id and v.id = t.venue_id) as venue,
	(select json_build_object('code', m.code, 'name', m.name) from municipalities m where m.code = t.municipality_code) as municipality,
	(select coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'roomId', s.room_id,
		'roomName', r.name, 'state', s.state, 'sequence', s.sequence) order by s.starts_at, s.position), '[]')
		from sessions s left join rooms r on r.project_id = s.project_id and r.id = s.room_id
		where s.project_id = t.project_id and s.training_id = t.id) as sessions
from trainings t
join courses c on c.project_id = t.project_id and c.id = t.course_id
where t.project_id = $1 and ${where}`;

type StaffTrainingRow = Pick<
	TrainingForm,
	| 'kind'
	| 'format'
	| 'mode'
	| 'visibility'
	| 'title'
	| 'description'
	| 'languages'
	| 'interpretation'
	| 'targetGroupKeys'
	| 'regionsServed'
	| 'venueId'
	| 'addressDisclosure'
	| 'conferenceUrl'
	| 'timeZone'
	| 'catering'
> &
	Pick<
		TrainingForStaff,
		| 'id'
		| 'code'
		| 'revision'
		| 'state'
		| 'startsAt'
		| 'endsAt'
		| 'opensAt'
		| 'closesAt'
		| 'selfCancelUntil'
		| 'cancelReason'
		| 'missingLocaleReason'
		| 'publishedAt'
		| 'cancelledAt'
		| 'updatedAt'
		| 'course'
		| 'series'
		| 'venue'
		| 'municipality'
	> & {
		readonly regionCode: string | null;
		readonly linkGeneration: number;
		readonly pools: readonly PoolCount[];
		readonly trainers: readonly PlanTrainer[];
		readonly sessions: readonly JsonDates<StaffSession, 'startsAt' | 'endsAt'>[];
	};
