import { named } from '@kutsu/db';
import { NotFound, dayInterval, eventDateOf } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import { readsOf } from '../context.ts';
import type { Context, TxContext } from '../context.ts';
import type { RegistrationState } from '../registrations/model.ts';
import type { RecordAttendanceInput } from './model.ts';
import type { EntryFacts } from './rules/attended.ts';
import { chainStart, chainText } from './rules/chain.ts';
import type { ChainedEntry } from './rules/chain.ts';
import type { MarkFacts } from './rules/mark.ts';

export type AttendanceHead = { readonly lastSeq: number; readonly lastHash: string };

/** Locks the end of the training's chain, making it on the first entry. */
export async function lockHead(
	ctx: TxContext,
	projectId: string,
	trainingId: string,
): Promise<AttendanceHead> {
	const [row] = await named<{ last_seq: number; last_hash: string }>(
		ctx.tx,
		'attendance_lock_head',
		`insert into attendance_heads (project_id, training_id, last_hash) values ($1, $2, $3)
		 on conflict (project_id, training_id) do update set last_seq = attendance_heads.last_seq
		 returning last_seq, last_hash`,
		[projectId, trainingId, chainStart],
	);
	if (!row) throw new NotFound('training');
	return { lastSeq: row.last_seq, lastHash: row.last_hash };
}

export type SessionFacts = {
	readonly isCancelled: boolean;
	readonly startsAt: Date;
	readonly dayStartsAt: Date;
	readonly registrations: ReadonlyMap<string, MarkFacts['registrationState']>;
	/** Standing and taken-back entries of the asked registrations in this session. */
	readonly entries: readonly EntryFacts[];
	/** Requests that already are entries. */
	readonly knownRequests: ReadonlyMap<string, EntryFacts['direction']>;
};

/** What marks of one session are decided on; read after the head was locked. @throws NotFound */
export async function loadSessionFacts(ctx: TxContext, input: RecordAttendanceInput): Promise<SessionFacts> {
	const [row] = await named<{
		state: string;
		starts_at: Date;
		time_zone: string;
		registrations: { id: string; state: RegistrationState }[];
		entries: {
			seq: number;
			registrationId: string;
			direction: EntryFacts['direction'];
			correctsSeq: number | null;
			deviceAt: string;
		}[];
		requests: { id: string; direction: EntryFacts['direction'] }[];
	}>(
		ctx.tx,
		'attendance_session_facts',
		`select case when s.state = 'cancelled' then 'cancelled' else t.state end as state, s.starts_at, t.time_zone,
			(select coalesce(json_agg(json_build_object('id', r.id, 'state', r.state)), '[]') from registrations r
				where r.project_id = $1 and r.training_id = $2 and r.id = any($4::uuid[])) as registrations,
			(select coalesce(json_agg(json_build_object('seq', e.seq, 'registrationId', e.registration_id, 'direction', e.direction,
				'correctsSeq', e.corrects_seq, 'deviceAt', e.device_at)), '[]') from attendance_entries e
				where e.project_id = $1 and e.training_id = $2 and e.session_id = $3 and e.registration_id = any($4::uuid[])) as entries,
			(select coalesce(json_agg(json_build_object('id', e.request_id, 'direction', e.direction)), '[]') from attendance_entries e
				where e.project_id = $1 and e.request_id = any($5::uuid[])) as requests
		 from trainings t join sessions s on s.project_id = t.project_id and s.training_id = t.id
		 where t.project_id = $1 and t.id = $2 and s.id = $3 and t.state <> 'draft'`,
		[
			input.projectId,
			input.trainingId,
			input.sessionId,
			input.marks.map((mark) => mark.registrationId),
			input.marks.map((mark) => mark.requestId),
		],
	);
	if (!row) throw new NotFound('training');
	return {
		isCancelled: row.state === 'cancelled',
		startsAt: row.starts_at,
		dayStartsAt: dayInterval(eventDateOf(row.starts_at, row.time_zone), row.time_zone).startsAt,
		registrations: new Map(row.registrations.map((registration) => [registration.id, registration.state])),
		entries: row.entries.map((entry) => ({
			...entry,
			sessionId: input.sessionId,
			deviceAt: new Date(entry.deviceAt),
		})),
		knownRequests: new Map(row.requests.map((request) => [request.id, request.direction])),
	};
}

export type NewEntry = Omit<ChainedEntry, 'seq' | 'previousHash'>;

/** Adds entries to the end of the chain in the order given, and moves the head. */
export async function appendEntries(
	ctx: TxContext,
	head: AttendanceHead,
	entries: readonly NewEntry[],
): Promise<void> {
	const [first] = entries;
	if (!first) return;
	let { lastSeq, lastHash } = head;
	const chained = entries.map((entry) => {
		const linked: ChainedEntry = { ...entry, seq: ++lastSeq, previousHash: lastHash };
		lastHash = hashToken(chainText(linked));
		return { ...linked, hash: lastHash };
	});
	await named(
		ctx.tx,
		'attendance_append',
		`with entry as (
			insert into attendance_entries (project_id, training_id, seq, session_id, registration_id, direction, method, corrects_seq, minutes,
				recorded_by, device_at, received_at, request_id, previous_hash, hash)
			select "projectId", "trainingId", seq, "sessionId", "registrationId", direction, method, "correctsSeq", minutes,
				"recordedBy", "deviceAt", "receivedAt", "requestId", "previousHash", hash
			from jsonb_to_recordset($1) as e("projectId" uuid, "trainingId" uuid, seq int, "sessionId" uuid, "registrationId" uuid, direction text,
				method text, "correctsSeq" int, minutes int, "recordedBy" text, "deviceAt" timestamptz, "receivedAt" timestamptz, "requestId" uuid,
				"previousHash" text, hash text)
		)
		update attendance_heads set last_seq = $4, last_hash = $5 where project_id = $2 and training_id = $3`,
		[JSON.stringify(chained), first.projectId, first.trainingId, lastSeq, lastHash],
	);
}

/** A training's whole chain in order, with its head; for proving it. */
export async function chainOf(
	ctx: Context,
	training: { projectId: string; trainingId: string },
): Promise<{ head: AttendanceHead; entries: (ChainedEntry & { hash: string })[] }> {
	const entries = await named<ChainedEntry & { hash: string }>(
		readsOf(ctx),
		'attendance_chain',
		`select project_id as "projectId", training_id as "trainingId", seq, session_id as "sessionId", registration_id as "registrationId",
			direction, method, corrects_seq as "correctsSeq", minutes, recorded_by as "recordedBy", device_at as "deviceAt",
			received_at as "receivedAt", request_id as "requestId", previous_hash as "previousHash", hash
		 from attendance_entries where project_id = $1 and training_id = $2 order by seq`,
		[training.projectId, training.trainingId],
	);
	const [head] = await named<{ last_seq: number; last_hash: string }>(
		readsOf(ctx),
		'attendance_head',
		'select last_seq, last_hash from attendance_heads where project_id = $1 and training_id = $2',
		[training.projectId, training.trainingId],
	);
	return { head: { lastSeq: head?.last_seq ?? 0, lastHash: head?.last_hash ?? chainStart }, entries };
}
