import { expect, test } from 'vitest';
import { openTurns } from './turns.ts';

/** Work that is done when told so. */
function works() {
	const begun: number[] = [];
	const ends = new Map<number, { done: () => void; fail: (fault: Error) => void }>();
	return {
		begun,
		work: (number: number) => () =>
			new Promise<number>((done, fail) => {
				begun.push(number);
				ends.set(number, { done: () => done(number), fail });
			}),
		end: (number: number) => ends.get(number)?.done(),
		fail: (number: number) => ends.get(number)?.fail(new Error('failed')),
	};
}
const settled = () => new Promise((done) => setImmediate(done));

test('so many at once, the rest in order of arrival; other doors are not held up', async () => {
	const inTurn = openTurns(2);
	const { begun, work, end } = works();
	const all = [1, 2, 3, 4].map((number) => inTurn('hot', work(number)));
	const other = inTurn('other', work(9));
	await settled();
	expect(begun).toEqual([1, 2, 9]);
	end(2);
	await settled();
	expect(begun).toEqual([1, 2, 9, 3]);
	end(1);
	end(3);
	end(9);
	await settled();
	end(4);
	expect(await Promise.all([...all, other])).toEqual([1, 2, 3, 4, 9]);
});

test('one that fails hands its turn on all the same', async () => {
	const inTurn = openTurns(1);
	const { begun, work, end, fail } = works();
	const first = inTurn('hot', work(1));
	const second = inTurn('hot', work(2));
	fail(1);
	await expect(first).rejects.toThrow('failed');
	await settled();
	expect(begun).toEqual([1, 2]);
	end(2);
	expect(await second).toBe(2);
});
