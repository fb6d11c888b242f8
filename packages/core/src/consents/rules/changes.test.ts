import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consentKinds } from '../model.ts';
import { planConsents } from './changes.ts';

const photo1 = { kind: 'photo', version: 1 } as const;
const photo2 = { kind: 'photo', version: 2 } as const;
const list1 = { kind: 'mailing_list', version: 1 } as const;

test.each([
	{
		when: 'nothing holds and one is ticked',
		facts: { asked: [photo1, list1], standing: [], wanted: [photo1] },
		changes: [{ ...photo1, isGiven: true }],
	},
	{
		when: 'one that holds is ticked off',
		facts: { asked: [photo1], standing: [{ ...photo1, isGiven: true }], wanted: [] },
		changes: [{ ...photo1, isGiven: false }],
	},
	{
		when: 'one given by an older text stays ticked',
		facts: { asked: [photo2], standing: [{ ...photo1, isGiven: true }], wanted: [photo2] },
		changes: [],
	},
	{
		when: 'one that is no longer asked is withdrawn',
		facts: { asked: [], standing: [{ ...list1, isGiven: true }], wanted: [] },
		changes: [{ ...list1, isGiven: false }],
	},
	{
		when: 'one that was withdrawn is given again by the text that is asked now',
		facts: { asked: [photo2], standing: [{ ...photo1, isGiven: false }], wanted: [photo2] },
		changes: [{ ...photo2, isGiven: true }],
	},
])('when $when', ({ facts, changes }) => {
	expect(planConsents(facts)).toEqual({ ok: true, changes });
});

test.each([
	{ when: 'the text was changed meanwhile', asked: [photo2], wanted: [photo1] },
	{ when: 'it is not asked at all', asked: [], wanted: [list1] },
])('nothing is given when $when', ({ asked, wanted }) => {
	expect(planConsents({ asked, standing: [], wanted })).toEqual({
		ok: false,
		refusal: { code: 'text-changed' },
	});
});

test('what is written leaves exactly what was wanted, and never writes what holds already', () => {
	const kinds = fc.uniqueArray(fc.constantFrom(...consentKinds));
	fc.assert(
		fc.property(kinds, kinds, (held, wanted) => {
			const asked = consentKinds.map((kind) => ({ kind, version: 3 }));
			const standing = held.map((kind) => ({ kind, version: 2, isGiven: true }));
			const plan = planConsents({
				asked,
				standing,
				wanted: asked.filter(({ kind }) => wanted.includes(kind)),
			});
			if (!plan.ok) throw new Error('Refused');
			const after = new Set<string>(held);
			for (const { kind, isGiven } of plan.changes) {
				expect(after.has(kind)).toBe(!isGiven);
				if (isGiven) after.add(kind);
				else after.delete(kind);
			}
			expect(after).toEqual(new Set(wanted));
		}),
	);
});
