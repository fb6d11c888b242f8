import { expect, test } from 'vitest';
import { nextLook } from './opening.ts';

test.each([
	{
		when: 'far away: an hour, never more than a timer can wait',
		remaining: 90 * 86_400_000,
		wait: 3_600_000,
	},
	{ when: 'in whole seconds', remaining: 5_000, wait: 1_000 },
	{
		when: 'between seconds: at the next whole one, so that the last look is at the instant',
		remaining: 5_250,
		wait: 250,
	},
	{ when: 'in the last second', remaining: 40, wait: 40 },
])('$when', ({ remaining, wait }) => {
	expect(nextLook(remaining)).toBe(wait);
});
