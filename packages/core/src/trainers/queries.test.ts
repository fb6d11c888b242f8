import { NotFound } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { editTrainer } from './commands/edit-trainer.ts';
import { trainer, trainers } from './queries.ts';

const world = await freshWorld();
const project = world.project.slug;
const guarded = await world.trainer({ name: 'Hidden Name', email: 'hidden@example.org', isProtected: true });
const open = await world.trainer({ name: 'Open Name', email: 'open@example.org' });
await world.training({ trainerIds: [guarded.id, open.id] });

test.each([
	{ role: 'owner', name: 'Hidden Name', email: 'hidden@example.org' },
	{ role: 'coordinator', name: 'Hidden Name', email: 'hidden@example.org' },
	{ role: 'communications', name: null, email: null },
	{ role: 'auditor', name: null, email: null },
	{ role: 'data_protection_officer', name: null, email: null },
] as const)('$role knows a protected trainer as $name', async ({ role, name, email }) => {
	expect(await trainer(world.as(role), { project, trainerId: guarded.id })).toMatchObject({
		name,
		email,
		comingCount: 1,
	});
});

test('a trainer who is not protected is named to all who read the plan, without an address', async () => {
	const shown = await trainers(world.as('communications'), { project });
	expect(shown.map(({ name, email }) => ({ name, email }))).toEqual([
		{ name: null, email: null },
		{ name: 'Open Name', email: null },
	]);
});

test.each(['public', 'trainer', 'host', 'check_in_helper'] as const)(
	'%s is shown no list of trainers',
	async (role) => {
		await expect(trainers(world.as(role), { project })).rejects.toBeInstanceOf(NotFound);
	},
);

test('a stale edit is refused with the trainer as it stands', async () => {
	const { id } = await world.trainer();
	const ctx = world.as('coordinator');
	const input = {
		project,
		trainerId: id,
		revision: 1,
		role: { fi: 'Tutkija' },
		name: null,
		email: null,
		isProtected: false,
		homeRegionCode: null,
		languages: ['fi'],
	};
	await grantedOf(editTrainer(ctx, input));
	expect(await editTrainer(ctx, input)).toMatchObject({
		ok: false,
		refusal: { code: 'stale', theirs: { revision: 2, role: { fi: 'Tutkija' } } },
	});
});
