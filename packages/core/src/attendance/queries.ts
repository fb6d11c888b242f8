import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import { readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../staff/index.ts';
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
	/** Everyone confirmed, by last name as Finnish sorts. */
	readonly people: readonly {
		readonly registrationId: string;
		readonly firstName: string;
		readonly lastName: string;
		readonly organisation: string | null;
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
		starts_at: Date;
		ends_at: Date;
		title: LocalizedText | null;
		present: number;
	}>(
		readsOf(ctx),
		'attendance_sessions',
		`select s.id, t.code, t.title as training_title, t.time_zone, t.state as training_state, s.starts_at, s.ends_at, s.title,
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
		mode: 'onsite' | 'online';
		present_since: Date | null;
	}>(
		readsOf(ctx),
		'attendance_people',
		`select r.id, p.first_name, p.last_name, case when g.is_sensitive_workplace then null else p.organisation end as organisation, r.mode,
			(select min(e.device_at) from attendance_entries e where e.project_id = r.project_id and e.training_id = r.training_id
				and e.session_id = $3 and e.registration_id = r.id and ${standingIn}) as present_since
		 from registrations r join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
		 where r.project_id = $1 and r.training_id = $2 and r.state = 'confirmed'
		 order by p.last_name collate "fi-x-icu", p.first_name collate "fi-x-icu", r.id`,
		[input.projectId, input.trainingId, shown.id],
	);
	return {
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
		people: people.map((row) => ({
			registrationId: row.id,
			firstName: row.first_name,
			lastName: row.last_name,
			organisation: row.organisation,
			mode: row.mode,
			isPresent: row.present_since !== null,
			presentSince: row.present_since,
		})),
	};
}

/** Where a training's record does not hold; empty when every entry is there and unaltered. */
export async function brokenLinksOf(ctx: Context, training: { projectId: string; trainingId: string }) {
	const { head, entries } = await chainOf(ctx, training);
	return findBrokenLinks(entries, head, hashToken);
}
