import { randomUUID } from 'node:crypto';
import { NotFound, newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import type { Quotas } from '../model.ts';
import { RegisterInput } from '../model.ts';
import { quotasOfTraining, seatCountsThatDiffer } from '../queries.ts';
import { register } from './register.ts';
import { releaseQuotas } from './release-quotas.ts';
import { setQuotas } from './set-quotas.ts';

const world = await freshWorld();
const visitor = world.as('public');
const coordinator = world.as('coordinator');
const none: Quotas = { groups: [], eachOrganisation: null };
const police = (seats: number, releaseDaysBefore: number | null = null): Quotas => ({
	...none,
	groups: [{ targetGroup: 'police', seats, releaseDaysBefore }],
});
const each = (seats: number, releaseDaysBefore: number | null = null): Quotas => ({
	...none,
	eachOrganisation: { seats, releaseDaysBefore },
});

type Training = { readonly id: string; readonly projectId: string; readonly code: string };
const set = (training: Training, wanted: Quotas, before = none, ctx = coordinator) =>
	setQuotas(ctx, { projectId: training.projectId, trainingId: training.id, before, wanted });

async function comes(training: Training, facts: Partial<RegisterInput> = {}, ctx: Context = visitor) {
	const name = `Testi${randomUUID().slice(0, 8)}`;
	const result = await register(
		ctx,
		RegisterInput.parse({
			training: training.code,
			requestId: newId(),
			firstName: name,
			lastName: 'Kallio',
			email: `${name}@example.org`,
			targetGroup: 'police',
			mode: 'onsite',
			locale: 'fi',
			...facts,
		}),
	);
	return result.ok ? result.registered : result.refusal;
}
const statesOf = async (training: Training) => {
	const { rows } = await world.owner.query<{ state: string; count: number }>(
		'select state, count(*)::int as count from registrations where training_id = $1 group by state',
		[training.id],
	);
	return Object.fromEntries(rows.map((row) => [row.state, row.count]));
};

test('a profession has its share and no more; the rest of the room is everyone else’s', async () => {
	const training = await world.training({ capacity: 3 });
	expect(await set(training, police(1))).toEqual({ ok: true });
	expect(await comes(training)).toEqual({ state: 'confirmed' });
	expect(await comes(training)).toEqual({ state: 'waitlisted', place: 1 });
	expect(await comes(training, { targetGroup: 'social_services' })).toEqual({ state: 'confirmed' });
	expect(await comes(training, { targetGroup: 'social_services' })).toEqual({ state: 'confirmed' });
	expect(await comes(training, { targetGroup: 'social_services' })).toEqual({
		state: 'waitlisted',
		place: 2,
	});
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

// Red without `for update of s` in `lockTraining`.
test('each organisation has its share, however its name is spelt; twenty at once get no more', async () => {
	const training = await world.training({ capacity: 50 });
	await set(training, each(3));
	expect(await comes(training)).toEqual({ code: 'organisation-needed' });
	await Promise.all(Array.from({ length: 10 }, () => visitor.database.pool.query('select pg_sleep(0.05)')));
	await Promise.all(
		Array.from({ length: 20 }, (_, index) =>
			comes(training, { organisation: index % 2 ? 'Pohjoinen  Asema' : 'pohjoinen asema ' }),
		),
	);
	expect(await statesOf(training)).toEqual({ confirmed: 3, waitlisted: 17 });
	expect(await comes(training, { organisation: 'Eteläinen asema' })).toEqual({ state: 'confirmed' });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a quota that ends is offered to those who waited, by itself, at 9.00 on its day', async () => {
	const training = await world.training({ capacity: 3, startsAt: '2026-03-24T07:00:00Z' });
	await set(training, each(1, 14));
	const organisation = 'Asema';
	await comes(training, { organisation });
	await comes(training, { organisation });
	await comes(training, { organisation });
	const at = (instant: string): Context => ({ ...world.ctx, now: () => new Date(instant) });
	expect(await releaseQuotas(at('2026-03-10T06:59:59Z'))).toEqual({ trainings: 0 });
	expect(await statesOf(training)).toEqual({ confirmed: 1, waitlisted: 2 });
	expect(await releaseQuotas(at('2026-03-10T07:00:00Z'))).toEqual({ trainings: 1 });
	expect(await statesOf(training)).toEqual({ confirmed: 1, offered: 2 });
	expect(await releaseQuotas(at('2026-03-10T07:01:00Z'))).toEqual({ trainings: 0 });
	expect(await comes(training, { organisation }, at('2026-03-10T07:02:00Z'))).toEqual({
		state: 'waitlisted',
		place: 1,
	});
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a quota set later counts those who came before, and one lifted gives its seats to the line', async () => {
	const training = await world.training({ capacity: 2 });
	await comes(training);
	expect(await set(training, police(1))).toEqual({ ok: true });
	expect(await comes(training)).toEqual({ state: 'waitlisted', place: 1 });
	expect(await set(training, none, police(1))).toEqual({ ok: true });
	expect(await statesOf(training)).toEqual({ confirmed: 1, offered: 1 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a quota below what is taken, and one changed by someone else meanwhile, are refused and write nothing', async () => {
	const training = await world.training({ capacity: 5 });
	await comes(training);
	await comes(training);
	expect(await set(training, police(1))).toEqual({
		ok: false,
		refusal: { code: 'quota-below-taken', targetGroup: 'police', takenSeats: 2 },
	});
	await set(training, police(4));
	expect(await set(training, police(3))).toEqual({
		ok: false,
		refusal: { code: 'stale', theirs: police(4) },
	});
	expect(
		await quotasOfTraining(coordinator, { projectId: training.projectId, trainingId: training.id }),
	).toEqual(police(4));
});

test('a draft has quotas too; another project’s training and group are not there; who may not plan is told so', async () => {
	const draft = await world.training({ state: 'draft' });
	expect(await set(draft, police(2))).toEqual({ ok: true });
	const stranger = (await world.another()).as('owner');
	const fault = async (act: () => Promise<unknown>) => {
		try {
			return await act();
		} catch (error) {
			return error;
		}
	};
	expect(await fault(() => set(draft, none, police(2), stranger))).toBeInstanceOf(NotFound);
	const groups = [{ targetGroup: 'nobody', seats: 1, releaseDaysBefore: null }];
	expect(await fault(() => set(draft, { ...none, groups }, police(2)))).toBeInstanceOf(NotFound);
	expect(await fault(() => set(draft, none, police(2), world.as('communications')))).toMatchObject({
		message: 'Not allowed: plan.write',
	});
	const input = { projectId: draft.projectId, trainingId: draft.id };
	expect(await quotasOfTraining(coordinator, input)).toEqual(police(2));
});
