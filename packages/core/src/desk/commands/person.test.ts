import { newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { attendanceList } from '../../attendance/index.ts';
import { register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { personOfProject } from '../queries/person.ts';
import { admitWalkIn } from './admit-walk-in.ts';
import { correctPerson } from './correct-person.ts';
import { addNote, eraseNote, setTags } from './note-participant.ts';

const world = await freshWorld();
const projectId = world.project.id;
const desk = world.as('coordinator');

const aPerson = (lastName: string, email = `${lastName.toLowerCase()}@example.org`) => ({
	...{ requestId: newId(), mode: 'onsite' as const, locale: 'fi' as const, targetGroup: 'police' },
	...{ firstName: 'Testi', lastName, email },
});

async function signUp(training: WorldTraining, lastName: string, email?: string): Promise<string> {
	const person = aPerson(lastName, email);
	await register(world.as('public'), RegisterInput.parse({ training: training.code, ...person }));
	const { rows } = await world.owner.query<{ participant_id: string }>(
		'select participant_id from registrations where request_id = $1',
		[person.requestId],
	);
	return rows[0]?.participant_id ?? '';
}

const seen = (participantId: string) => personOfProject(desk, { projectId, participantId });

test('a correction holds to what was seen, and never makes two people one', async () => {
	const training = await world.training();
	const participantId = await signUp(training, 'Virhe');
	const other = await signUp(training, 'Oikea', 'oikea@example.org');
	const { revision, firstName, phone } = await seen(participantId);
	const asked = { projectId, participantId, revision, firstName, phone: phone ?? '', locale: 'sv' as const };
	expect(
		await correctPerson(desk, { ...asked, lastName: ' oikea'.trim(), email: 'oikea@example.org' }),
	).toEqual({ ok: false, refusal: { code: 'someone-else', participantId: other } });
	// Somebody else's address is one that may be shared.
	const corrected = { ...asked, lastName: 'Korjattu', email: 'oikea@example.org', organisation: 'Virasto' };
	expect(await correctPerson(desk, corrected)).toEqual({ ok: true, revision: revision + 1 });
	expect(await correctPerson(desk, corrected)).toMatchObject({
		refusal: { code: 'stale', theirs: { lastName: 'Korjattu', organisation: 'Virasto', locale: 'sv' } },
	});
	expect(await seen(participantId)).toMatchObject({
		...{ lastName: 'Korjattu', email: 'oikea@example.org', sharesMailboxWith: 1 },
	});
	const { rows } = await world.owner.query(
		"select changed_fields from audit_entries where action = 'participant.correct' and subject_id = $1",
		[participantId],
	);
	expect(rows).toEqual([{ changed_fields: ['lastName', 'email', 'organisation', 'locale'] }]);
});

test('a person’s page tells all that happened in every training, and each look is recorded', async () => {
	const [one, two] = [await world.training(), await world.training()];
	const participantId = await signUp(one, 'Aikajana');
	await signUp(two, 'Aikajana');
	const { noteId } = await addNote(desk, { projectId, participantId, text: 'Tarvitsee tulkin' });
	await setTags(desk, { projectId, participantId, tags: ['Kouluttaja', 'vip'] });
	await setTags(desk, { projectId, participantId, tags: ['VIP'] });
	const person = await seen(participantId);
	expect(person.tags).toEqual(['vip']);
	expect(person.notes.map((note) => note.text)).toEqual(['Tarvitsee tulkin']);
	expect(person.registrations.map((row) => row.training.code).toSorted()).toEqual(
		[one.code, two.code].toSorted(),
	);
	const told = person.timeline.map((event) =>
		event.kind === 'audit' ? event.action : event.kind === 'mail' ? event.mail : event.direction,
	);
	expect(told.toSorted()).toEqual([
		...['participant.add-note', 'participant.set-tags', 'participant.set-tags', 'registration-confirmed'],
		...['registration-confirmed', 'registration.create', 'registration.create'],
	]);
	await eraseNote(desk, { projectId, noteId });
	expect((await seen(participantId)).notes).toEqual([]);
	const { rows } = await world.owner.query(
		"select count(*)::int as looks from audit_entries where action = 'participant.look' and subject_id = $1",
		[participantId],
	);
	expect(rows).toEqual([{ looks: 2 }]);
	const { rows: left } = await world.owner.query('select text from participant_notes where id = $1', [
		noteId,
	]);
	expect(left).toEqual([]);
});

test('who comes to the door is registered and present in one go, once however often it is sent', async () => {
	const training = await world.training({ startsAt: '2026-03-02T10:00:00Z', capacity: 1 });
	const sessionId = training.sessionIds[0] ?? '';
	const at = { projectId, trainingId: training.id, sessionId };
	const helper = world.as('check_in_helper', { trainingIds: [training.id] });
	const asked = { ...aPerson('Ovelta'), ...at };
	for (let times = 0; times < 2; times++)
		expect(await admitWalkIn(helper, asked)).toEqual({ ok: true, isKnown: false, isPresent: true });
	expect(await admitWalkIn(helper, { ...aPerson('Toinen'), ...at })).toEqual({
		ok: false,
		refusal: { code: 'full', beyondSeats: 1 },
	});
	const { people, sessions } = await attendanceList(helper, at);
	expect(people.map((one) => [one.lastName, one.isPresent])).toEqual([['Ovelta', true]]);
	expect(sessions[0]?.presentCount).toBe(1);
	expect(await admitWalkIn(helper, { ...aPerson('Ovelta'), ...at })).toEqual({
		...{ ok: true, isKnown: true, isPresent: true },
	});
});

test('a training that hides names gives its trainers and helpers initials and the profession, and no byte of a name', async () => {
	const training = await world.training();
	await register(
		world.as('public'),
		RegisterInput.parse({
			training: training.code,
			...aPerson('Salainen-Nimi'),
			organisation: 'Salavirasto',
		}),
	);
	await world.owner.query('update trainings set hides_names = true where id = $1', [training.id]);
	const scope = { trainingIds: [training.id] };
	const at = { projectId, trainingId: training.id };
	for (const role of ['trainer', 'check_in_helper'] as const) {
		const list = await attendanceList(world.as(role, scope), at);
		expect(list.people).toMatchObject([{ firstName: 'T.', lastName: 'S.N.', group: { fi: 'police' } }]);
		expect(list.hidesNames).toBe(true);
		expect(JSON.stringify(list)).not.toMatch(/Testi|Salainen|Nimi|Salavirasto|example\.org/);
	}
	const whole = await attendanceList(desk, at);
	expect(whole.people[0]).toMatchObject({ lastName: 'Salainen-Nimi', group: null });
	const both = world.as({
		...{ kind: 'staff', userId: 'two-roles', hasSecondFactor: true },
		grants: (['trainer', 'coordinator'] as const).map((role) => ({
			...{ projectId, role, trainingIds: 'all' as const, onDate: null },
		})),
	});
	expect((await attendanceList(both, at)).hidesNames).toBe(false);
});
