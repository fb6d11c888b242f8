import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test, vi } from 'vitest';
import { attendanceList } from './attendance/index.ts';
import { createSeries } from './courses/index.ts';
import { CreateSeriesInput } from './courses/model.ts';
import { bulkOverview, registrationList } from './desk/index.ts';
import { RegistrationListInput } from './desk/model.ts';
import { feedsOfProject } from './feeds/index.ts';
import { mailPage } from './mail/index.ts';
import type { MailListInput } from './mail/model.ts';
import { organisationList, suggestOrganisations } from './organisations/index.ts';
import { OrganisationListInput } from './organisations/model.ts';
import { auditTrail } from './projects/index.ts';
import type { AuditTrailInput } from './projects/model.ts';
import { partiesOfTraining } from './parties/index.ts';
import { invitationsOfTraining, requestsOfTraining } from './ways/index.ts';
import { catalogue, conflicts, month, plan } from './trainings/index.ts';
import { CatalogueInput, ConflictsInput, PlanInput } from './trainings/model.ts';
import type { CatalogueFilter, PlanFilter } from './trainings/model.ts';

// One project of 100,000 trainings, registrations, messages and audit entries: none of its lists may read them all.
const world = await freshWorld();
const many = 100_000;
const trainer = await world.trainer();
const venue = await world.venue();
const training = await world.training({ trainerIds: [trainer.id], venueId: venue.id });
const { project, owner } = world;
const rareCourse = await world.course();
const rareSeries = await grantedOf(
	createSeries(
		world.ctx,
		CreateSeriesInput.parse({ project: project.slug, key: 'rare', title: { fi: 'S', sv: 'S', en: 'S' } }),
	),
);
const copiesOf = (table: string, changes: string, where = 'true') => `
	insert into ${table} select copy.* from generate_series(1, ${many}) n
	cross join lateral (select * from ${table} where ${where} and project_id = '${project.id}' limit 1) one
	cross join lateral jsonb_populate_record(null::${table}, to_jsonb(one) || jsonb_build_object(${changes})) copy`;
const runId = '2d7f3e1c-0000-4000-8000-000000000002';
const ofOneRun = 2000;
const runOf = (n: string) =>
	`case when ${n} <= ${ofOneRun} then '${runId}'::uuid else md5('run' || (${n} - 1) / ${ofOneRun})::uuid end`;
const idOf = (kind: string) => `md5('${kind}' || n)::uuid`;
for (const statement of [
	copiesOf(
		'trainings',
		`'id', ${idOf('training')}, 'code', 'MANY-' || n, 'starts_at', one.starts_at + (n - 70000) * interval '1 hour',
		'ends_at', one.ends_at + (n - 70000) * interval '1 hour', 'state', case when n % 1000 = 0 then 'draft' else 'published' end,
		'course_id', case when n % 500 = 0 then '${rareCourse.id}'::uuid else one.course_id end, 'series_id', case when n % 500 = 0 then '${rareSeries.seriesId}'::uuid end,
		'region_code', case when n % 500 = 0 then '19' else '01' end, 'regions_served', case when n % 500 = 0 then '{19}'::text[] else '{01}' end,
		'facets', case when n % 500 = 0 then '{r:19,s:19,p:19,l:se}'::text[] else one.facets end,
		'search_text', case when n % 500 = 0 then 'harvinainen' else one.search_text end`,
	),
	copiesOf(
		'sessions',
		`'id', ${idOf('session')}, 'training_id', ${idOf('training')}, 'starts_at', one.starts_at + (n - 70000) * interval '1 hour',
		'ends_at', one.ends_at + (n - 70000) * interval '1 hour', 'room_id', null`,
	),
	copiesOf('seat_pools', `'id', ${idOf('pool')}, 'training_id', ${idOf('training')}`),
	`insert into mailboxes (project_id, id, email) select '${project.id}', ${idOf('mailbox')}, 'p' || n || '@example.org' from generate_series(1, ${many}) n`,
	`insert into participants (project_id, id, mailbox_id, first_name, last_name, name_normalized, locale, search_text, created_at)
	 select '${project.id}', ${idOf('person')}, ${idOf('mailbox')}, 'Testi', 'Nimi ' || n, 'testi nimi ' || n, 'fi', 'testi nimi ' || n, '2026-01-01'
	 from generate_series(1, ${many}) n`,
	// A big training has 200 of them, the others two or so each.
	`insert into registrations (project_id, id, training_id, participant_id, target_group_id, municipality_code, mode, state, arrival, locale, source, request_id, created_at)
	 select '${project.id}', ${idOf('registration')}, case when n <= 200 then '${training.id}'::uuid else md5('training' || n / 2)::uuid end, ${idOf('person')},
		(select id from target_groups where project_id = '${project.id}' and key = case when n % 500 = 3 then 'social_services' else 'police' end),
		case when n % 500 = 3 then '478' else '091' end, case when n % 500 = 3 then 'online' else 'onsite' end,
		case when n % 100 = 0 then 'waitlisted' else 'confirmed' end, n, case when n % 500 = 3 then 'en' else 'fi' end,
		case when n % 500 = 3 then 'import' else 'public' end, ${idOf('request')}, timestamptz '2026-01-01' + n * interval '1 second'
	 from generate_series(1, ${many}) n`,
	`insert into tags (project_id, id, name) values ('${project.id}', '2d7f3e1c-0000-4000-8000-000000000000', 'harva')`,
	`insert into participant_tags (project_id, participant_id, tag_id)
	 select '${project.id}', ${idOf('person')}, '2d7f3e1c-0000-4000-8000-000000000000' from generate_series(1, ${many}, 500) n`,
	`insert into tags (project_id, id, name) values ('${project.id}', '2d7f3e1c-0000-4000-8000-000000000001', 'tuhat')`,
	`insert into participant_tags (project_id, participant_id, tag_id)
	 select '${project.id}', ${idOf('person')}, '2d7f3e1c-0000-4000-8000-000000000001' from generate_series(7, ${many}, 100) n`,
	`insert into bulk_runs (project_id, id, action, asked_by, created_at, started_at, finished_at)
	 select '${project.id}', ${runOf('n')}, 'cancel', 'user-coordinator', '2026-01-01', '2026-01-01', '2026-01-01' from generate_series(1, ${many}, ${ofOneRun}) n`,
	`insert into bulk_items (project_id, run_id, position, registration_id, outcome)
	 select '${project.id}', ${runOf('n')}, (n - 1) % ${ofOneRun} + 1, ${idOf('registration')}, case when n % 500 = 0 then 'already-cancelled' else 'done' end from generate_series(1, ${many}) n`,
	`insert into outbox_messages (id, project_id, cause_key, kind, mailbox_id, registration_id, to_address, subject, locale, state, next_attempt_at, message_id_header, created_at, erase_after)
	 select ${idOf('message')}, '${project.id}', 'many ' || n, case when n = 7 then 'training-cancelled' else 'registration-confirmed' end, ${idOf('mailbox')}, ${idOf('registration')},
		'p' || n || '@example.org', 'Vahvistus', 'fi', case when n % 10000 = 0 then 'failed' else 'sent' end, '2026-01-01', 'many ' || n, timestamptz '2026-01-01' + n * interval '1 second', '2027-01-01'
	 from generate_series(1, ${many}) n`,
	`insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, at)
	 select ${idOf('entry')}, '${project.id}', case when n % 10000 = 0 then 'staff' else 'public' end, case when n % 10000 = 0 then 'account' end, 'registration.create',
		case when n % 10000 = 0 then 'venue' else 'registration' end, ${idOf('registration')}::text, timestamptz '2026-01-01' + n * interval '1 second'
	 from generate_series(1, ${many}) n`,
	`insert into training_invitations (project_id, id, training_id, token_hash, email, label, locale, max_uses, skips_approval, skips_lists, expires_at, created_at)
	 select '${project.id}', ${idOf('invitation')}, case when n <= 200 then '${training.id}'::uuid else md5('training' || n)::uuid end, md5('token' || n), 'p' || n || '@example.org',
		case when n = 7 then 'harvinainen' end, 'fi', 1, true, true, '2027-01-01', timestamptz '2026-01-01' + n * interval '1 second' from generate_series(1, ${many}) n`,
	`insert into parties (project_id, id, training_id, liaison_name, liaison_email, organisation, locale, created_at, erase_after)
	 select '${project.id}', ${idOf('party')}, case when n <= 200 then '${training.id}'::uuid else md5('training' || n)::uuid end, 'Testi', 'p' || n || '@example.org', 'Virasto', 'fi',
		timestamptz '2026-01-01' + n * interval '1 second', '2027-01-01' from generate_series(1, ${many}) n`,
	`insert into party_members (project_id, id, party_id, position, first_name, last_name, sameness, target_group, mode, fate, request_id, created_at, erase_after)
	 select '${project.id}', ${idOf('member')}, ${idOf('party')}, 1, 'Testi', 'Nimi', 'same', 'police', 'onsite', 'queue', ${idOf('member')}, '2026-01-01', '2027-01-01'
	 from generate_series(1, ${many}) n`,
	`insert into auth_users (id, name, email, created_at, updated_at) select 'user-' || role, 'Kollega', role || '@example.org', '2026-01-01', '2026-01-01' from unnest('{coordinator,trainer}'::text[]) role`,
	`insert into feeds (project_id, id, kind, name, locale, owner_user_id, trainer_id, created_at)
	 select '${project.id}', ${idOf('feed')}, case when n % 1000 = 0 then 'trainer' else 'plan' end, 'Kalenteri', 'fi', case when n % 1000 = 0 then 'user-trainer' else 'user-coordinator' end,
		case when n % 1000 = 0 then '${trainer.id}'::uuid end, timestamptz '2026-01-01' + n * interval '1 second' from generate_series(1, ${many}) n`,
	`insert into organisations (project_id, id, name, type, count_key, sort_name, search_text, created_at, archived_at)
	 select '${project.id}', ${idOf('organisation')}, jsonb_build_object('fi', 'Virasto ' || n), case when n % 500 = 0 then 'parish' else 'state' end, 'key ' || n,
		'Virasto ' || n, 'virasto ' || n, '2026-01-01', case when n % 1000 = 0 then timestamptz '2026-01-02' end from generate_series(1, ${many}) n`,
	'vacuum analyze',
])
	await owner.query(statement);

type Node = {
	readonly 'Node Type': string;
	readonly 'Relation Name'?: string;
	readonly 'Actual Rows': number;
	readonly 'Actual Loops': number;
	readonly 'Rows Removed by Filter'?: number;
	readonly 'Rows Removed by Index Recheck'?: number;
	readonly Plans?: readonly Node[];
};

/** The statements of a list, and the rows they fetch from tables, those thrown away too. What an index alone answers is not counted. */
async function costOf(list: () => Promise<unknown>): Promise<{ statements: number; rows: number }> {
	const query = vi.spyOn(world.database.pool, 'query');
	await list();
	const asked = query.mock.calls.map((call) => statementOf(call));
	query.mockRestore();
	let rows = 0;
	for (const { text, values } of asked) {
		const explained = await world.database.pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
			`explain (analyze, format json) ${text}`,
			values,
		);
		rows += readBy(explained.rows[0]?.['QUERY PLAN'][0].Plan);
	}
	return { statements: asked.length, rows };
}

function statementOf([first, second]: readonly unknown[]): { text: string; values: unknown[] } {
	if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] };
	// What `named` hands to the driver.
	const { text, values } = first as { text: string; values?: unknown[] };
	return { text, values: values ?? (Array.isArray(second) ? second : []) };
}

function readBy(node: Node | undefined): number {
	if (!node) return 0;
	const thrown = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
	const isFetched = node['Relation Name'] !== undefined && node['Node Type'] !== 'Index Only Scan';
	const own = isFetched ? (node['Actual Rows'] + thrown) * node['Actual Loops'] : 0;
	return own + (node.Plans ?? []).reduce((sum, child) => sum + readBy(child), 0);
}

const inCatalogue = (filter: CatalogueFilter) => () =>
	catalogue(world.as('public'), CatalogueInput.parse({ filter }));
const inPlan = (filter: PlanFilter) => () =>
	plan(world.as('coordinator'), PlanInput.parse({ project: project.slug, filter }));
const inMail = (filter: Partial<MailListInput>) => () =>
	mailPage(world.as('coordinator'), { projectId: project.id, ...filter });
const inTrail = (filter: Partial<AuditTrailInput>) => () =>
	auditTrail(world.as('owner'), { project: project.slug, ...filter });
const parties = (filter: object) => () =>
	partiesOfTraining(world.as('coordinator'), { projectId: project.id, trainingId: training.id, ...filter });
const invitations = (filter: object) => () =>
	invitationsOfTraining(world.as('coordinator'), {
		...{ projectId: project.id, trainingId: training.id },
		...filter,
	});
const requests = (filter: object) => () =>
	requestsOfTraining(world.as('coordinator'), {
		...{ projectId: project.id, trainingId: training.id },
		...filter,
	});
const desk = (input: Partial<RegistrationListInput>) => () =>
	registrationList(world.as('coordinator'), {
		projectId: project.id,
		...RegistrationListInput.parse(input),
	});
const nobody = '00000000-0000-4000-8000-000000000000';
const organisations = (input: object) => () =>
	organisationList(world.as('coordinator'), OrganisationListInput.parse({ project: project.slug, ...input }));
const offered = (search: string) => () =>
	suggestOrganisations(world.as('public'), { project: project.slug, search, locale: 'fi' });
const ofRun = (page: { readonly after?: number; readonly isRefusedOnly?: boolean }) => () =>
	bulkOverview(world.as('coordinator'), { projectId: project.id, runId, ...page });
const rareTag = '2d7f3e1c-0000-4000-8000-000000000000';
const commonTag = '2d7f3e1c-0000-4000-8000-000000000001';

test.each<{ list: string; read: () => Promise<unknown> }>([
	{ list: 'the invitations into a training', read: invitations({}) },
	{ list: 'the invitations by words', read: invitations({ search: 'harvinainen' }) },
	{
		list: 'the next page of invitations',
		read: invitations({ after: { createdAt: new Date('2026-01-02'), id: nobody } }),
	},
	{ list: 'the requests of a training', read: requests({}) },
	{ list: 'the next page of requests', read: requests({ afterArrival: 100 }) },
	{ list: 'the catalogue', read: inCatalogue({}) },
	{ list: 'the catalogue, past ones too', read: inCatalogue({ showPast: true }) },
	{ list: 'the catalogue of a region', read: inCatalogue({ region: '19' }) },
	{ list: 'the catalogue of a common region', read: inCatalogue({ region: '01', hideOnline: true }) },
	{ list: 'the catalogue in a language', read: inCatalogue({ language: 'se' }) },
	{ list: 'the catalogue by words', read: inCatalogue({ q: 'harvinainen' }) },
	{ list: 'the catalogue by words nobody wrote', read: inCatalogue({ q: 'olematon' }) },
	{ list: 'the catalogue of some days', read: inCatalogue({ from: '2026-04-01', to: '2026-04-03' }) },
	{ list: 'the parties of a big training', read: parties({}) },
	{
		list: 'its parties, further on',
		read: parties({ after: { createdAt: new Date('2026-01-01T00:01:40Z'), id: newId() } }),
	},
	{ list: 'the plan', read: inPlan({}) },
	{ list: 'the plan of drafts', read: inPlan({ state: 'draft' }) },
	{ list: 'the plan of what is coming', read: inPlan({ when: 'coming' }) },
	{ list: 'the plan of what is over', read: inPlan({ when: 'past' }) },
	{ list: 'the plan of a region', read: inPlan({ region: '19' }) },
	{ list: 'the plan of a common region', read: inPlan({ region: '01' }) },
	{ list: 'the plan of a series', read: inPlan({ seriesId: rareSeries.seriesId }) },
	{ list: 'the plan of a course', read: inPlan({ courseId: rareCourse.id }) },
	{ list: 'the plan of a trainer', read: inPlan({ trainerId: trainer.id }) },
	{ list: 'the plan by words', read: inPlan({ q: 'harvinainen' }) },
	{ list: 'the plan of some days', read: inPlan({ from: '2026-04-01', to: '2026-04-03' }) },
	{ list: 'the month', read: () => month(world.as('coordinator'), { project: project.slug }) },
	{
		list: 'double bookings',
		read: () =>
			conflicts(
				world.as('coordinator'),
				ConflictsInput.parse({
					project: project.slug,
					trainerIds: [trainer.id],
					sessions: [{ startsAt: '2026-04-01T09:00', endsAt: '2026-04-01T12:00', roomId: venue.roomIds[0] }],
				}),
			),
	},
	{ list: 'the registrations', read: desk({}) },
	{ list: 'the registrations, the oldest first', read: desk({ sort: 'oldest' }) },
	{ list: 'the registrations by name', read: desk({ sort: 'name' }) },
	{
		list: 'a further page of them',
		read: desk({ after: { at: new Date('2026-01-01T12:00Z'), id: project.id } }),
	},
	{ list: 'a further page by name', read: desk({ sort: 'name', after: { name: 'Nimi 5', id: project.id } }) },
	{ list: 'the registrations in the queue', read: desk({ filter: { state: 'waitlisted' } }) },
	{ list: 'the registrations that are common', read: desk({ filter: { state: 'confirmed' } }) },
	{ list: 'the registrations from a file', read: desk({ filter: { source: 'import' } }) },
	{ list: 'the registrations online', read: desk({ filter: { mode: 'online' } }) },
	{ list: 'the registrations in a language', read: desk({ filter: { language: 'en' } }) },
	{ list: 'the registrations of a profession', read: desk({ filter: { group: 'social_services' } }) },
	{ list: 'the registrations of a region', read: desk({ filter: { region: '21' } }) },
	{ list: 'the registrations of a common region', read: desk({ filter: { region: '01' } }) },
	{ list: 'the registrations with a tag', read: desk({ filter: { tagId: rareTag } }) },
	{ list: 'the registrations with a tag of a thousand', read: desk({ filter: { tagId: commonTag } }) },
	{
		list: 'the registrations with a tag of a thousand, by name',
		read: desk({ filter: { tagId: commonTag }, sort: 'name' }),
	},
	{ list: 'what came of a run of two thousand', read: ofRun({}) },
	{ list: 'its last page', read: ofRun({ after: ofOneRun - 50 }) },
	{ list: 'those it could not be done to', read: ofRun({ isRefusedOnly: true }) },
	{
		list: 'the registrations of some days',
		read: desk({ filter: { from: '2026-01-02', to: '2026-01-02' } }),
	},
	{ list: 'the registrations of a training', read: desk({ filter: { trainingId: training.id } }) },
	{ list: 'the registrations, searched', read: desk({ search: 'nimi 7777' }) },
	{
		list: 'the registrations, searched and narrowed',
		read: desk({ search: 'nimi 7777', filter: { state: 'confirmed' } }),
	},
	{ list: 'the people of a training', read: desk({ filter: { trainingId: training.id }, sort: 'name' }) },
	{
		list: 'its queue',
		read: desk({ filter: { trainingId: training.id, state: 'waitlisted' }, sort: 'name' }),
	},
	{
		list: 'one of its people',
		read: desk({ filter: { trainingId: training.id }, sort: 'name', search: 'nimi 77' }),
	},
	{
		list: 'the attendance list',
		read: () =>
			attendanceList(world.as('coordinator'), {
				projectId: project.id,
				trainingId: training.id,
				sessionId: training.sessionIds[0] ?? '',
			}),
	},
	{ list: 'the feeds', read: () => feedsOfProject(world.as('coordinator'), { project: project.slug }) },
	{
		list: 'a further page of them',
		read: () =>
			feedsOfProject(world.as('coordinator'), {
				project: project.slug,
				after: { createdAt: new Date('2026-01-01T12:00Z'), id: project.id },
			}),
	},
	{
		list: 'a trainer’s own feeds',
		read: () => feedsOfProject(world.as('trainer'), { project: project.slug }),
	},
	{ list: 'the organisations', read: organisations({}) },
	{
		list: 'the organisations, further on',
		read: organisations({ after: { name: 'Virasto 5', id: newId() } }),
	},
	{ list: 'the organisations of a rare type', read: organisations({ type: 'parish' }) },
	{ list: 'the organisations of a common type', read: organisations({ type: 'state' }) },
	{ list: 'the archived organisations', read: organisations({ isArchived: true }) },
	{ list: 'the archived organisations of a type', read: organisations({ isArchived: true, type: 'parish' }) },
	{ list: 'the organisations, searched', read: organisations({ search: 'virasto 7777' }) },
	{ list: 'the organisations offered to someone who writes', read: offered('virasto 777') },
	{ list: 'the mail', read: inMail({}) },
	{ list: 'the mail that failed', read: inMail({ state: 'failed' }) },
	{ list: 'the mail of a kind', read: inMail({ kind: 'training-cancelled' }) },
	{ list: 'the mail to someone', read: inMail({ search: 'p777@' }) },
	{ list: 'the audit trail', read: inTrail({}) },
	{ list: 'the audit trail of staff', read: inTrail({ actor: 'staff' }) },
	{ list: 'the audit trail of a colleague', read: inTrail({ actor: 'account' }) },
	{ list: 'the audit trail of venues', read: inTrail({ subject: 'venue' }) },
	{ list: 'the audit trail of a training', read: inTrail({ training: training.code }) },
	{ list: 'the audit trail of some days', read: inTrail({ from: '2026-01-01', to: '2026-01-01' }) },
])('$list is read by an index, in few statements', async ({ read }) => {
	const { statements, rows } = await costOf(read);
	// A page is of 20 to 50 rows: none asks for itself.
	expect(statements).toBeLessThan(6);
	expect(rows).toBeLessThan(5_000);
});
