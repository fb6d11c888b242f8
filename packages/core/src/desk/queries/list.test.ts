import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { World, WorldTraining } from '@kutsu/testing';
import { readSheet } from 'read-excel-file/node';
import { expect, test, vi } from 'vitest';
import { addOrganisation } from '../../organisations/index.ts';
import { AddOrganisationInput } from '../../organisations/model.ts';
import { editTargetGroup } from '../../projects/index.ts';
import { register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { setTags } from '../commands/note-participant.ts';
import { dropFilter, saveFilter } from '../commands/save-filter.ts';
import { RegistrationListInput } from '../model.ts';
import { exportRegistrations } from './export.ts';
import { registrationList } from './list.ts';
import { deskChoices } from './saved-filters.ts';
import { registrationStatistics } from './statistics.ts';

const world = await freshWorld();

async function signUp(
	at: World,
	training: WorldTraining,
	person: Partial<RegisterInput> = {},
): Promise<string> {
	const requestId = newId();
	const input = RegisterInput.parse({
		...{ training: training.code, requestId, mode: 'onsite', locale: 'fi', targetGroup: 'police' },
		...{ firstName: 'Testi', lastName: 'Kallio', email: `${requestId}@example.org` },
		...person,
	});
	await register(at.as('public'), input);
	const { rows } = await at.owner.query<{ participant_id: string }>(
		'select participant_id from registrations where request_id = $1',
		[requestId],
	);
	return rows[0]?.participant_id ?? '';
}

const listed = (at: World, input: Partial<RegistrationListInput> = {}) =>
	registrationList(at.as('coordinator'), {
		projectId: at.project.id,
		...RegistrationListInput.parse(input),
	});
const namesOf = async (at: World, input: Partial<RegistrationListInput> = {}) =>
	(await listed(at, input)).rows.map((row) => row.lastName);

async function textOf(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(Buffer.from(part));
	return Buffer.concat(parts);
}

test('the list is narrowed by what registrations are, and searched by what people are', async () => {
	const at = await world.another();
	const [one, two] = [await at.training({ capacity: 1 }), await at.training({ mode: 'online' })];
	const kallio = await signUp(at, one, { lastName: 'Kallio', municipality: '091', organisation: 'Virasto' });
	await signUp(at, one, { lastName: 'Äijälä', targetGroup: 'social_services', municipality: '564' });
	at.clock.advance({ days: 1 });
	await signUp(at, two, { lastName: 'Virtanen', mode: 'online', locale: 'sv' });
	await grantedOf(
		setTags(at.as('coordinator'), { projectId: at.project.id, participantId: kallio, tags: ['VIP'] }),
	);
	const { tags } = await deskChoices(at.as('coordinator'), { projectId: at.project.id });
	expect(await namesOf(at)).toEqual(['Virtanen', 'Äijälä', 'Kallio']);
	expect(await namesOf(at, { sort: 'oldest' })).toHaveLength(3);
	expect(await namesOf(at, { sort: 'name' })).toEqual(['Kallio', 'Virtanen', 'Äijälä']);
	for (const [filter, names] of [
		[{ trainingId: one.id }, ['Äijälä', 'Kallio']],
		[{ state: 'waitlisted' }, ['Äijälä']],
		[{ source: 'staff' }, []],
		[{ mode: 'online' }, ['Virtanen']],
		[{ language: 'sv' }, ['Virtanen']],
		[{ group: 'social_services' }, ['Äijälä']],
		[{ group: 'no-such-group' }, []],
		[{ region: '01' }, ['Kallio']],
		[{ tagId: tags[0]?.id ?? '' }, ['Kallio']],
		[{ from: '2026-03-03' }, ['Virtanen']],
		[{ to: '2026-03-02', state: 'confirmed' }, ['Kallio']],
	] as const)
		expect([filter, await namesOf(at, { filter })]).toEqual([filter, names]);
	expect(await namesOf(at, { search: 'äijä' })).toEqual(['Äijälä']);
	expect(await namesOf(at, { search: 'testi VIRASTO' })).toEqual(['Kallio']);
	expect(await namesOf(at, { search: '100 %' })).toEqual([]);
	const { rows } = await listed(at, { filter: { state: 'waitlisted' } });
	expect(rows[0]).toMatchObject({ place: 1, training: { code: one.code } });
});

test('pages follow one another whatever the order, without a gap and without anyone twice', async () => {
	const at = await world.another();
	const training = await at.training({ capacity: 200 });
	for (let index = 0; index < 55; index++)
		await signUp(at, training, { firstName: `Testi${index}`, lastName: index % 2 === 0 ? 'Kallio' : 'Aho' });
	for (const sort of ['newest', 'oldest', 'name'] as const) {
		const first = await listed(at, { sort });
		const second = await listed(at, { sort, after: first.next ?? undefined });
		expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 5, null]);
		expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(55);
		expect(first.total).toEqual({ count: 55, isMore: false });
	}
});

test('each look is in the audit trail: what it was narrowed by, no name and no word that was searched for', async () => {
	const at = await world.another();
	const training = await at.training();
	await signUp(at, training, { lastName: 'Salainen' });
	await listed(at, { filter: { trainingId: training.id, state: 'confirmed' }, search: 'Salainen' });
	const { rows } = await at.owner.query(
		"select * from audit_entries where project_id = $1 and action = 'registration.look'",
		[at.project.id],
	);
	expect(rows).toMatchObject([
		{
			...{ actor_id: 'user-coordinator', subject_kind: 'training', subject_id: training.id },
			changed_fields: ['state:confirmed', `trainingId:${training.id}`, 'search'],
		},
	]);
	expect(JSON.stringify(rows)).not.toMatch(/salainen/i);
});

test('where people of a sensitive workplace work is in no list, search, export or statistics, even when it was told before', async () => {
	const at = await world.another();
	const training = await at.training({ capacity: 50 });
	const person = { targetGroup: 'social_services', organisation: 'Turvakoti Suoja', lastName: 'Nimi' };
	await signUp(at, training, person);
	for (let index = 0; index < 6; index++)
		await signUp(at, training, { firstName: `Testi${index}`, organisation: 'Virasto' });
	await signUp(at, training, { lastName: 'Muualta' });
	const project = at.project.slug;
	const name = { fi: 'Sosiaali', sv: 'Social' };
	await grantedOf(
		editTargetGroup(at.ctx, { project, key: 'social_services', name, isSensitiveWorkplace: true }),
	);
	await signUp(at, training, { ...person, lastName: 'Toinen' });
	const { rows } = await at.owner.query(
		'select organisation from participants where project_id = $1 and last_name = $2',
		[at.project.id, 'Toinen'],
	);
	expect(rows).toEqual([{ organisation: null }]);

	expect(JSON.stringify(await listed(at))).not.toContain('Suoja');
	expect(await namesOf(at, { search: 'suoja' })).toEqual([]);
	expect(await namesOf(at, { search: 'virasto' })).toHaveLength(6);
	const projectId = at.project.id;
	const file = await exportRegistrations(at.as('coordinator'), {
		...{ projectId, filter: {}, columns: ['name', 'organisation'], format: 'csv', locale: 'fi' },
	});
	const csv = (await textOf(file.stream)).toString();
	expect(csv).toContain('Virasto');
	expect(csv).not.toContain('Suoja');
	const figures = await registrationStatistics(at.as('coordinator'), { projectId, filter: {} });
	expect(JSON.stringify(figures)).not.toContain('Suoja');
	// Two of them, and whatever else is smallest, so that the two cannot be reckoned from the total.
	expect(figures.by.group.map((row) => [row.key, row.registered])).toEqual([
		['police', null],
		['social_services', null],
	]);
	expect(figures.total.registered).toBe(9);
	expect(figures.by.organisation.find((row) => row.key === 'Virasto')?.registered).toBe(6);
});

test('statistics count by day of the project, source, profession, region and organisation', async () => {
	const at = await world.another();
	at.clock.set('2026-03-02T09:00:00Z');
	const training = await at.training({ capacity: 1 });
	await signUp(at, training, { municipality: '091', organisation: 'Virasto' });
	// Past midnight in Helsinki.
	at.clock.set('2026-03-02T22:30:00Z');
	await signUp(at, training, { lastName: 'Toinen' });
	const projectId = at.project.id;
	const { total, by } = await registrationStatistics(at.as('auditor'), { projectId, filter: {} });
	expect(total).toEqual({ registered: 2, confirmed: 1, inLine: 1, cancelled: 0 });
	expect(by.day.map((row) => [row.key, row.registered])).toEqual([
		['2026-03-02', 1],
		['2026-03-03', 1],
	]);
	expect(by.source.map((row) => [row.key, row.registered])).toEqual([['public', 2]]);
	expect(by.region.map((row) => row.key)).toEqual(['01', null]);
	expect(by.organisation.map((row) => row.key)).toEqual(['Virasto', null]);
	const nobody = await registrationStatistics(at.as('auditor'), { projectId, filter: { source: 'import' } });
	expect(nobody.total.registered).toBe(0);
});

test('statistics count an organisation of the register once, whichever name people gave and whenever', async () => {
	const at = await world.another();
	const training = await at.training();
	const wrote = (lastName: string, organisation: string) => signUp(at, training, { lastName, organisation });
	await wrote('Aho', ' norra  STATIONEN');
	await wrote('Halla', 'Oma yhdistys');
	await grantedOf(
		addOrganisation(
			at.as('coordinator'),
			AddOrganisationInput.parse({
				...{ project: at.project.slug, type: 'police', otherNames: ['PA'] },
				name: { fi: 'Pohjoinen asema', sv: 'Norra stationen' },
			}),
		),
	);
	await wrote('Kallio', 'Pohjoinen asema');
	await wrote('Salo', 'pa');
	const { by } = await registrationStatistics(at.as('auditor'), { projectId: at.project.id, filter: {} });
	expect(by.organisation.map(({ key, name, registered }) => ({ key, name, registered }))).toEqual([
		{ key: 'Pohjoinen asema', name: { fi: 'Pohjoinen asema', sv: 'Norra stationen' }, registered: 3 },
		{ key: 'Oma yhdistys', name: null, registered: 1 },
	]);
});

test('a file is UTF-8 with a mark, its formulas are texts, and making it is in the audit trail', async () => {
	const at = await world.another();
	const training = await at.training();
	await signUp(at, training, { firstName: '=HYPERLINK("x")', lastName: 'Ääkkönen; "B"', phone: '+358 40' });
	const asked = { projectId: at.project.id, filter: {}, locale: 'sv' as const };
	const columns = ['phone', 'name', 'state'] as const;
	const csv = await exportRegistrations(at.as('auditor'), { ...asked, columns: [...columns], format: 'csv' });
	const bytes = await textOf(csv.stream);
	expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
	expect(bytes.toString().slice(1)).toBe(
		'Efternamn;Förnamn;Telefon;Status\r\n"Ääkkönen; ""B""";"\'=HYPERLINK(""x"")";\'+358 40;Bekräftad\r\n',
	);
	const xlsx = await exportRegistrations(at.as('auditor'), {
		...asked,
		columns: [...columns],
		format: 'xlsx',
	});
	const book = await textOf(xlsx.stream);
	expect(await readSheet(book)).toEqual([
		['Efternamn', 'Förnamn', 'Telefon', 'Status'],
		['Ääkkönen; "B"', '=HYPERLINK("x")', '+358 40', 'Bekräftad'],
	]);
	const { rows } = await at.owner.query(
		"select changed_fields from audit_entries where project_id = $1 and action = 'registration.export'",
		[at.project.id],
	);
	expect(rows[0]).toEqual({ changed_fields: ['column:name', 'column:phone', 'column:state'] });
	expect(rows).toHaveLength(2);
});

test('a file of many pages has everyone once', async () => {
	const at = await world.another();
	const training = await at.training();
	await signUp(at, training);
	await at.owner.query(
		`with people as (
			insert into participants (project_id, id, mailbox_id, first_name, last_name, name_normalized, locale, search_text, created_at)
			select project_id, gen_random_uuid(), mailbox_id, first_name, 'Nimi', 'nimi ' || n, locale, 'nimi', created_at
			from participants, generate_series(1, 4100) n where project_id = $1 returning id
		)
		insert into registrations (project_id, id, training_id, participant_id, mode, state, arrival, locale, source, request_id, created_at)
		select $1, gen_random_uuid(), $2, id, 'onsite', 'cancelled', 1, 'fi', 'public', gen_random_uuid(), '2026-01-01' from people`,
		[at.project.id, training.id],
	);
	await at.owner.query('analyze');
	const { stream } = await exportRegistrations(at.as('auditor'), {
		...{ projectId: at.project.id, filter: {}, columns: ['name'], format: 'csv', locale: 'fi' },
	});
	expect((await textOf(stream)).toString().split('\r\n')).toHaveLength(4101 + 2);
	const book = await exportRegistrations(at.as('auditor'), {
		...{ projectId: at.project.id, filter: {}, columns: ['name'], format: 'xlsx', locale: 'fi' },
	});
	const parts: Buffer[] = [];
	let pagesRead = 0;
	const query = vi.spyOn(world.database.pool, 'query');
	for await (const part of book.stream) {
		if (parts.length === 0) pagesRead = query.mock.calls.length;
		parts.push(Buffer.from(part));
	}
	// The first bytes leave before the last page is read.
	expect(pagesRead).toBeLessThan(query.mock.calls.length);
	query.mockRestore();
	expect(await readSheet(Buffer.concat(parts))).toHaveLength(4101 + 1);
});

test('a kept filter is one’s own until it is shared, and only its owner lets go of it', async () => {
	const at = await world.another();
	const projectId = at.project.id;
	const kept = {
		projectId,
		filter: { state: 'waitlisted' as const },
		columns: ['name' as const],
		sort: 'name' as const,
	};
	await saveFilter(at.as('coordinator'), { ...kept, name: 'Oma', isShared: false });
	const shared = await saveFilter(at.as('coordinator'), { ...kept, name: 'Yhteinen', isShared: true });
	const seen = async (role: 'coordinator' | 'auditor') =>
		(await deskChoices(at.as(role), { projectId })).savedFilters.map(({ name, isOwn }) => [name, isOwn]);
	expect(await seen('coordinator')).toEqual([
		['Oma', true],
		['Yhteinen', true],
	]);
	expect(await seen('auditor')).toEqual([['Yhteinen', false]]);
	expect(await dropFilter(at.as('auditor'), { projectId, filterId: shared.filterId })).toEqual({
		ok: false,
		refusal: { code: 'not-own' },
	});
	expect(await dropFilter(at.as('coordinator'), { projectId, filterId: shared.filterId })).toEqual({
		ok: true,
	});
	expect(await seen('auditor')).toEqual([]);
});
