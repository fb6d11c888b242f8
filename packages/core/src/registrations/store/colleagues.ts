import { named } from '@kutsu/db';
import { only } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { expireOfferJob } from '../jobs.ts';
import type { AttendanceMode } from '../model.ts';
import type { AnswerEffect } from '../rules/colleagues.ts';
import type { LockedRegistration } from './cancellation.ts';
import { endSpareOverride } from './override.ts';
import type { LockedTraining } from './training.ts';

export type GroupOfProject = {
	readonly id: string;
	readonly key: string;
	readonly isSensitive: boolean;
};

/** The target groups of a project, in no order. */
export function groupsOfProject(ctx: TxContext, projectId: string): Promise<GroupOfProject[]> {
	return named<GroupOfProject>(
		ctx.tx,
		'registrations_groups',
		'select id, key, is_sensitive_workplace as "isSensitive" from target_groups where project_id = $1',
		[projectId],
	);
}

/** Asks for the look at registrations whose seats are held until one moment. */
export async function enqueueExpiry(
	ctx: TxContext,
	registrationIds: readonly string[],
	until: Date,
): Promise<void> {
	await enqueue(
		ctx,
		...registrationIds.map((registrationId) => ({
			task: expireOfferJob.task,
			payload: { registrationId },
			runAt: until,
		})),
	);
}

/** Gives a registration the place of another in line. */
export async function savePlaceOf(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
	place: Pick<LockedRegistration, 'arrival' | 'priority'>,
): Promise<void> {
	await named(
		ctx.tx,
		'registrations_place_of',
		'update registrations set arrival = $3, priority = $4 where project_id = $1 and id = $2',
		[projectId, registrationId, place.arrival, place.priority],
	);
}

const answerSql = `
with gone as (
	delete from seat_claims where project_id = $1 and registration_id = $2 and pool_id = any($3::uuid[]) returning pool_id, kind
), freed as (
	update seat_pools s set taken_seats = taken_seats - (gone.kind = 'seat')::int, waiting_seats = waiting_seats - (gone.kind = 'queue')::int,
		override_seats = ${endSpareOverride("(gone.kind = 'seat')::int", "(gone.kind = 'queue')::int")}
	from gone where s.project_id = $1 and s.id = gone.pool_id
), pool as (
	update seat_pools set taken_seats = taken_seats + $5, waiting_seats = waiting_seats + 1 - $5
	where project_id = $1 and id = any($4::uuid[]) and ($5 = 0 or taken_seats < capacity_seats + override_seats)
	returning id
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id, kind)
	select $1, $2, id, case when $5 = 1 then 'seat' else 'queue' end from pool
), registration as (
	update registrations set awaits_answers = false, offer_expires_at = case when state = 'requested' then null else offer_expires_at end, target_group_id = $6, organisation_key = $7, municipality_code = $8, mode = $9, locale = $10
	where project_id = $1 and id = $2 returning participant_id
), person as (
	update participants p set target_group_id = $6, municipality_code = $8, locale = $10, phone = coalesce($11, p.phone), organisation = coalesce($12, p.organisation),
		organisation_id = case when $12::text is null then p.organisation_id else $13::uuid end,
		search_text = trim(p.name_normalized || ' ' || b.email || ' ' || lower(coalesce($12, p.organisation, ''))), revision = p.revision + 1
	from registration, mailboxes b
	where p.project_id = $1 and p.id = registration.participant_id and b.project_id = p.project_id and b.id = p.mailbox_id
)
select (select count(*) from pool)::int as pools`;

export type OwnAnswers = {
	readonly mode: AttendanceMode;
	readonly locale: Locale;
	readonly phone?: string | undefined;
	readonly organisation?: string | undefined;
};

/** Keeps what a colleague told of themselves, and moves their claims to the pools that go with it. */
export async function saveOwnAnswers(
	ctx: TxContext,
	training: LockedTraining,
	registration: LockedRegistration,
	effect: AnswerEffect,
	answers: OwnAnswers,
): Promise<void> {
	const { pools } = only(
		await named<{ pools: number }>(ctx.tx, 'registrations_own_answers', answerSql, [
			training.projectId,
			registration.id,
			effect.leave,
			effect.enter,
			registration.state === 'waitlisted' ? 0 : 1,
			training.targetGroupId,
			training.organisationKey,
			training.municipalityCode,
			answers.mode,
			answers.locale,
			answers.phone || null,
			training.organisation?.name ?? (answers.organisation || null),
			training.organisation?.id ?? null,
		]),
	);
	if (pools !== effect.enter.length) throw new Error('A seat pool changed under its lock');
}
