import { named } from '@kutsu/db';
import { NotFound, newId, only } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { keyedDigest, openLink } from '@kutsu/kernel/keys';
import { standingIn } from '../../attendance/index.ts';
import type { Context, TxContext } from '../../context.ts';
import type { AttendanceMode, RegistrationSource } from '../model.ts';
import type { Reseat } from '../rules/reseat.ts';
import { lockRegistration } from './cancellation.ts';
import type { LockedRegistration } from './cancellation.ts';
import { aboutOne, messagesOf, plainMail, queueMail } from './mail.ts';
import { endSpareOverride } from './override.ts';
import { normalizedName } from './person.ts';
import { lockTraining } from './training.ts';
import type { LockedTraining } from './training.ts';

export type RegistrationLink = { readonly linkId: string; readonly generation: number };

/** Who holds a link, as the one who acts. @throws NotFound for a link that is forged */
export function holderOf(ctx: Context, token: string): { link: RegistrationLink; holder: Context } {
	const link = openLink(ctx.keys, token, 'registration');
	if (!link) throw new NotFound('registration');
	return { link, holder: { ...ctx, actor: { kind: 'participant', registrationId: link.linkId } } };
}

/** The training of a link's registration. @throws NotFound for a link that was revoked, or whose person is erased */
export async function trainingOfLink(
	ctx: TxContext,
	link: RegistrationLink,
): Promise<{ projectId: string; trainingId: string; participantId: string }> {
	const [row] = await named<{ projectId: string; trainingId: string; participantId: string }>(
		ctx.tx,
		'registrations_training_of_link',
		`select project_id as "projectId", training_id as "trainingId", participant_id as "participantId" from registrations where id = $1 and link_generation = $2`,
		[link.linkId, link.generation],
	);
	if (!row) throw new NotFound('registration');
	return row;
}

/** Locks the pools of a link's training, then its registration. @throws NotFound for a link that was revoked */
export async function lockMine(
	ctx: TxContext,
	link: RegistrationLink,
	asked: Parameters<typeof lockTraining>[2] = {},
): Promise<{ training: LockedTraining; registration: LockedRegistration }> {
	const { projectId, trainingId } = await trainingOfLink(ctx, link);
	const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null }, asked);
	const registration = await lockRegistration(ctx, projectId, link.linkId);
	if (registration.linkGeneration !== link.generation) throw new NotFound('registration');
	return { training, registration };
}

/**
 * Locks the pools of several trainings: training by training in the order of their ids, which everyone does who needs
 * more than one, so that no two wait for each other.
 */
export async function lockTrainings(
	ctx: TxContext,
	trainingIds: readonly string[],
): Promise<ReadonlyMap<string, LockedTraining>> {
	const locked = new Map<string, LockedTraining>();
	for (const id of [...new Set(trainingIds)].toSorted())
		locked.set(id, await lockTraining(ctx, { id, linkGeneration: null }));
	return locked;
}

export type Person = {
	readonly participantId: string;
	readonly mailboxId: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly phone: string | null;
	readonly organisation: string | null;
	readonly locale: Locale;
	readonly revision: number;
	readonly nameNormalized: string;
	/** To any training of the project. */
	readonly hasAttended: boolean;
	/** To this one. */
	readonly hasAttendedThis: boolean;
	readonly source: RegistrationSource;
	readonly municipalityCode: string | null;
	/** The key of the target group; null when not asked. */
	readonly targetGroup: string | null;
};

/** The person of a registration, locked after their mailbox: in the order in which registering takes them. */
export async function lockPerson(
	ctx: TxContext,
	registration: { readonly projectId: string; readonly id: string },
): Promise<Person> {
	await named(
		ctx.tx,
		'registrations_lock_mailbox',
		`select b.id from registrations r join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id where r.project_id = $1 and r.id = $2 for update of b`,
		[registration.projectId, registration.id],
	);
	return only(
		await named<Person>(
			ctx.tx,
			'registrations_lock_person',
			`select p.id as "participantId", p.mailbox_id as "mailboxId", p.first_name as "firstName", p.last_name as "lastName", b.email,
				p.phone, p.organisation, r.locale, p.revision, p.name_normalized as "nameNormalized", r.source, r.municipality_code as "municipalityCode",
				(select g.key from target_groups g where g.project_id = r.project_id and g.id = r.target_group_id) as "targetGroup",
				exists (select from registrations o join attendance_entries e on e.project_id = o.project_id and e.registration_id = o.id and ${standingIn}
					where o.project_id = p.project_id and o.participant_id = p.id) as "hasAttended",
				exists (select from attendance_entries e where e.project_id = r.project_id and e.registration_id = r.id and ${standingIn}) as "hasAttendedThis"
			 from registrations r
			 join participants p on p.project_id = r.project_id and p.id = r.participant_id
			 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
			 where r.project_id = $1 and r.id = $2 for update of p`,
			[registration.projectId, registration.id],
		),
	);
}

const reseatSql = `
with taken as (
	update seat_pools set taken_seats = taken_seats + 1
	where project_id = $1 and id = any($3::uuid[]) and taken_seats < capacity_seats + override_seats returning id
), freed as (
	delete from seat_claims where project_id = $1 and registration_id = $2 and pool_id = any($4::uuid[]) and kind = 'seat' returning pool_id
), let_go as (
	update seat_pools s set taken_seats = taken_seats - 1, override_seats = ${endSpareOverride('1')}
	where project_id = $1 and id in (select pool_id from freed)
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id, kind) select $1, $5, id, 'seat' from taken
), handed as (
	update seat_claims set registration_id = $5 where project_id = $1 and registration_id = $2 and kind = 'seat' and pool_id <> all($4::uuid[]) and $5::uuid <> $2::uuid
)
select (select count(*) from taken)::int as taken, (select count(*) from freed)::int as freed`;

/**
 * Takes the further seats, lets go those no longer needed and, for another registration, hands over the rest: one
 * statement, so that at no moment anyone else could have what is kept.
 */
export async function saveReseat(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
	{ take, free }: Reseat,
	toRegistrationId: string = registrationId,
): Promise<void> {
	const result = only(
		await named<{ taken: number; freed: number }>(ctx.tx, 'registrations_reseat', reseatSql, [
			projectId,
			registrationId,
			take,
			free,
			toRegistrationId,
		]),
	);
	if (result.taken !== take.length || result.freed !== free.length)
		throw new Error('A seat pool changed under its lock');
}

/** From the line to free seats of the other mode. */
const seatWaitingSql = `
with registration as (
	update registrations set state = 'confirmed', confirmed_at = $3, mode = $5 where project_id = $1 and id = $2 and state = 'waitlisted' returning id
), left_line as (
	delete from seat_claims where project_id = $1 and registration_id = $2 and kind = 'queue' and exists (select from registration) returning pool_id
), pool as (
	update seat_pools s set taken_seats = taken_seats + (s.id = any($4::uuid[]))::int, waiting_seats = waiting_seats - (s.id in (select pool_id from left_line))::int,
		override_seats = ${endSpareOverride('-(s.id = any($4::uuid[]))::int', '(s.id in (select pool_id from left_line))::int')}
	where s.project_id = $1 and (s.id = any($4::uuid[]) or s.id in (select pool_id from left_line))
		and (s.id <> all($4::uuid[]) or s.taken_seats < s.capacity_seats + s.override_seats) returning s.id
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id, kind) select $1, $2, id, 'seat' from pool where id = any($4::uuid[])
	on conflict (project_id, registration_id, pool_id) do update set kind = 'seat' returning pool_id
)
select (select count(*) from claim)::int as seats`;

/** Gives one who waits a seat the other way they may come, and ends their wait. */
export async function saveSeatOfWaiting(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
	seat: { readonly poolIds: readonly string[]; readonly mode: AttendanceMode },
): Promise<void> {
	const result = only(
		await named<{ seats: number }>(ctx.tx, 'registrations_seat_waiting', seatWaitingSql, [
			projectId,
			registrationId,
			ctx.now(),
			seat.poolIds,
			seat.mode,
		]),
	);
	if (result.seats !== seat.poolIds.length) throw new Error('A seat pool changed under its lock');
}

export async function saveMode(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
	mode: AttendanceMode,
): Promise<void> {
	await named(
		ctx.tx,
		'registrations_save_mode',
		'update registrations set mode = $3 where project_id = $1 and id = $2',
		[projectId, registrationId, mode],
	);
}

/** Whether the mailbox has somebody else of this name. */
export async function isNameTaken(
	ctx: TxContext,
	projectId: string,
	person: Person,
	name: string,
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'registrations_name_taken',
		'select from participants where project_id = $1 and mailbox_id = $2 and name_normalized = $3 and id <> $4',
		[projectId, person.mailboxId, name, person.participantId],
	);
	return rows.length > 0;
}

export type Details = {
	readonly firstName: string;
	readonly lastName: string;
	readonly phone: string | null;
	readonly organisation: string | null;
	/** In the register; null for one that is not there. */
	readonly organisationId: string | null;
	readonly organisationKey: string | null;
	readonly targetGroupId: string | null;
	readonly municipalityCode: string | null;
	readonly locale: Locale;
};

const detailsSql = `
with person as (
	update participants set first_name = $4, last_name = $5, name_normalized = $6, phone = $7, organisation = $8, organisation_id = $14,
		target_group_id = $10, municipality_code = $11, locale = $12, search_text = $13, revision = revision + 1
	where project_id = $1 and id = $3
)
update registrations set organisation_key = $9, target_group_id = $10, municipality_code = $11, locale = $12 where project_id = $1 and id = $2`;

/** Writes what a person corrected: their own row, and what this registration counts by. */
export async function saveDetails(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
	person: Person,
	details: Details,
): Promise<void> {
	const name = normalizedName(details.firstName, details.lastName);
	await named(ctx.tx, 'registrations_save_details', detailsSql, [
		projectId,
		registrationId,
		person.participantId,
		details.firstName,
		details.lastName,
		name,
		details.phone,
		details.organisation,
		details.organisationKey,
		details.targetGroupId,
		details.municipalityCode,
		details.locale,
		`${name} ${person.email} ${(details.organisation ?? '').toLowerCase()}`.trim(),
		details.organisationId,
	]);
}

/** Confirms what was changed; with an updated invitation when how they come did. */
export async function queueChangeNotice(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
	what: 'mode' | 'details' | 'seat',
): Promise<void> {
	const round = newId();
	const kind = what === 'seat' ? 'registration-confirmed' : 'registration-changed';
	const rows =
		what === 'details'
			? [plainMail(training, registrationId, kind, round)]
			: messagesOf(training, registrationId, kind, 'session-invitation', round);
	await queueMail(ctx, training, aboutOne(registrationId, rows));
}

/** Whose seat a registration continues. */
export async function savePredecessor(
	ctx: TxContext,
	projectId: string,
	{ id, predecessorId }: { readonly id: string; readonly predecessorId: string },
): Promise<void> {
	await named(
		ctx.tx,
		'registrations_predecessor',
		'update registrations set predecessor_id = $3 where project_id = $1 and id = $2',
		[projectId, id, predecessorId],
	);
}

export async function saveCancelReason(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
	reason: string,
): Promise<void> {
	await named(
		ctx.tx,
		'registrations_cancel_reason',
		'update registrations set cancel_reason = $3 where project_id = $1 and id = $2',
		[projectId, registrationId, reason],
	);
}

/** What says whether two trainings are dates of one course, and whether anyone may come to the second. */
export async function datesOf(
	ctx: TxContext,
	projectId: string,
	trainingIds: readonly string[],
): Promise<{ id: string; courseId: string; isPublic: boolean; isPublished: boolean }[]> {
	return named(
		ctx.tx,
		'registrations_dates',
		`select id, course_id as "courseId", state = 'published' as "isPublished",
			visibility = 'public' and not exists (select from training_ways w where w.project_id = trainings.project_id and w.training_id = trainings.id and w.way <> 'open') as "isPublic"
		 from trainings where project_id = $1 and id = any($2::uuid[])`,
		[projectId, trainingIds],
	);
}

/** Whether the person has a live registration there. */
export async function hasLive(
	ctx: TxContext,
	at: { readonly projectId: string; readonly trainingId: string; readonly participantId: string },
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'registrations_has_live',
		"select from registrations where project_id = $1 and training_id = $2 and participant_id = $3 and state <> 'cancelled'",
		[at.projectId, at.trainingId, at.participantId],
	);
	return rows.length > 0;
}

/** Live registrations of a person, with their trainings. */
export async function liveOf(
	ctx: TxContext,
	person: { readonly projectId: string; readonly participantId: string },
): Promise<{ id: string; trainingId: string }[]> {
	return named(
		ctx.tx,
		'registrations_live_of',
		`select id, training_id as "trainingId" from registrations where project_id = $1 and participant_id = $2 and state <> 'cancelled' order by training_id, id`,
		[person.projectId, person.participantId],
	);
}

/** Ends all links to a registration there are; the next is of the next generation. */
export async function raiseGeneration(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
): Promise<void> {
	await named(
		ctx.tx,
		'registrations_raise_generation',
		'update registrations set link_generation = link_generation + 1 where project_id = $1 and id = $2',
		[projectId, registrationId],
	);
}

/** Sends the link anew. */
export async function queueNewLink(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
): Promise<void> {
	await queueMail(
		ctx,
		training,
		aboutOne(registrationId, [plainMail(training, registrationId, 'registration-link', newId())]),
	);
}

/** How often links may be asked for: to one address silently, from one network with a refusal. */
export const linkLimits = { perAddress: 3, perNetwork: 30, hours: 1 } as const;
/** How long a link to all registrations of an address is good. */
export const mailboxLinkHours = 24;

const askSql = `
with recent as (
	select count(*) filter (where address_key = $2) as of_address, count(*) filter (where network_key = $3) as of_network
	from link_asks where at > $5 and (address_key = $2 or network_key = $3)
), asked as (
	insert into link_asks (id, address_key, network_key, at) values ($1, $2, $3, $4)
), link as (
	insert into mailbox_links (project_id, id, mailbox_id, created_at, expires_at)
	select b.project_id, gen_random_uuid(), b.id, $4, $6 from mailboxes b cross join recent
	where b.email = $7 and of_address < $8 and of_network < $9
		and exists (select from participants p join registrations r on r.project_id = p.project_id and r.participant_id = p.id
			where p.project_id = b.project_id and p.mailbox_id = b.id and p.erased_at is null)
	returning project_id, id, mailbox_id
), mail as (
	insert into outbox_messages (id, project_id, cause_key, kind, mailbox_id, to_address, locale, state, next_attempt_at, expires_at, message_id_header, created_at, facts, erase_after)
	select link.id, link.project_id, 'mailbox-link:' || link.id, 'my-registrations', link.mailbox_id, $7, $10, 'queued', $4, $6,
		'<' || link.id || '@' || split_part(j.contact_email, '@', 2) || '>', $4, jsonb_build_object('linkId', link.id), ($4::timestamptz + interval '12 months')::date
	from link join projects j on j.id = link.project_id returning id
), job as (
	insert into job_requests (id, task, payload, run_at, created_at)
	select gen_random_uuid(), 'deliver-message', jsonb_build_object('messageId', id), $4, $4 from mail
)
select of_network::int as "ofNetwork" from recent`;

/**
 * Notes that links were asked for, and sends one for each project that has the address: one statement and one commit,
 * the same whether anybody has it. Past the limit of an address nothing is sent, and nothing said.
 */
export async function askForLinks(
	ctx: TxContext,
	asked: { readonly email: string; readonly network: string; readonly locale: Locale },
): Promise<{ isTooMany: boolean }> {
	const since = new Date(ctx.now().getTime() - linkLimits.hours * 3_600_000);
	const expiresAt = new Date(ctx.now().getTime() + mailboxLinkHours * 3_600_000);
	const { ofNetwork } = only(
		await named<{ ofNetwork: number }>(ctx.tx, 'registrations_ask_for_links', askSql, [
			newId(),
			keyedDigest(ctx.keys, 'link-asks', asked.email),
			keyedDigest(ctx.keys, 'link-asks', asked.network),
			ctx.now(),
			since,
			expiresAt,
			asked.email,
			linkLimits.perAddress,
			linkLimits.perNetwork,
			asked.locale,
		]),
	);
	return { isTooMany: ofNetwork >= linkLimits.perNetwork };
}
