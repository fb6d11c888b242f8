import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';

const world = await freshWorld();

test('a training of the world is published, with a code of its year and its seats', async () => {
	const training = await world.training({ capacity: 7 });
	expect(training.code).toBe(`${world.project.codePrefix}-2026-001`);
	const { rows } = await world.owner.query('select scope, capacity_seats, taken_seats from seat_pools where training_id = $1', [training.id]);
	expect(rows).toEqual([{ scope: 'all', capacity_seats: 7, taken_seats: 0 }]);
});
