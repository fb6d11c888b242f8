import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { afterAll, expect, test } from 'vitest';
import { register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { cancelTraining, editTraining, timeChangeNotice, trainingForStaff } from '../../trainings/index.ts';
import type { EditTrainingInput } from '../../trainings/model.ts';
import { venue as venueOf } from '../../venues/index.ts';
import { announceChange } from '../commands/announce-change.ts';
import { deliverMessage } from '../commands/deliver-message.ts';
import {
	tellingOfCancellation,
	tellingOfEdit,
	tellingOfReinstatement,
	tellingOfVenueEdit,
} from './telling.ts';

const world = await freshWorld();
const project = world.project.slug;
const coordinator = world.as('coordinator');
const workerDatabase = openDatabase(world.urlAs('kutsu_worker'));
const worker = {
	...world.ctx,
	database: workerDatabase,
	settings: { ...world.ctx.settings, hasSmtp: true },
};
afterAll(() => workerDatabase.pool.end());

/** Registered and told of it. */
async function seat(training: WorldTraining, number: number, locale: 'fi' | 'sv'): Promise<void> {
	const person = RegisterInput.parse({
		...{ training: training.code, requestId: newId(), targetGroup: 'police', mode: 'onsite', locale },
		...{ firstName: 'Salattu', lastName: `Nimi ${number}`, email: `henkilo-${number}@example.org` },
	});
	await grantedOf(register(world.as('public'), person));
	const { rows } = await world.owner.query<{ id: string }>(
		"select id from outbox_messages where state = 'queued'",
	);
	for (const { id } of rows)
		await deliverMessage(worker, { messageId: id }, { send: async () => ({ ok: true }) });
}

async function formOf(
	training: WorldTraining,
	change: (form: EditTrainingInput) => Partial<EditTrainingInput> = () => ({}),
): Promise<EditTrainingInput> {
	const shown = await trainingForStaff(coordinator, { project, code: training.code });
	const form = { ...shown.form, project, trainingId: training.id, revision: shown.revision };
	return { ...form, ...change(form) };
}

const later = (form: EditTrainingInput) => ({
	sessions: form.sessions.map((one) => ({ ...one, endsAt: `${one.endsAt.slice(0, 11)}23:00` })),
});

async function standing(training: WorldTraining): Promise<unknown> {
	const { rows } = await world.owner.query(
		`select t.revision, t.state, s.sequence, s.ends_at, (select count(*) from outbox_messages) as mails, (select count(*) from job_requests) as jobs,
			(select count(*) from change_notices) as notices, (select count(*) from calendar_deliveries) as told
		 from trainings t join sessions s on s.training_id = t.id where t.id = $1`,
		[training.id],
	);
	return rows;
}

test('staff see who would be told what of a change, in which language and words, and nothing is changed', async () => {
	const training = await world.training();
	await seat(training, 1, 'fi');
	await seat(training, 2, 'fi');
	await seat(training, 3, 'sv');
	const before = await standing(training);
	const telling = await tellingOfEdit(coordinator, await formOf(training, later));
	expect(await standing(training)).toEqual(before);
	expect(telling).toMatchObject({
		people: 3,
		mails: [
			{ kind: 'training-changed', locale: 'fi', count: 2 },
			{ kind: 'training-changed', locale: 'sv', count: 1 },
		],
	});
	const [finnish, swedish] = telling.mails.map((mail) => mail.sample);
	expect(finnish?.text).toMatch(/Aika – muuttunut:[^]*23\.00/);
	expect(swedish?.text).toMatch(/Tid – ändra[^]*23\.00/);
	expect(JSON.stringify(telling)).not.toMatch(/Salattu|henkilo-|\{\{link/);
});

test('a title alone is told to nobody, and neither is what is refused', async () => {
	const training = await world.training();
	await seat(training, 4, 'fi');
	const nobody = { people: 0, trainings: 0, mails: [] };
	expect(
		await tellingOfEdit(coordinator, await formOf(training, () => ({ title: { fi: 'Uusi', sv: 'Ny' } }))),
	).toEqual(nobody);
	const stale = { ...(await formOf(training, later)), revision: 99 };
	expect(await tellingOfEdit(coordinator, stale)).toEqual(nobody);
});

test('of calling off, putting off and holding after all as well, and of a house that moves', async () => {
	const { id: venueId } = await world.venue();
	const training = await world.training({ venueId });
	await seat(training, 5, 'fi');
	const named = async () => ({ ...(await formOf(training)), reason: {} });
	const kinds = async (telling: Promise<{ mails: readonly { kind: string }[] }>) =>
		(await telling).mails.map((mail) => mail.kind);
	expect(await kinds(tellingOfCancellation(coordinator, await named()))).toEqual(['training-cancelled']);
	expect(await kinds(tellingOfCancellation(coordinator, { ...(await named()), isPostponed: true }))).toEqual([
		'training-postponed',
	]);
	const {
		id: _,
		municipality: __,
		comingCount: ___,
		rooms,
		...house
	} = await venueOf(coordinator, { project, venueId });
	const moved = {
		...{ ...house, project, venueId, streetAddress: 'Toinen katu 2' },
		rooms: rooms.map((room) => ({ ...room, equipment: [...room.equipment] })),
	};
	expect(await kinds(tellingOfVenueEdit(coordinator, moved))).toEqual(['training-changed']);
	await grantedOf(cancelTraining(coordinator, { ...(await named()), isPostponed: true }));
	// They have not heard of its being put off: there is nothing to take back.
	expect(await kinds(tellingOfReinstatement(coordinator, await named()))).toEqual([]);
});

test('a change is held until staff say so, and told at once when they do', async () => {
	const training = await world.training();
	await seat(training, 6, 'fi');
	await grantedOf(editTraining(coordinator, await formOf(training, later)));
	const notice = async () =>
		(await trainingForStaff(coordinator, { project, code: training.code })).changeNotice;
	const dueAt = (await notice())?.dueAt;
	expect(dueAt).toEqual(new Date(world.clock.now().getTime() + 180_000));
	await grantedOf(timeChangeNotice(coordinator, { project, trainingId: training.id, when: 'held' }));
	expect((await notice())?.dueAt).toBeNull();
	world.clock.advance({ hours: 1 });
	expect(await announceChange(worker, { trainingId: training.id })).toEqual({ queued: 0 });
	// What is changed while it is held is held with it.
	await grantedOf(
		editTraining(coordinator, await formOf(training, () => ({ title: { fi: 'Toinen', sv: 'Andra' } }))),
	);
	expect((await notice())?.dueAt).toBeNull();
	await grantedOf(timeChangeNotice(coordinator, { project, trainingId: training.id, when: 'now' }));
	expect(await announceChange(worker, { trainingId: training.id })).toEqual({ queued: 1 });
	expect(await notice()).toBeNull();
	expect(await timeChangeNotice(coordinator, { project, trainingId: training.id, when: 'now' })).toEqual({
		ok: false,
		refusal: { code: 'told' },
	});
});
