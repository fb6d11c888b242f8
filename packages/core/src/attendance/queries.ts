import { named } from '@kutsu/db';
import { NotFound, dayInterval, eventDateOf } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import { inTransaction, readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import { record } from '../audit/index.ts';
import { organisationSql } from '../organisations/index.ts';
import { requirePermission, rolesFor, trainingsAllowed } from '../staff/index.ts';
import { isHiddenFrom, shownName } from './rules/shown-name.ts';
import { findBrokenLinks } from './rules/chain.ts';
import { chainOf } from './store.ts';

/** A session that is not taken back, and who is in. A standing entry: `in`, with no `void` that names it. */
export const standingIn = `e.direction = 'in' and not exists (select from attendance_entries v
	where v.project_id = e.project_id and v.training_id = e.training_id and v.corrects_seq = e.seq)`;

export type AttendanceList = {
	readonly training: {
		readonly id: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly timeZone: string;
		readonly state: 'published' | 'cancelled';
	};
	readonly sessions: readonly {
		readonly id: string;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly title: LocalizedText | null;
		readonly presentCount: number;
	}[];
	/** The session listed. */
	readonly sessionId: string;
	/** Initials stand in the place of names: the training hides them from its trainers and helpers. */
	readonly hidesNames: boolean;
	/** From the morning of its day, unless the training is cancelled. */
	readonly canMark: boolean;
	/** Everyone confirmed, by last name as Finnish sorts. */
	readonly people: readonly {
		readonly registrationId: string;
		readonly firstName: string;
		readonly lastName: string;
		/** Null also where it must not be known, or names are hidden. */
		readonly organisation: string | null;
		/** What kind of workplace; null where names are shown. */
		readonly group: LocalizedText | null;
		readonly mode: 'onsite' | 'online';
		readonly isPresent: boolean;
		/** When they were marked; null while absent. */
		readonly presentSince: Date | null;
	}[];
};

/**
 * The list at the door of one session: the asked one, else the one now or next, else the last.
 * @throws NotFound, Forbidden without `attendance.read` for this training.
 */
export async function attendanceList(
	ctx: Context,
	input: { readonly projectId: string; readonly trainingId: string; readonly sessionId?: string | undefined },
): Promise<AttendanceList> {
	requirePermission(ctx.actor, 'attendance.read', {
		projectId: input.projectId,
		trainingId: input.trainingId,
	});
	const sessions = await named<{
		id: string;
		code: string;
		training_title: LocalizedText;
		time_zone: string;
		training_state: 'published' | 'cancelled';
		hides_names: boolean;
		starts_at: Date;
		ends_at: Date;
		title: LocalizedText | null;
		present: number;
	}>(
		readsOf(ctx),
		'attendance_sessions',
		`select s.id, t.code, t.title as training_title, t.time_zone, t.state as training_state, t.hides_names, s.starts_at, s.ends_at, s.title,
			(select count(distinct e.registration_id)::int from attendance_entries e
				where e.project_id = s.project_id and e.training_id = s.training_id and e.session_id = s.id and ${standingIn}) as present
		 from sessions s join trainings t on t.project_id = s.project_id and t.id = s.training_id
		 where s.project_id = $1 and s.training_id = $2 and s.state = 'scheduled' and t.state <> 'draft' order by s.position`,
		[input.projectId, input.trainingId],
	);
	const now = ctx.now();
	const shown =
		input.sessionId === undefined
			? (sessions.find((session) => session.ends_at > now) ?? sessions.at(-1))
			: sessions.find((session) => session.id === input.sessionId);
	if (!shown) throw new NotFound('training');
	const people = await named<{
		id: string;
		first_name: string;
		last_name: string;
		organisation: string | null;
		group: LocalizedText | null;
		mode: 'onsite' | 'online';
		present_since: Date | null;
	}>(
		readsOf(ctx),
		'attendance_people',
		`select r.id, p.first_name, p.last_name, ${organisationSql} as organisation, g.name as "group", r.mode,
			(select min(e.device_at) from attendance_entries e where e.project_id = r.project_id and e.training_id = r.training_id
				and e.session_id = $3 and e.registration_id = r.id and ${standingIn}) as present_since
		 from registrations r join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
		 where r.project_id = $1 and r.training_id = $2 and r.state = 'confirmed'
		 order by p.last_name collate "fi-x-icu", p.first_name collate "fi-x-icu", r.id`,
		[input.projectId, input.trainingId, shown.id],
	);
	const hidesNames = shown.hides_names && isHiddenFrom(rolesFor(ctx.actor, 'attendance.read', input));
	await inTransaction(ctx, (ctx) =>
		record(ctx, {
			projectId: input.projectId,
			action: 'attendance.look',
			subject: { kind: 'session', id: shown.id },
		}),
	);
	return {
		hidesNames,
		training: {
			id: input.trainingId,
			code: shown.code,
			title: shown.training_title,
			timeZone: shown.time_zone,
			state: shown.training_state,
		},
		sessions: sessions.map((row) => ({
			id: row.id,
			startsAt: row.starts_at,
			endsAt: row.ends_at,
			title: row.title,
			presentCount: row.present,
		})),
		sessionId: shown.id,
		canMark:
			shown.training_state === 'published' &&
			now >= dayInterval(eventDateOf(shown.starts_at, shown.time_zone), shown.time_zone).startsAt,
		people: people.map((row) => ({
			registrationId: row.id,
			firstName: shownName(row.first_name, hidesNames),
			lastName: shownName(row.last_name, hidesNames),
			organisation: hidesNames ? null : row.organisation,
			group: hidesNames ? row.group : null,
			mode: row.mode,
			isPresent: row.present_since !== null,
			presentSince: row.present_since,
		})),
	};
}

export type AttendanceSession = {
	readonly sessionId: string;
	readonly trainingId: string;
	readonly code: string;
	readonly title: LocalizedText;
	/** Null when the training's own title says it. */
	readonly sessionTitle: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly municipality: LocalizedText | null;
	readonly venueName: LocalizedText | null;
	readonly confirmedCount: number;
	readonly presentCount: number;
};

export type AttendanceDay = {
	/** The day it is in the project's zone. */
	readonly today: string;
	/** Soonest first. */
	readonly sessions: readonly AttendanceSession[];
	/** Of the 14 days before, the latest first: for what was left unmarked. */
	readonly earlier: readonly AttendanceSession[];
	/** The next five after today, soonest first. */
	readonly next: readonly AttendanceSession[];
};

/**
 * The sessions of today, in the trainings whose lists the actor may see.
 * @throws NotFound, Forbidden without `attendance.read` anywhere in the project.
 */
export async function attendanceDay(
	ctx: Context,
	input: { readonly projectId: string },
): Promise<AttendanceDay> {
	const allowed = trainingsAllowed(ctx.actor, 'attendance.read', input);
	if (allowed !== 'all' && allowed.length === 0) requirePermission(ctx.actor, 'attendance.read', input);
	const [project] = await named<{ timeZone: string }>(
		readsOf(ctx),
		'attendance_project',
		'select time_zone as "timeZone" from projects where id = $1',
		[input.projectId],
	);
	if (!project) throw new NotFound('project');
	const today = eventDateOf(ctx.now(), project.timeZone);
	const day = dayInterval(today, project.timeZone);
	const rows = await named<AttendanceSession & { readonly place: 'today' | 'earlier' | 'next' }>(
		readsOf(ctx),
		'attendance_day',
		`with shown as (
			select s.*, t.code, t.title as training_title, t.time_zone, t.mode, t.municipality_code, t.venue_id,
				case when s.starts_at >= $3 then 'next' when s.ends_at <= $2 then 'earlier' else 'today' end as place,
				row_number() over (partition by s.starts_at >= $3 order by s.starts_at, s.id) as number
			from sessions s join trainings t on t.project_id = s.project_id and t.id = s.training_id
			where s.project_id = $1 and s.state = 'scheduled' and t.state = 'published'
				and s.starts_at > $2::timestamptz - interval '15 days' and s.ends_at > $2::timestamptz - interval '14 days'
				and ($4::uuid[] is null or t.id = any ($4))
		)
		select s.id as "sessionId", s.training_id as "trainingId", s.code, s.training_title as title, s.title as "sessionTitle",
			s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", s.mode, m.name as municipality, v.name as "venueName", s.place,
			(select count(*)::int from registrations r
				where r.project_id = s.project_id and r.training_id = s.training_id and r.state = 'confirmed') as "confirmedCount",
			(select count(distinct e.registration_id)::int from attendance_entries e
				where e.project_id = s.project_id and e.training_id = s.training_id and e.session_id = s.id and ${standingIn}) as "presentCount"
		from shown s
		left join municipalities m on m.code = s.municipality_code
		left join venues v on v.project_id = s.project_id and v.id = s.venue_id
		where s.place <> 'next' or s.number <= 5
		order by s.starts_at, s.id`,
		[input.projectId, day.startsAt, day.endsAt, allowed === 'all' ? null : allowed],
	);
	const at = (place: 'today' | 'earlier' | 'next') =>
		rows.filter((row) => row.place === place).map(({ place: _, ...session }): AttendanceSession => session);
	return { today, sessions: at('today'), earlier: at('earlier').toReversed(), next: at('next') };
}

/** Where a training's record does not hold; empty when every entry is there and unaltered. */
export async function brokenLinksOf(ctx: Context, training: { projectId: string; trainingId: string }) {
	const { head, entries } = await chainOf(ctx, training);
	return findBrokenLinks(entries, head, hashToken);
}
