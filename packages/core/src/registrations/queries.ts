import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { openLink, signedLink } from '@kutsu/kernel/keys';
import { proofChallenge } from '@kutsu/kernel/proof';
import { readsOf } from '../context.ts';
import type { Verdict } from '../ways/model.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../staff/index.ts';
import type { AttendanceMode, CancelledBy, Quotas, RegistrationState } from './model.ts';
import { decideAcceptance } from './rules/acceptance.ts';
import { isBinding } from './rules/pools.ts';
import { standingQuotas } from './store/quotas.ts';
import { countGuarded, findGuard, isGuarded } from './store/rush.ts';
import { placeSql, poolJson } from './store/training.ts';
import type { LockedPool } from './store/training.ts';

/** One person's own view of their registration: everything the confirmed may know, and nobody else's data. */
export type MyRegistration = {
	readonly registrationId: string;
	readonly state: RegistrationState;
	readonly mode: AttendanceMode;
	/** Null unless waitlisted. */
	readonly place: number | null;
	/** Until when a seat is held for the person; null unless offered. */
	readonly offerExpiresAt: Date | null;
	/** Held until the person shows, by accepting, that the address is theirs. */
	readonly awaitsAddress: boolean;
	/** Registered by a liaison: the person has yet to answer and accept for themselves. */
	readonly awaitsAnswers: boolean;
	/** Whether the person may take a seat now: one held for them, or, in the last hours, one that is free. */
	readonly canAccept: boolean;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly locale: Locale;
	/** Whether the person may still cancel by themselves. */
	readonly canCancel: boolean;
	readonly selfCancelUntil: Date;
	readonly createdAt: Date;
	readonly cancelledAt: Date | null;
	readonly cancelledBy: CancelledBy | null;
	/** What staff answered to a request, with their words, null for none; null while nothing is asked or answered. */
	readonly answered: { readonly verdict: Verdict; readonly words: string | null } | null;
	readonly training: {
		readonly id: string;
		/** What its page is found by; null when the page has only a link of its own. */
		readonly code: string | null;
		readonly title: LocalizedText;
		readonly languages: readonly string[];
		readonly state: 'published' | 'cancelled';
		readonly cancelReason: LocalizedText | null;
		readonly isPostponed: boolean;
		readonly timeZone: string;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly mode: 'onsite' | 'online' | 'hybrid';
		/** For the confirmed only; null for others and for those on site. */
		readonly conferenceUrl: string | null;
		readonly sessions: readonly {
			readonly id: string;
			readonly startsAt: Date;
			readonly endsAt: Date;
			readonly title: LocalizedText | null;
			readonly roomName: LocalizedText | null;
		}[];
		/** Null online, and for one without a seat when the address is told to the confirmed only. */
		readonly venue: {
			readonly name: LocalizedText;
			readonly streetAddress: string | null;
			readonly postalCode: string | null;
			readonly municipality: LocalizedText;
		} | null;
	};
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly contactEmail: string;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
	};
};

/**
 * The registration behind a signed link.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export async function myRegistration(
	ctx: Context,
	input: { readonly token: string },
): Promise<MyRegistration> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const [row] = await named<MineRow>(readsOf(ctx), 'registrations_mine', mineSql, [
		link.linkId,
		link.generation,
	]);
	if (!row) throw new NotFound('registration');
	const now = ctx.now();
	const isConfirmed = row.state === 'confirmed';
	const limit = row.state === 'confirmed' ? row.self_cancel_until : row.ends_at;
	const showsPlace = isConfirmed || row.address_disclosure === 'public';
	return {
		registrationId: row.id,
		state: row.state,
		mode: row.mode,
		place: row.state === 'waitlisted' ? row.place : null,
		offerExpiresAt: row.offer_expires_at,
		awaitsAddress: row.awaits_address,
		awaitsAnswers: row.awaits_answers && row.state !== 'cancelled',
		canAccept: canAccept(row, now),
		firstName: row.first_name,
		lastName: row.last_name,
		email: row.email,
		locale: row.locale,
		canCancel: row.state !== 'cancelled' && now < limit,
		selfCancelUntil: limit,
		createdAt: row.created_at,
		cancelledAt: row.cancelled_at,
		cancelledBy: row.cancelled_by,
		answered: row.answered,
		training: {
			id: row.training_id,
			code: row.visibility === 'public' ? row.code : null,
			title: row.title,
			languages: row.languages,
			state: row.training_state,
			cancelReason: row.cancel_reason,
			isPostponed: row.is_postponed,
			timeZone: row.time_zone,
			startsAt: row.starts_at,
			endsAt: row.ends_at,
			mode: row.training_mode,
			conferenceUrl: isConfirmed && row.mode === 'online' ? row.conference_url : null,
			sessions: row.sessions.map((session) => ({
				...session,
				startsAt: new Date(session.startsAt),
				endsAt: new Date(session.endsAt),
			})),
			venue: showsPlace && row.mode === 'onsite' ? row.venue : null,
		},
		project: {
			slug: row.project_slug,
			title: row.project_title,
			contactEmail: row.contact_email,
			fundingStatement: row.funding_statement,
			requiredLocales: row.required_locales,
		},
	};
}

function canAccept(row: MineRow, now: Date): boolean {
	const decision = decideAcceptance(
		{
			state: row.state,
			offerExpiresAt: row.offer_expires_at,
			awaitsAnswers: row.awaits_answers,
			isCancelled: row.training_state === 'cancelled',
			closesAt: row.closes_at,
			timeZone: row.time_zone,
			mode: row.mode,
			targetGroupId: row.target_group_id,
			organisationKey: row.organisation_key,
			pools: row.pools.filter((pool) =>
				isBinding(pool, { startsAt: row.starts_at, timeZone: row.time_zone }, now),
			),
		},
		now,
	);
	return decision.ok && decision.acceptance !== undefined;
}

/** The signed token of a person's own page; made for their mail only. */
export function registrationToken(
	ctx: Context,
	registration: { id: string; linkGeneration: number },
): string {
	return signedLink(ctx.keys, {
		linkId: registration.id,
		generation: registration.linkGeneration,
		purpose: 'registration',
	});
}

const mineSql = `
select r.id, r.state, r.mode, r.locale, r.created_at, r.cancelled_at, r.cancelled_by, r.offer_expires_at, r.awaits_address, r.awaits_answers, r.target_group_id, r.organisation_key, ${placeSql} as place,
	(select json_build_object('verdict', q.verdict, 'words', q.answer) from registration_requests q
		where q.project_id = r.project_id and q.registration_id = r.id and q.verdict is not null) as answered,
	p.first_name, p.last_name, b.email,
	t.id as training_id, t.code, t.visibility, t.title, t.languages, t.state as training_state, t.cancel_reason, t.postponed_at is not null as is_postponed, t.time_zone, t.starts_at, t.ends_at,
	t.mode as training_mode, t.conference_url, t.self_cancel_until, t.closes_at, t.address_disclosure,
	(select coalesce(json_agg(json_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'title', s.title, 'roomName', rm.name) order by s.position), '[]')
		from sessions s left join rooms rm on rm.project_id = s.project_id and rm.id = s.room_id
		where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled') as sessions,
	(select coalesce(json_agg(${poolJson} order by s.id), '[]') from seat_pools s where s.project_id = t.project_id and s.training_id = t.id) as pools,
	(select json_build_object('name', v.name, 'streetAddress', v.street_address, 'postalCode', v.postal_code, 'municipality', m.name)
		from venues v join municipalities m on m.code = v.municipality_code where v.project_id = t.project_id and v.id = t.venue_id) as venue,
	j.slug as project_slug, j.title as project_title, j.contact_email, j.funding_statement, j.required_locales
from registrations r
join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
join trainings t on t.project_id = r.project_id and t.id = r.training_id
join projects j on j.id = r.project_id
where r.id = $1 and r.link_generation = $2`;

type MineRow = {
	id: string;
	state: RegistrationState;
	mode: AttendanceMode;
	locale: Locale;
	created_at: Date;
	cancelled_at: Date | null;
	cancelled_by: CancelledBy | null;
	answered: MyRegistration['answered'];
	offer_expires_at: Date | null;
	awaits_address: boolean;
	awaits_answers: boolean;
	target_group_id: string | null;
	organisation_key: string | null;
	closes_at: Date;
	pools: LockedPool[];
	place: number;
	first_name: string;
	last_name: string;
	email: string;
	training_id: string;
	code: string;
	visibility: string;
	title: LocalizedText;
	languages: string[];
	training_state: 'published' | 'cancelled';
	cancel_reason: LocalizedText | null;
	is_postponed: boolean;
	time_zone: string;
	starts_at: Date;
	ends_at: Date;
	training_mode: 'onsite' | 'online' | 'hybrid';
	conference_url: string | null;
	self_cancel_until: Date;
	address_disclosure: string;
	sessions: {
		id: string;
		startsAt: string;
		endsAt: string;
		title: LocalizedText | null;
		roomName: LocalizedText | null;
	}[];
	venue: MyRegistration['training']['venue'];
	project_slug: string;
	project_title: LocalizedText;
	contact_email: string;
	funding_statement: LocalizedText;
	required_locales: Locale[];
};

/**
 * The registrations that forms made, by the form's token; for loaders and imports.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export async function registrationsOfRequests(
	ctx: Context,
	input: { readonly projectId: string; readonly requestIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
	requirePermission(ctx.actor, 'participants.read', { projectId: input.projectId });
	const rows = await named<{ id: string; request_id: string }>(
		readsOf(ctx),
		'registrations_of_requests',
		'select id, request_id from registrations where project_id = $1 and request_id = any($2::uuid[])',
		[input.projectId, input.requestIds],
	);
	return new Map(rows.map((row) => [row.request_id, row.id]));
}

/** How a training's seats are shared out. @throws NotFound, Forbidden without `plan.write`. */
export function quotasOfTraining(
	ctx: Context,
	input: { readonly projectId: string; readonly trainingId: string },
): Promise<Quotas> {
	requirePermission(ctx.actor, 'plan.write', input);
	return standingQuotas(ctx, input);
}

/** Trainings where someone waits for a pool whose quota has ended, and registration is open. */
export async function trainingsWithReleasedLine(ctx: Context): Promise<string[]> {
	const rows = await named<{ id: string }>(
		readsOf(ctx),
		'registrations_released',
		`select distinct t.id from seat_pools s join trainings t on t.project_id = s.project_id and t.id = s.training_id
		 where s.waiting_seats > 0 and s.release_days_before is not null and t.state = 'published' and t.closes_at > $1
			and (((t.starts_at at time zone t.time_zone)::date - s.release_days_before) + time '09:00') at time zone t.time_zone <= $1`,
		[ctx.now()],
	);
	return rows.map((row) => row.id);
}

/** Pools whose counters differ from the rows they count, or that allow more beyond capacity than anyone has or waits for; always empty. Run by tests and nightly. */
export async function seatCountsThatDiffer(
	ctx: Context,
): Promise<{ poolId: string; taken: number; seats: number; waiting: number; inLine: number }[]> {
	return named(
		readsOf(ctx),
		'registrations_seat_counts',
		`select s.id as "poolId", s.taken_seats as taken, count(c.kind) filter (where c.kind = 'seat')::int + coalesce(i.seats, 0) as seats,
			s.waiting_seats as waiting, count(c.kind) filter (where c.kind = 'queue')::int as "inLine"
		 from seat_pools s left join seat_claims c on c.project_id = s.project_id and c.pool_id = s.id
		 left join (select project_id, pool_id, sum(seats)::int as seats from invitation_seats group by project_id, pool_id) i
			on i.project_id = s.project_id and i.pool_id = s.id
		 group by s.project_id, s.id, i.seats
		 having s.taken_seats <> count(c.kind) filter (where c.kind = 'seat') + coalesce(i.seats, 0) or s.waiting_seats <> count(c.kind) filter (where c.kind = 'queue')
			or s.override_seats > greatest(0, s.taken_seats + s.waiting_seats - s.capacity_seats)`,
		[],
	);
}

/** What a form must answer when it is sent now; null while nothing is asked. Says nothing of a training that is hidden. */
export async function challengeOf(
	ctx: Context,
	input: { readonly training: string; readonly requestId: string },
): Promise<{ readonly challenge: string | null }> {
	const link = openLink(ctx.keys, input.training, 'training');
	const guarded = await isGuarded(ctx, link ?? { code: input.training });
	return { challenge: guarded ? await proofChallenge(ctx.keys, input.requestId, ctx.now()) : null };
}

/** Since when a training asks those who come for proofs; null while it does not. @throws NotFound, Forbidden without `participants.read`. */
export function guardOfTraining(
	ctx: Context,
	input: { readonly projectId: string; readonly trainingId: string },
): Promise<{ readonly since: Date } | null> {
	requirePermission(ctx.actor, 'participants.read', input);
	return findGuard(ctx, input);
}

/** How many trainings ask for proofs just now; for the operator. */
export function guardedTrainings(ctx: Pick<Context, 'database' | 'now'>): Promise<number> {
	return countGuarded(ctx);
}
