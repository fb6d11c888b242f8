import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideOrder } from './order.ts';
import { decideQuestion, decideRemoval } from './question.ts';
import type { QuestionOfForm, WantedQuestion } from './question.ts';

const aQuestion = (facts: Partial<QuestionOfForm> = {}): QuestionOfForm => ({
	id: 'source',
	version: 1,
	owner: 'course',
	type: 'yes_no',
	optionKeys: ['yes', 'no'],
	isRequired: false,
	mode: null,
	isStaffOnly: false,
	condition: null,
	...facts,
});
const aWanted = (facts: Partial<WantedQuestion> = {}): WantedQuestion => ({
	id: 'new',
	owner: 'course',
	type: 'text',
	optionKeys: [],
	isRequired: false,
	isStaffOnly: false,
	condition: null,
	...facts,
});
const on = (questionId: string, ...values: string[]) => ({ condition: { questionId, values } });

test.each([
	{ when: 'a plain text', wanted: {}, form: [], expected: undefined },
	{
		when: 'a choice of one',
		wanted: { type: 'choice', optionKeys: ['a'] },
		form: [],
		expected: 'options-needed',
	},
	{
		when: 'a diet that must be told',
		wanted: { type: 'diet', isRequired: true },
		form: [],
		expected: 'never-required',
	},
	{ when: 'resting on yes', wanted: on('source', 'yes'), form: [aQuestion()], expected: undefined },
	{
		when: 'resting on nothing that is there',
		wanted: on('source', 'yes'),
		form: [],
		expected: 'condition-unknown',
	},
	{
		when: 'resting on what cannot be answered',
		wanted: on('source', 'maybe'),
		form: [aQuestion()],
		expected: 'condition-value',
	},
	{
		when: 'resting on a text',
		wanted: on('source', 'x'),
		form: [aQuestion({ type: 'text', optionKeys: [] })],
		expected: 'condition-value',
	},
	{
		when: 'resting on a diet',
		wanted: on('source', 'vegan'),
		form: [aQuestion({ type: 'diet', optionKeys: ['vegan'] })],
		expected: 'condition-value',
	},
	{ when: 'resting on itself', wanted: on('new', 'yes'), form: [], expected: 'condition-circular' },
	{
		when: 'resting on one that rests on it',
		wanted: { ...on('source', 'yes'), type: 'yes_no', optionKeys: ['yes', 'no'] },
		form: [aQuestion(on('new', 'yes'))],
		expected: 'condition-circular',
	},
	{
		when: 'a course’s resting on a training’s',
		wanted: on('source', 'yes'),
		form: [aQuestion({ owner: 'training' })],
		expected: 'condition-unknown',
	},
	{
		when: 'a training’s resting on a course’s',
		wanted: { ...on('source', 'yes'), owner: 'training' },
		form: [aQuestion()],
		expected: undefined,
	},
	{
		when: 'asked of all, resting on what only staff answer',
		wanted: on('source', 'yes'),
		form: [aQuestion({ isStaffOnly: true })],
		expected: 'condition-staff-only',
	},
	{
		when: 'one too many',
		wanted: {},
		form: Array.from({ length: 60 }, (_, n) => aQuestion({ id: `q${n}` })),
		expected: 'too-many-questions',
	},
] as const)('$when: $expected', ({ wanted, form, expected }) => {
	const decision = decideQuestion(aWanted(wanted), form, []);
	expect(decision.ok ? undefined : decision.refusal.code).toBe(expected);
});

test.each([
	{ when: 'an option others rest on goes', wanted: { optionKeys: ['yes'] }, expected: ['dependent'] },
	{ when: 'it becomes staff’s while others are not', wanted: { isStaffOnly: true }, expected: ['dependent'] },
	{ when: 'its options grow', wanted: { optionKeys: ['yes', 'no', 'maybe'] }, expected: undefined },
])('edited so that $when: $expected', ({ wanted, expected }) => {
	const dependent = aQuestion({ id: 'dependent', ...on('source', 'no') });
	const decision = decideQuestion(
		aWanted({ id: 'source', type: 'yes_no', optionKeys: ['yes', 'no'], ...wanted }),
		[aQuestion()],
		[dependent],
	);
	expect(decision.ok ? undefined : decision.refusal).toEqual(
		expected && { code: 'needed-by', questionIds: expected },
	);
});

test('one that others rest on cannot go', () => {
	expect(decideRemoval([])).toEqual({ ok: true });
	expect(decideRemoval([aQuestion({ id: 'other' })])).toMatchObject({
		refusal: { code: 'needed-by', questionIds: ['other'] },
	});
});

test('whatever is added or changed one after another, no form is ever circular', () => {
	const ids = ['a', 'b', 'c', 'd'];
	const change = fc.record({ id: fc.constantFrom(...ids), rests: fc.constantFrom(null, ...ids) });
	fc.assert(
		fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
			const form = new Map<string, QuestionOfForm>();
			for (const { id, rests } of changes) {
				const condition = rests === null ? null : { questionId: rests, values: ['yes'] };
				const wanted = aWanted({ id, type: 'yes_no', optionKeys: ['yes', 'no'], condition });
				if (decideQuestion(wanted, [...form.values()], []).ok) form.set(id, aQuestion({ id, condition }));
			}
			for (const start of form.keys()) {
				let steps = 0;
				for (let at: string | undefined = start; at !== undefined; steps++) {
					expect(steps).toBeLessThanOrEqual(form.size);
					at = form.get(at)?.condition?.questionId;
				}
			}
		}),
	);
});

test.each([
	{ when: 'the same questions otherwise', before: ['a', 'b'], wanted: ['b', 'a'], ok: true },
	{ when: 'another order stands', before: ['b', 'a'], wanted: ['a', 'b'], ok: false },
	{ when: 'one has come', before: ['a'], wanted: ['a'], ok: false },
	{ when: 'one is named twice', before: ['a', 'b'], wanted: ['a', 'a'], ok: false },
	{ when: 'one is not the form’s', before: ['a', 'b'], wanted: ['a', 'x'], ok: false },
])('an order of $when: $ok', ({ before, wanted, ok }) => {
	expect(decideOrder({ before, wanted }, ['a', 'b']).ok).toBe(ok);
});
