import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { openLink, signedLink } from '@kutsu/kernel/keys';
import { standingIn } from '../../attendance/index.ts';
import { evidenceEndsOn } from '../../erasures/index.ts';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { AttendanceMode, RegistrationState } from '../model.ts';
import { applicablePools, freeSeats, isBinding } from '../rules/pools.ts';
import { decideDisowning, decideSelfService, selfServiceEnds } from '../rules/self-service.ts';
import { poolJson } from '../store/training.ts';
import type { LockedPool } from '../store/training.ts';

/** What a person may do by their own link now, and what became of a registration that went on elsewhere. */
export type MyChoices = {
	readonly canChange: boolean;
	/** Until when by themselves. */
	readonly changeUntil: Date;
	/** The other way they may come; null where there is none. Whether it has a seat is free to see. */
	readonly otherMode: { readonly mode: AttendanceMode; readonly hasSeats: boolean } | null;
	readonly canTransfer: boolean;
	/** Whether the training asks anything of its own. */
	readonly hasQuestions: boolean;
	/** Diet or access needs were given to questions of the course: a date may ask the same. */
	readonly hasNeeds: boolean;
	/** Dates of the same course with free seats. */
	readonly dates: readonly OtherDate[];
	readonly canDisown: boolean;
	/** Where the seat went; null when nowhere. A colleague's answer is theirs to tell. */
	readonly wentTo:
		| { readonly kind: 'colleague' }
		| { readonly kind: 'other-date'; readonly token: string }
		| null;
	/** The seat is a colleague's, until they accept it. */
	readonly isFromColleague: boolean;
	/** It was a colleague's, and stays so: the offer was taken back. */
	readonly isWithdrawn: boolean;
	/** Until when a colleague may accept the seat, which is this person's meanwhile; null when it is offered to nobody. */
	readonly offeredUntil: Date | null;
	readonly details: {
		readonly firstName: string;
		readonly lastName: string;
		readonly phone: string | null;
		readonly organisation: string | null;
		readonly targetGroup: string | null;
		readonly municipality: string | null;
		readonly locale: Locale;
		readonly revision: number;
		/** They came to a training under this name. */
		readonly isNameFixed: boolean;
	};
	readonly erasure: {
		/** They came to something: evidence of it stays. */
		readonly keepsEvidence: boolean;
		/** The last day evidence is kept; null while the funder's last payment is not known. */
		readonly evidenceEndsOn: string | null;
		/** Titles of what they have coming, this one included. */
		readonly ends: readonly LocalizedText[];
	};
};

export type OtherDate = {
	readonly trainingId: string;
	readonly title: LocalizedText;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly languages: readonly string[];
	readonly municipality: LocalizedText | null;
	readonly venue: LocalizedText | null;
	readonly mode: AttendanceMode;
	readonly freeSeats: number;
	/** Asks what the person has told of diet or access, so that it can go along. */
	readonly keepsNeeds: boolean;
};

type DateRow = Omit<OtherDate, 'startsAt' | 'endsAt' | 'freeSeats' | 'mode'> & {
	readonly startsAt: string;
	readonly endsAt: string;
	readonly trainingMode: 'onsite' | 'online' | 'hybrid';
	readonly pools: LockedPool[];
};

type Row = {
	id: string;
	state: RegistrationState;
	mode: AttendanceMode;
	source: string;
	cancelledBy: string | null;
	confirmedAt: Date | null;
	offeredUntil: Date | null;
	awaitsAddress: boolean;
	hasQuestions: boolean;
	hasNeeds: boolean;
	targetGroupId: string | null;
	organisationKey: string | null;
	trainingState: string;
	trainingMode: 'onsite' | 'online' | 'hybrid';
	selfCancelUntil: Date;
	startsAt: Date;
	timeZone: string;
	pools: LockedPool[];
	hasAttended: boolean;
	hasAttendedThis: boolean;
	lastPaymentOn: string | null;
	ends: LocalizedText[];
	successor: { id: string; source: string; linkGeneration: number } | null;
	dates: DateRow[];
	firstName: string;
	lastName: string;
	phone: string | null;
	organisation: string | null;
	targetGroup: string | null;
	municipality: string | null;
	locale: Locale;
	revision: number;
};

const poolsOf = (training: string) =>
	`(select coalesce(json_agg(${poolJson} order by s.id), '[]') from seat_pools s where s.project_id = ${training}.project_id and s.training_id = ${training}.id)`;

/** Needs of a registration `r` that go along to a training `o` of the same course, if to any. */
const needsThere = (there: string) =>
	`exists (select from needs n join questions q on q.project_id = n.project_id and q.id = n.question_id and q.course_id is not null and q.removed_at is null
		where n.project_id = r.project_id and n.registration_id = r.id and ${there})`;

const choicesSql = `
select r.id, r.state, r.mode, r.source, r.cancelled_by as "cancelledBy", r.confirmed_at as "confirmedAt",
	(select x.expires_at from seat_transfers x where x.project_id = r.project_id and x.from_registration_id = r.id and x.ended_at is null) as "offeredUntil", r.awaits_address as "awaitsAddress", r.target_group_id as "targetGroupId", r.organisation_key as "organisationKey",
	t.state as "trainingState", t.mode as "trainingMode", t.self_cancel_until as "selfCancelUntil", t.starts_at as "startsAt", t.time_zone as "timeZone",
	${poolsOf('t')} as pools,
	exists (select from registrations o join attendance_entries e on e.project_id = o.project_id and e.registration_id = o.id and ${standingIn}
		where o.project_id = p.project_id and o.participant_id = p.id) as "hasAttended",
	exists (select from attendance_entries e where e.project_id = r.project_id and e.registration_id = r.id and ${standingIn}) as "hasAttendedThis",
	exists (select from questions q where q.project_id = t.project_id and (q.course_id = t.course_id or q.training_id = t.id) and q.removed_at is null) as "hasQuestions",
	${needsThere('true')} as "hasNeeds",
	j.last_payment_on::text as "lastPaymentOn",
	(select coalesce(json_agg(lt.title order by lt.starts_at), '[]') from registrations l join trainings lt on lt.project_id = l.project_id and lt.id = l.training_id
		where l.project_id = p.project_id and l.participant_id = p.id and l.state <> 'cancelled' and lt.state = 'published' and lt.ends_at > $3) as ends,
	(select json_build_object('id', n.id, 'source', n.source, 'linkGeneration', n.link_generation) from registrations n
		where n.project_id = r.project_id and n.predecessor_id = r.id and r.state = 'cancelled' order by n.created_at desc limit 1) as successor,
	(select coalesce(json_agg(d.date order by d.starts_at), '[]') from (
		select o.starts_at, json_build_object('trainingId', o.id, 'title', o.title, 'startsAt', o.starts_at, 'endsAt', o.ends_at, 'timeZone', o.time_zone,
			'languages', o.languages, 'municipality', (select m.name from municipalities m where m.code = coalesce(v.municipality_code, o.municipality_code)),
			'venue', case when o.address_disclosure = 'public' then v.name end, 'trainingMode', o.mode, 'keepsNeeds', r.mode = 'onsite' and ${needsThere("(q.type = 'access' or o.catering <> 'none')")}, 'pools', ${poolsOf('o')}) as date
		from trainings o left join venues v on v.project_id = o.project_id and v.id = o.venue_id
		where o.project_id = t.project_id and o.course_id = t.course_id and o.id <> t.id and o.state = 'published' and o.visibility = 'public'
			and not exists (select from training_ways w where w.project_id = o.project_id and w.training_id = o.id and w.way <> 'open')
			and o.opens_at <= $3 and o.closes_at > $3 and (o.mode = 'hybrid' or o.mode = r.mode) order by o.starts_at limit 50) d) as dates,
	p.first_name as "firstName", p.last_name as "lastName", p.phone, p.organisation, r.locale, p.revision,
	(select g.key from target_groups g where g.project_id = r.project_id and g.id = r.target_group_id) as "targetGroup", r.municipality_code as municipality
from registrations r
join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
join trainings t on t.project_id = r.project_id and t.id = r.training_id
join projects j on j.id = r.project_id
where r.id = $1 and r.link_generation = $2`;

/** @throws NotFound for a link that is forged, revoked or unknown. */
export async function myChoices(ctx: Context, input: { readonly token: string }): Promise<MyChoices> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const now = ctx.now();
	const [row] = await named<Row>(readsOf(ctx), 'registrations_my_choices', choicesSql, [
		link.linkId,
		link.generation,
		now,
	]);
	if (!row) throw new NotFound('registration');
	const facts = { ...row, isCancelled: row.trainingState === 'cancelled' };
	const canChange = decideSelfService(facts, now).ok;
	// What is offered to a colleague stays where it is.
	const canReseat = canChange && row.offeredUntil === null;
	const seatsOf = (mode: AttendanceMode, training: Pick<Row, 'pools' | 'startsAt' | 'timeZone'>) => {
		const binding = training.pools.filter((pool) => isBinding(pool, training, now));
		const pools = applicablePools(binding, { ...row, mode });
		return pools.length === 0
			? 0
			: Math.min(...pools.map((pool) => Math.max(0, freeSeats(pool) - pool.waitingSeats)));
	};
	const other: AttendanceMode = row.mode === 'onsite' ? 'online' : 'onsite';
	return {
		canChange,
		changeUntil: selfServiceEnds(row),
		otherMode:
			canReseat && row.trainingMode === 'hybrid'
				? { mode: other, hasSeats: hasSeatsOtherwise(row, other, now) }
				: null,
		hasQuestions: canChange && row.hasQuestions,
		hasNeeds: row.hasNeeds,
		canTransfer: canReseat && row.state === 'confirmed',
		dates: canReseat
			? row.dates.flatMap(({ pools, trainingMode: _, ...date }) => {
					const times = { startsAt: new Date(date.startsAt), endsAt: new Date(date.endsAt) };
					const seats = seatsOf(row.mode, { pools, startsAt: times.startsAt, timeZone: date.timeZone });
					return seats > 0 ? [{ ...date, ...times, mode: row.mode, freeSeats: seats }] : [];
				})
			: [],
		canDisown: decideDisowning({ startsAt: row.startsAt, hasAttended: row.hasAttendedThis }, now).ok,
		wentTo: successorOf(ctx, row),
		isFromColleague: row.state === 'offered' && row.source === 'transfer',
		isWithdrawn:
			row.source === 'transfer' &&
			row.state === 'cancelled' &&
			row.cancelledBy === 'liaison' &&
			row.confirmedAt === null,
		offeredUntil: row.offeredUntil,
		details: {
			firstName: row.firstName,
			lastName: row.lastName,
			phone: row.phone,
			organisation: row.organisation,
			targetGroup: row.targetGroup,
			municipality: row.municipality,
			locale: row.locale,
			revision: row.revision,
			isNameFixed: row.hasAttended,
		},
		erasure: {
			keepsEvidence: row.hasAttended,
			evidenceEndsOn: evidenceEndsOn(row.lastPaymentOn),
			ends: row.ends,
		},
	};
}

/** Whether a seat of the other way looks free beyond those in line; the pools that are kept do not count. */
function hasSeatsOtherwise(row: Row, mode: AttendanceMode, now: Date): boolean {
	const binding = row.pools.filter((pool) => isBinding(pool, row, now));
	const hasSeat = row.state === 'confirmed' || row.state === 'offered';
	const kept = new Set(hasSeat ? applicablePools(binding, row).map((pool) => pool.id) : []);
	const further = applicablePools(binding, { ...row, mode }).filter((pool) => !kept.has(pool.id));
	return further.every((pool) => freeSeats(pool) > 0);
}

function successorOf(ctx: Context, { successor }: Row): MyChoices['wentTo'] {
	if (successor === null) return null;
	if (successor.source === 'transfer') return { kind: 'colleague' };
	const { id: linkId, linkGeneration: generation } = successor;
	return { kind: 'other-date', token: signedLink(ctx.keys, { linkId, generation, purpose: 'registration' }) };
}

export type MailboxRegistrations = {
	readonly email: string;
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly contactEmail: string;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
	};
	/** Coming first, by time; then past ones, latest first. */
	readonly registrations: readonly {
		readonly token: string;
		readonly firstName: string;
		readonly lastName: string;
		readonly state: RegistrationState;
		readonly title: LocalizedText;
		readonly isTrainingCancelled: boolean;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly timeZone: string;
		readonly isPast: boolean;
	}[];
};

/**
 * All registrations of a mailbox in one project, by the link that was sent to it.
 * @throws NotFound for a link that is forged, expired or unknown.
 */
export async function registrationsOfMailbox(
	ctx: Context,
	input: { readonly token: string },
): Promise<MailboxRegistrations> {
	const link = openLink(ctx.keys, input.token, 'mailbox');
	if (!link) throw new NotFound('link');
	const now = ctx.now();
	const [row] = await named<{
		email: string;
		project: MailboxRegistrations['project'];
		registrations: (Omit<
			MailboxRegistrations['registrations'][number],
			'startsAt' | 'endsAt' | 'isPast' | 'token'
		> & {
			id: string;
			linkGeneration: number;
			startsAt: string;
			endsAt: string;
		})[];
	}>(
		readsOf(ctx),
		'registrations_of_mailbox',
		`select b.email, json_build_object('slug', j.slug, 'title', j.title, 'contactEmail', j.contact_email, 'fundingStatement', j.funding_statement,
				'requiredLocales', j.required_locales) as project,
			(select coalesce(json_agg(json_build_object('id', r.id, 'linkGeneration', r.link_generation, 'firstName', p.first_name, 'lastName', p.last_name,
				'state', r.state, 'title', t.title, 'isTrainingCancelled', t.state = 'cancelled', 'startsAt', t.starts_at, 'endsAt', t.ends_at,
				'timeZone', t.time_zone) order by t.starts_at, r.created_at), '[]')
				from participants p join registrations r on r.project_id = p.project_id and r.participant_id = p.id
				join trainings t on t.project_id = r.project_id and t.id = r.training_id
				where p.project_id = l.project_id and p.mailbox_id = b.id and p.erased_at is null) as registrations
		 from mailbox_links l join mailboxes b on b.project_id = l.project_id and b.id = l.mailbox_id join projects j on j.id = l.project_id
		 where l.id = $1 and l.expires_at > $2 and $3 = 1 and b.erase_after is null and b.email not like 'erased:%'`,
		[link.linkId, now, link.generation],
	);
	if (!row) throw new NotFound('link');
	const all = row.registrations.map(({ id: linkId, linkGeneration: generation, ...one }) => ({
		...one,
		startsAt: new Date(one.startsAt),
		endsAt: new Date(one.endsAt),
		isPast: new Date(one.endsAt) <= now,
		token: signedLink(ctx.keys, { linkId, generation, purpose: 'registration' }),
	}));
	const past = all.filter((one) => one.isPast).toReversed();
	return {
		email: row.email,
		project: row.project,
		registrations: [...all.filter((one) => !one.isPast), ...past],
	};
}
