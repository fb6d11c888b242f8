import { Forbidden, NotFound } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { describe, expect, test } from 'vitest';
import { importMemberships } from '../../geography/index.ts';
import { inviteStaff } from '../../staff/index.ts';
import { setReachTargets } from '../commands/set-reach-targets.ts';
import { editProjectPage } from '../commands/edit-project-page.ts';
import { AuditTrailInput } from '../model.ts';
import { auditTrail } from './audit.ts';

const world = await freshWorld();
const project = world.project.slug;
const trail = (input: object = {}, reader = world.as('auditor')) =>
	auditTrail(reader, AuditTrailInput.parse({ project, ...input }));
const actionsOf = async (input: object) => (await trail(input)).entries.map(({ action }) => action);

test('says who did what to what, newest first, and what it is called', async () => {
	const training = await world.training();
	world.clock.advance({ minutes: 1 });
	await grantedOf(
		inviteStaff(world.ctx, {
			...{ projectId: world.project.id, email: 'uusi@example.org', role: 'coordinator', locale: 'fi' },
			requestId: '01890000-0000-7000-8000-000000000001',
		}),
	);
	const { entries, next } = await trail();
	expect(entries[0]).toMatchObject({
		action: 'staff.invite',
		actor: { kind: 'system', name: null },
		subject: { kind: 'invitation', role: 'coordinator' },
	});
	expect(entries[1]).toMatchObject({
		action: 'training.publish',
		subject: { kind: 'training', id: training.id, trainingCode: training.code },
	});
	expect(next).toBeNull();
	// Whom an invitation went to is not in the trail, in any field.
	expect(JSON.stringify(entries)).not.toContain('uusi@example.org');
});

describe('is narrowed', () => {
	test('by a training, with its registrations and sessions', async () => {
		const [one, other] = [await world.training(), await world.training()];
		expect(await actionsOf({ training: one.code.toLowerCase() })).toEqual([
			'training.publish',
			'training.create',
		]);
		const { entries } = await trail({ training: other.code });
		expect(new Set(entries.map(({ subject }) => subject.trainingCode))).toEqual(new Set([other.code]));
		expect(await actionsOf({ training: 'NO-SUCH-1' })).toEqual([]);
	});

	test('by the day, both days included, in the project’s zone', async () => {
		// 23.30 in Helsinki, which is the same day there, and half past nine in the evening by UTC.
		world.clock.set('2026-04-10T20:30:00Z');
		await setReachTargets(world.ctx, { project, targets: [] });
		world.clock.set('2026-04-10T21:30:00Z');
		await editProjectPage(world.ctx, { project, kind: 'contact', revision: 1, body: { fi: 'Soita' } });
		expect(await actionsOf({ from: '2026-04-10', to: '2026-04-10' })).toEqual(['project.set-reach-targets']);
		expect(await actionsOf({ from: '2026-04-11' })).toEqual(['project.edit-page']);
	});

	test('by what it is about, and by who acted', async () => {
		expect(new Set(await actionsOf({ subject: 'venue' }))).toEqual(new Set(['venue.create']));
		expect(await actionsOf({ actor: 'participant' })).toEqual([]);
		expect(await actionsOf({ actor: 'nobody-known' })).toEqual([]);
		expect((await actionsOf({ actor: 'system' })).length).toBeGreaterThan(5);
	});
});

test('goes on page by page, each entry once', async () => {
	const busy = await world.another();
	for (let count = 0; count < 55; count++)
		await setReachTargets(busy.ctx, { project: busy.project.slug, targets: [] });
	const page = (after?: object | null) =>
		auditTrail(
			busy.as('owner'),
			AuditTrailInput.parse({ project: busy.project.slug, ...(after && { after }) }),
		);
	const first = await page();
	const second = await page(first.next);
	const ids = [...first.entries, ...second.entries].map(({ id }) => id);
	expect(first.entries).toHaveLength(50);
	expect(new Set(ids).size).toBe(ids.length);
	expect(second.next).toBeNull();
	// All at the same moment: what tells pages apart is not the time alone.
	expect(ids.length).toBeGreaterThan(55);
});

test('shows what changed the areas of all projects, and nothing else of other projects', async () => {
	const other = await world.another();
	await grantedOf(
		importMemberships(other.ctx, {
			...{ project: other.project.slug, scheme: 'police_department', validFrom: '2026-01-01' },
			csv: 'Helsinki;Helsingin poliisilaitos',
		}),
	);
	const { entries } = await trail({ subject: 'region-scheme' });
	expect(entries.map(({ subject }) => subject.name?.fi)).toEqual(['Poliisilaitokset']);
	expect((await trail()).entries.map(({ subject }) => subject.id)).not.toContain(other.project.id);
});

test.each(['coordinator', 'communications'] as const)('is not for %s', async (role) => {
	await expect(trail({}, world.as(role))).rejects.toBeInstanceOf(Forbidden);
});

test('of somebody else is like one that is not', async () => {
	const other = await world.another();
	await expect(trail({}, other.as('owner'))).rejects.toBeInstanceOf(NotFound);
});
