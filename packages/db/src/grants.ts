import type { Pool } from 'pg';
import { needsKeptDays } from './tables/forms.ts';

export type Privilege = 'select' | 'insert' | 'update' | 'delete';

const read: readonly Privilege[] = ['select'];
const append: readonly Privilege[] = ['select', 'insert'];
const edit: readonly Privilege[] = ['select', 'insert', 'update'];
const all: readonly Privilege[] = ['select', 'insert', 'update', 'delete'];

/**
 * What each role may do to each table: applied after every migration, and compared with pg_catalog by a test.
 * A table that is not here can be touched by its owner only.
 */
export const grants: Readonly<
	Record<string, { app: readonly Privilege[]; worker: readonly Privilege[]; eraser?: readonly Privilege[] }>
> = {
	projects: { app: edit, worker: read },
	reach_targets: { app: all, worker: read },
	indicators: { app: all, worker: read },
	project_pages: { app: edit, worker: read },
	accessibility_feedback: { app: edit, worker: read, eraser: ['select', 'delete'] },
	target_groups: { app: edit, worker: read },
	organisations: { app: edit, worker: read },
	organisation_names: { app: all, worker: read },
	region_schemes: { app: read, worker: read },
	regions: { app: read, worker: read },
	municipalities: { app: read, worker: read },
	municipality_regions: { app: all, worker: read },
	mailboxes: { app: edit, worker: edit, eraser: ['select', 'update'] },
	participants: { app: edit, worker: edit, eraser: ['select', 'update'] },
	participant_merges: { app: append, worker: read },
	courses: { app: edit, worker: read },
	series: { app: edit, worker: read },
	venues: { app: edit, worker: read },
	rooms: { app: edit, worker: read },
	trainers: { app: edit, worker: read },
	code_counters: { app: edit, worker: [] },
	trainings: { app: edit, worker: read },
	sessions: { app: all, worker: edit },
	training_trainers: { app: all, worker: read },
	change_notices: { app: all, worker: all },
	reminder_plans: { app: edit, worker: read },
	reminders: { app: read, worker: edit },
	seat_pools: { app: all, worker: edit },
	parties: { app: edit, worker: read, eraser: ['select', 'update'] },
	party_invitations: { app: all, worker: read },
	party_members: { app: edit, worker: edit, eraser: ['select', 'update'] },
	registrations: { app: edit, worker: edit },
	seat_claims: { app: all, worker: all },
	questions: { app: edit, worker: read },
	question_versions: { app: append, worker: read },
	answers: { app: all, worker: read },
	needs: { app: all, worker: ['select', 'delete'] },
	training_ways: { app: edit, worker: read },
	training_invitations: { app: edit, worker: edit },
	invitation_seats: { app: all, worker: all },
	invitation_uses: { app: append, worker: read },
	registration_requests: { app: edit, worker: edit },
	answer_templates: { app: edit, worker: read },
	registration_rates: { app: all, worker: ['select', 'delete'] },
	registration_guards: { app: all, worker: ['select', 'delete'] },
	consent_texts: { app: append, worker: read },
	consent_entries: { app: append, worker: append },
	mailbox_links: { app: append, worker: read, eraser: ['select', 'delete'] },
	link_asks: { app: append, worker: append, eraser: ['select', 'delete'] },
	erasures: { app: append, worker: append, eraser: edit },
	seat_transfers: { app: edit, worker: edit },
	saved_filters: { app: all, worker: [] },
	participant_notes: { app: all, worker: [], eraser: ['select', 'delete'] },
	tags: { app: all, worker: [] },
	participant_tags: { app: all, worker: [] },
	bulk_runs: { app: edit, worker: edit },
	bulk_items: { app: edit, worker: edit },
	staff_letters: { app: all, worker: read, eraser: ['select', 'delete'] },
	attendance_heads: { app: edit, worker: read },
	attendance_entries: { app: append, worker: read },
	programs: { app: edit, worker: read },
	tracks: { app: all, worker: read },
	items: { app: edit, worker: read },
	speakers: { app: all, worker: read },
	item_speakers: { app: all, worker: read },
	draft_slots: { app: all, worker: read },
	releases: { app: append, worker: read },
	outbox_messages: { app: edit, worker: edit, eraser: ['select', 'update'] },
	outbox_bodies: { app: ['select', 'insert'], worker: edit, eraser: ['select', 'update'] },
	calendar_deliveries: { app: append, worker: append },
	job_requests: { app: append, worker: all },
	feeds: { app: edit, worker: read },
	feed_addresses: { app: edit, worker: [] },
	feed_trainings: { app: all, worker: read },
	feed_venues: { app: all, worker: read },
	files: { app: append, worker: append },
	audit_entries: { app: append, worker: append },
	audit_details: { app: append, worker: append, eraser: ['select', 'delete'] },
	command_results: { app: append, worker: append, eraser: ['select', 'delete'] },
	memberships: { app: edit, worker: read },
	staff_invitations: { app: edit, worker: read },
	auth_users: { app: all, worker: read },
	auth_sessions: { app: all, worker: [] },
	auth_accounts: { app: all, worker: [] },
	auth_verifications: { app: all, worker: [] },
	auth_rate_limits: { app: all, worker: [] },
	auth_two_factors: { app: all, worker: [] },
	auth_passkeys: { app: all, worker: [] },
};

/** Rows the eraser may touch, past their date by the server's own clock: the last barrier, so not `ctx.now()`. */
const pastItsDate: Readonly<Record<string, string>> = {
	accessibility_feedback: 'erase_after < current_date',
	mailboxes: 'erase_after < current_date',
	participants: 'erase_after < current_date',
	parties: 'erase_after < current_date',
	party_members: 'erase_after < current_date',
	participant_notes: 'erase_after < current_date',
	staff_letters: 'erase_after < current_date',
	outbox_messages: 'erase_after < current_date',
	// A body goes with its message, and the app may not date a body.
	outbox_bodies:
		'erase_after < current_date or exists (select from outbox_messages m where m.id = message_id)',
	audit_details: 'erase_after < current_date',
	mailbox_links: 'expires_at < current_date',
	link_asks: "at < current_date - interval '2 days'",
	command_results: "at < current_date - interval '30 days'",
};

/** Rows the worker may see at all: only to erase them. The application works with the others. */
const seenByWorkerToErase: Readonly<Record<string, string>> = {
	needs: `exists (
		select from registrations r join trainings t on t.project_id = r.project_id and t.id = r.training_id
		where r.project_id = needs.project_id and r.id = needs.registration_id
			and (r.state = 'cancelled' or t.state = 'cancelled' or t.ends_at < current_date - ${needsKeptDays})
	)`,
};

export const roles = { app: 'kutsu_app', worker: 'kutsu_worker', eraser: 'kutsu_eraser' } as const;

/** SQL that makes the roles; run before migrations. They have no password: a login of your own is granted to them. */
export const rolesSql = Object.values(roles)
	.map(
		(role) =>
			`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$;
			 grant ${role} to current_user;`,
	)
	.join('\n');

/** Makes the privileges exactly what `grants` says, whatever they were. */
export async function applyGrants(pool: Pool | { query(sql: string): Promise<unknown> }): Promise<void> {
	const statements = ['revoke create on schema public from public;'];
	for (const role of Object.values(roles)) {
		statements.push(
			`grant usage on schema public to ${role};`,
			`revoke all on all tables in schema public from ${role};`,
		);
	}
	for (const [table, privileges] of Object.entries(grants)) {
		for (const key of ['app', 'worker', 'eraser'] as const) {
			const list = privileges[key] ?? [];
			if (list.length > 0) statements.push(`grant ${list.join(', ')} on ${table} to ${roles[key]};`);
		}
	}
	for (const [table, condition] of Object.entries(pastItsDate)) {
		statements.push(
			`alter table ${table} enable row level security;`,
			`drop policy if exists work on ${table};`,
			`create policy work on ${table} to ${roles.app}, ${roles.worker} using (true) with check (true);`,
			`drop policy if exists past_its_date on ${table};`,
			`create policy past_its_date on ${table} to ${roles.eraser} using (${condition}) with check (true);`,
		);
	}
	for (const [table, condition] of Object.entries(seenByWorkerToErase)) {
		statements.push(
			`alter table ${table} enable row level security;`,
			`drop policy if exists work on ${table};`,
			`create policy work on ${table} to ${roles.app} using (true) with check (true);`,
			`drop policy if exists to_erase on ${table};`,
			`create policy to_erase on ${table} to ${roles.worker} using (${condition}) with check (false);`,
		);
	}
	await pool.query(statements.join('\n'));
}
