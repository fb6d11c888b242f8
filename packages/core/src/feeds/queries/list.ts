import { named } from '@kutsu/db';
import { NotFound, eventDateOf } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { getProject } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import { isAllowed, mayInProject, requirePermission } from '../../staff/index.ts';
import type { FeedClient, FeedInput, FeedListInput, FeedState, StaffFeedKind } from '../model.ts';
import { mayTend } from '../permissions.ts';
import type { FeedRights } from '../permissions.ts';
import { stateColumns, stateOf } from './address.ts';
import type { StateRow } from './address.ts';

const pageSize = 25;

/** A private feed as those who see to it know it; its address is told once, when it is made. */
export type FeedRow = {
	readonly id: string;
	readonly kind: StaffFeedKind;
	readonly name: string;
	readonly locale: Locale;
	readonly state: FeedState;
	/** The colleague with whose rights it answers; null when their account is gone. */
	readonly owner: string | null;
	/** Of a trainer's; the name is null when not told, and of a protected one for those who do not plan. */
	readonly trainer: { readonly role: LocalizedText; readonly name: string | null } | null;
	readonly organisation: string | null;
	/** The last day it answers, in the project's zone; null for always. */
	readonly lastDay: string | null;
	readonly lastFetchedAt: Date | null;
	/** Who asked last; null before anyone did. */
	readonly lastClient: FeedClient | null;
	readonly fetchCount: number;
	/** The usual time between two fetches; null until it is known. */
	readonly fetchGapSeconds: number | null;
	readonly revision: number;
	readonly createdAt: Date;
};

export type FeedForEdit = FeedRow & {
	readonly trainingIds: readonly string[];
	readonly venueIds: readonly string[];
};

export type FeedPage = {
	/** Newest first. */
	readonly rows: readonly FeedRow[];
	/** Where the next page begins; null on the last. */
	readonly next: { readonly createdAt: Date; readonly id: string } | null;
};

/** The project, and what of its feeds the actor sees to. @throws NotFound, Forbidden */
export async function rightsIn(
	ctx: Context | TxContext,
	slug: string,
): Promise<{ readonly project: ProjectHead; readonly rights: FeedRights }> {
	const project = await getProject(ctx, slug);
	const { actor } = ctx;
	if (actor.kind !== 'staff') throw new NotFound('project');
	if (!mayInProject(actor, 'feeds.own', project.id))
		requirePermission(actor, 'feeds.own', { projectId: project.id });
	const mayManage = isAllowed(actor, 'feeds.manage', { projectId: project.id });
	return { project, rights: { userId: actor.userId, mayManage } };
}

type Row = StateRow &
	Omit<FeedForEdit, 'state' | 'lastDay' | 'kind'> & {
		readonly kind: StaffFeedKind;
		readonly isProtected: boolean | null;
	};

const rowColumns = `f.project_id as "projectId", f.id, f.name, f.locale, f.organisation, f.last_fetched_at as "lastFetchedAt", f.last_client as "lastClient",
	f.fetch_count as "fetchCount", f.fetch_gap_seconds as "fetchGapSeconds", f.revision, f.created_at as "createdAt", u.name as owner, r.is_protected as "isProtected",
	case when r.id is not null then json_build_object('role', r.role, 'name', r.name) end as trainer, ${stateColumns}`;
const rowJoins = `feeds f left join auth_users u on u.id = f.owner_user_id
	left join trainers r on r.project_id = f.project_id and r.id = f.trainer_id`;

/** The feeds the actor sees to: all that staff made, or one's own as a trainer. @throws NotFound, Forbidden */
export async function feedsOfProject(ctx: Context, input: FeedListInput): Promise<FeedPage> {
	const { project, rights } = await rightsIn(ctx, input.project);
	const { after } = input;
	const rows = await named<Row>(
		readsOf(ctx),
		`feeds_list ${rights.mayManage ? 'all' : 'own'}`,
		`select ${rowColumns} from ${rowJoins}
		 where f.project_id = $1 and f.participant_id is null and ($2::timestamptz is null or (f.created_at, f.id) < ($2, $3::uuid))
			and ${rights.mayManage ? '$4::text is not null' : "f.owner_user_id = $4 and f.kind = 'trainer'"}
		 order by f.created_at desc, f.id desc limit ${pageSize + 1}`,
		[project.id, after?.createdAt ?? null, after?.id ?? null, rights.userId],
	);
	const shown = rows.slice(0, pageSize);
	const last = shown.at(-1);
	return {
		rows: shown.map((row) => shownTo(ctx, project, row)),
		next: rows.length > pageSize && last ? { createdAt: last.createdAt, id: last.id } : null,
	};
}

/** One feed as its form edits it. Whoever asks has decided who may know. @throws NotFound */
export async function readFeed(
	ctx: Context | TxContext,
	project: ProjectHead,
	feedId: string,
): Promise<FeedForEdit & { readonly ownerUserId: string | null }> {
	const [row] = await named<Row>(
		readsOf(ctx),
		'feeds_one',
		`select ${rowColumns},
			array(select c.training_id from feed_trainings c where c.project_id = f.project_id and c.feed_id = f.id) as "trainingIds",
			array(select c.venue_id from feed_venues c where c.project_id = f.project_id and c.feed_id = f.id) as "venueIds"
		 from ${rowJoins} where f.project_id = $1 and f.id = $2 and f.participant_id is null`,
		[project.id, feedId],
	);
	if (!row) throw new NotFound('feed');
	const { trainingIds, venueIds, ownerUserId } = row;
	return { ...shownTo(ctx, project, row), trainingIds, venueIds, ownerUserId };
}

function shownTo(ctx: Context, project: ProjectHead, row: Row): FeedRow {
	const plans = isAllowed(ctx.actor, 'plan.write', { projectId: project.id });
	const { id, kind, name, locale, owner, organisation, trainer, revision, createdAt, expiresAt } = row;
	const { lastFetchedAt, lastClient, fetchCount, fetchGapSeconds } = row;
	return {
		...{ id, kind, name, locale, owner, organisation, revision, createdAt },
		...{ lastFetchedAt, lastClient, fetchCount, fetchGapSeconds },
		state: stateOf(row, ctx.now()),
		trainer: trainer && row.isProtected === true && !plans ? { ...trainer, name: null } : trainer,
		// The instant is the end of the day.
		lastDay: expiresAt && eventDateOf(new Date(expiresAt.getTime() - 1), project.timeZone),
	};
}

export type FeedChoices = {
	readonly trainers: readonly {
		readonly id: string;
		readonly role: LocalizedText;
		readonly name: string | null;
	}[];
	readonly venues: readonly {
		readonly id: string;
		readonly name: LocalizedText;
		readonly municipality: LocalizedText;
	}[];
	/** Published ones, coming first. */
	readonly trainings: readonly {
		readonly id: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly startsAt: Date;
		readonly timeZone: string;
	}[];
};

const mostOffered = 300;

/** What a feed can be made of; nothing for one who makes their own only. @throws NotFound, Forbidden */
export async function feedChoices(ctx: Context, input: { readonly project: string }): Promise<FeedChoices> {
	const { project, rights } = await rightsIn(ctx, input.project);
	if (!rights.mayManage) return { trainers: [], venues: [], trainings: [] };
	const reads = readsOf(ctx);
	const plans = isAllowed(ctx.actor, 'plan.write', { projectId: project.id });
	const [trainers, venues, trainings] = await Promise.all([
		named<FeedChoices['trainers'][number] & { isProtected: boolean }>(
			reads,
			'feeds_choices_trainers',
			`select id, role, name, is_protected as "isProtected" from trainers where project_id = $1 order by name, key limit ${mostOffered}`,
			[project.id],
		),
		named<FeedChoices['venues'][number]>(
			reads,
			'feeds_choices_venues',
			`select v.id, v.name, m.name as municipality from venues v join municipalities m on m.code = v.municipality_code where v.project_id = $1
			 order by coalesce(v.name->>'fi', v.name->>'sv', v.name->>'en') collate "fi-x-icu", v.id limit ${mostOffered}`,
			[project.id],
		),
		named<FeedChoices['trainings'][number]>(
			reads,
			'feeds_choices_trainings',
			`select id, code, title, starts_at as "startsAt", time_zone as "timeZone" from trainings
			 where project_id = $1 and state = 'published' and starts_at > $2 order by starts_at, id limit ${mostOffered}`,
			[project.id, new Date(ctx.now().getTime() - 30 * 86_400_000)],
		),
	]);
	return {
		trainers: trainers.map(({ isProtected, name, ...one }) => ({
			...one,
			name: isProtected && !plans ? null : name,
		})),
		venues,
		trainings,
	};
}

/** One feed, for its form. @throws NotFound, Forbidden */
export async function feedToEdit(ctx: Context, input: FeedInput): Promise<FeedForEdit> {
	const { project, rights } = await rightsIn(ctx, input.project);
	const { ownerUserId, ...feed } = await readFeed(ctx, project, input.feedId);
	if (!mayTend(rights, { kind: feed.kind, ownerUserId })) throw new NotFound('feed');
	return feed;
}
