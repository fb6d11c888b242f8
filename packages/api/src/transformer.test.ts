import fc from 'fast-check';
import superjson from 'superjson';
import { expect, test } from 'vitest';
import { transformer } from './transformer.ts';

/** Over the wire and back, as a site reads it. */
const readBack = (value: unknown): unknown =>
	superjson.deserialize(JSON.parse(JSON.stringify(transformer.serialize(value))));

const anything = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.string(),
		fc.double(),
		fc.boolean(),
		fc.constantFrom(null, undefined, -0, 10n),
		fc.date({ noInvalidDate: true }),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(fc.oneof(fc.constantFrom('a', 'a.b', 'c\\d', 'startsAt'), fc.string()), tie('value'), {
			maxKeys: 4,
			noNullPrototype: true,
		}),
		fc.constantFrom(new Set([1]), new Map([['a', 1]])),
	),
})).value;

test('whatever is answered is read as it was', () => {
	fc.assert(
		fc.property(anything, (value) => {
			expect(readBack(value)).toEqual(superjson.deserialize(JSON.parse(superjson.stringify(value))));
		}),
	);
});

test('a page of trainings is written without superjson’s walk, to the same letters', () => {
	const page = {
		rows: [{ code: 'NRM-1', startsAt: new Date(0), seats: [{ left: 3 }], venue: null }],
		next: null,
	};
	expect(transformer.serialize(page).json).toBe(page);
	expect(JSON.stringify(transformer.serialize(page))).toBe(superjson.stringify(page));
});

test.each([
	{ what: 'a lone date', value: new Date(0) },
	{ what: 'nothing', value: undefined },
	{ what: 'a list with holes in its sense', value: [1, undefined, new Date(1)] },
	{ what: 'what is not a number', value: { a: Number.NaN, b: -0 } },
])('$what is read as it was', ({ value }) => expect(readBack(value)).toEqual(value));
