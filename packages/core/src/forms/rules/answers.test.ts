import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GivenAnswers, QuestionFacts } from '../model.ts';
import { decideAnswers, findShown } from './answers.ts';
import type { AnswerFacts } from './answers.ts';

const aQuestion = (facts: Partial<QuestionFacts> = {}): QuestionFacts => ({
	id: 'q1',
	version: 3,
	type: 'text',
	optionKeys: [],
	isRequired: false,
	mode: null,
	isStaffOnly: false,
	condition: null,
	...facts,
});
const facts = (questions: readonly QuestionFacts[], more: Partial<AnswerFacts> = {}): AnswerFacts => ({
	questions,
	mode: 'onsite',
	hasCatering: true,
	isStaff: false,
	...more,
});
const given = (values: GivenAnswers['values'], consent = false): GivenAnswers => ({ values, consent });

const kept = (value: unknown) => ({
	ok: true,
	decided: { answers: value === undefined ? [] : [{ questionId: 'q1', version: 3, value }] },
});
const fault = (code: string, more: object = {}) => ({
	ok: false,
	refusal: { code: 'answers-refused', faults: [{ code, questionId: 'q1', ...more }] },
});
const choice = { optionKeys: ['a', 'b', 'c'] };

test.each([
	{ when: 'a line, its spaces made one', question: {}, values: ['  a \n b '], expected: kept('a b') },
	{ when: 'a blank', question: {}, values: ['  '], expected: kept(undefined) },
	{
		when: 'a blank where one is needed',
		question: { isRequired: true },
		values: [' '],
		expected: fault('missing'),
	},
	{
		when: 'a line that is too long',
		question: {},
		values: ['x'.repeat(301)],
		expected: fault('too-long', { max: 300, inOther: false }),
	},
	{ when: 'two values for one field', question: {}, values: ['a', 'b'], expected: fault('several') },
	{ when: 'a text of lines', question: { type: 'long_text' }, values: ['a\r\nb'], expected: kept('a\nb') },
	{ when: 'a choice', question: { type: 'choice', ...choice }, values: ['b'], expected: kept('b') },
	{
		when: 'no such choice',
		question: { type: 'choice', ...choice },
		values: ['x'],
		expected: fault('unknown-option'),
	},
	{
		when: 'choices, in the order of the list',
		question: { type: 'choices', ...choice },
		values: ['c', 'a', 'c'],
		expected: kept(['a', 'c']),
	},
	{
		when: 'one choice of two that is none',
		question: { type: 'choices', ...choice },
		values: ['a', 'x'],
		expected: fault('unknown-option'),
	},
	{
		when: 'yes',
		question: { type: 'yes_no', optionKeys: ['yes', 'no'] },
		values: ['yes'],
		expected: kept('yes'),
	},
	{
		when: 'neither yes nor no',
		question: { type: 'yes_no', optionKeys: ['yes', 'no'] },
		values: ['1'],
		expected: fault('unknown-option'),
	},
	{
		when: 'a number with a comma',
		question: { type: 'number' },
		values: ['1 234,5'],
		expected: kept(1234.5),
	},
	{ when: 'nought', question: { type: 'number', isRequired: true }, values: ['0'], expected: kept(0) },
	{
		when: 'a number in words',
		question: { type: 'number' },
		values: ['kaksi'],
		expected: fault('not-a-number'),
	},
	{ when: 'infinity', question: { type: 'number' }, values: ['1e999'], expected: fault('not-a-number') },
	{ when: 'a leap day', question: { type: 'date' }, values: ['2028-02-29'], expected: kept('2028-02-29') },
	{
		when: 'a day that is not',
		question: { type: 'date' },
		values: ['2026-02-30'],
		expected: fault('not-a-date'),
	},
	{
		when: 'an organisation, in any words',
		question: { type: 'organisation' },
		values: ['Virasto '],
		expected: kept('Virasto'),
	},
	{
		when: 'a municipality',
		question: { type: 'municipality', optionKeys: ['091'] },
		values: ['091'],
		expected: kept('091'),
	},
	{
		when: 'no municipality',
		question: { type: 'municipality', optionKeys: ['091'] },
		values: ['999'],
		expected: fault('unknown-option'),
	},
	{
		when: 'a target group',
		question: { type: 'target_group', optionKeys: ['police'] },
		values: ['police'],
		expected: kept('police'),
	},
	{
		when: 'a language of service',
		question: { type: 'language', optionKeys: ['se'] },
		values: ['se'],
		expected: kept('se'),
	},
	{
		when: 'a required one of those online',
		question: { isRequired: true, mode: 'online' },
		values: [],
		expected: kept(undefined),
	},
	{
		when: 'an answer to one of those online',
		question: { mode: 'online' },
		values: ['x'],
		expected: kept(undefined),
	},
	{
		when: 'an answer to what only staff answer',
		question: { isStaffOnly: true },
		values: ['x'],
		expected: fault('unknown-question'),
	},
	{
		when: 'nothing to what only staff answer',
		question: { isStaffOnly: true, isRequired: true },
		values: [],
		expected: kept(undefined),
	},
] as const)('$when', ({ question, values, expected }) => {
	expect(decideAnswers(facts([aQuestion(question)]), given({ q1: [...values] }))).toMatchObject(expected);
});

test('an answer to a question that is not in the form is refused; a blank field of it is not', () => {
	expect(decideAnswers(facts([]), given({ q1: ['x'] }))).toMatchObject(fault('unknown-question'));
	expect(decideAnswers(facts([]), given({ q1: [''] }))).toMatchObject({ ok: true });
});

const diet = aQuestion({ type: 'diet', optionKeys: ['vegan', 'no_nuts'] });

test.each([
	{
		when: 'told with consent',
		values: { q1: ['no_nuts', 'vegan'], q1_other: [' selleri '] },
		consent: true,
		expected: {
			decided: { needs: [{ value: { keys: ['vegan', 'no_nuts'], other: 'selleri' } }], answers: [] },
		},
	},
	{
		when: 'told without consent',
		values: { q1: ['vegan'] },
		consent: false,
		expected: { refusal: { faults: [{ code: 'consent-needed' }] } },
	},
	{
		when: 'not told: consent is not asked for',
		values: {},
		consent: false,
		expected: { decided: { needs: [] } },
	},
	{
		when: 'kept as it was: no new consent',
		values: { q1_stay: ['keep'], q1: ['vegan'] },
		consent: false,
		expected: { decided: { needs: [], kept: ['q1'] } },
	},
	{
		when: 'too long a line beside the list',
		values: { q1_other: ['x'.repeat(301)] },
		consent: true,
		expected: { refusal: { faults: [{ code: 'too-long', inOther: true, max: 300 }] } },
	},
])('a diet $when', ({ values, consent, expected }) => {
	expect(decideAnswers(facts([diet]), given(values, consent))).toMatchObject(expected);
});

test.each([
	{ type: 'diet', mode: 'onsite', hasCatering: true, isShown: true },
	{ type: 'diet', mode: 'onsite', hasCatering: false, isShown: false },
	{ type: 'diet', mode: 'online', hasCatering: true, isShown: false },
	{ type: 'access', mode: 'onsite', hasCatering: false, isShown: true },
	{ type: 'access', mode: 'online', hasCatering: true, isShown: false },
] as const)(
	'$type is asked $mode, catering $hasCatering: $isShown',
	({ type, mode, hasCatering, isShown }) => {
		const shown = findShown([aQuestion({ type })], { mode, hasCatering, isStaff: false }, {});
		expect(shown.length === 1).toBe(isShown);
	},
);

// Any form at all, also circular ones, which no command makes.
const aForm = fc.integer({ min: 1, max: 6 }).chain((size) =>
	fc.tuple(
		...Array.from({ length: size }, (_, index) =>
			fc
				.record({
					type: fc.constantFrom('choice' as const, 'choices' as const, 'text' as const, 'diet' as const),
					isRequired: fc.boolean(),
					mode: fc.constantFrom(null, 'onsite' as const, 'online' as const),
					isStaffOnly: fc.boolean(),
					condition: fc.option(
						fc.record({
							questionId: fc.integer({ min: 0, max: size - 1 }).map((n) => `q${n}`),
							values: fc.subarray(['a', 'b'], { minLength: 1 }),
						}),
					),
				})
				.map((random) => aQuestion({ ...random, id: `q${index}`, version: 1, optionKeys: ['a', 'b'] })),
		),
	),
);
const someValues = fc.dictionary(
	fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q2_other'),
	fc.array(fc.constantFrom('a', 'b', '', 'z'), { maxLength: 2 }),
);
const someone = fc.record({
	mode: fc.constantFrom('onsite' as const, 'online' as const),
	hasCatering: fc.boolean(),
	isStaff: fc.boolean(),
});

test('whatever the form and the answers: nothing hidden is kept or missing, everything shown and required is there', () => {
	fc.assert(
		fc.property(aForm, someValues, someone, fc.boolean(), (questions, values, person, consent) => {
			const shown = new Set(findShown(questions, person, values).map((question) => question.id));
			const decision = decideAnswers({ ...person, questions }, { values, consent });
			if (decision.ok) {
				const { answers, needs } = decision.decided;
				for (const { questionId } of [...answers, ...needs]) expect(shown).toContain(questionId);
				for (const question of questions) {
					if (!shown.has(question.id) || !question.isRequired || question.type === 'diet') continue;
					expect(answers.map((one) => one.questionId)).toContain(question.id);
				}
				if (needs.length > 0) expect(consent).toBe(true);
			} else {
				for (const one of decision.refusal.faults) {
					if (one.code !== 'unknown-question' && one.code !== 'consent-needed')
						expect(shown).toContain(one.questionId);
				}
			}
		}),
	);
});

test('a hidden question hides what rests on it, however far', () => {
	fc.assert(
		fc.property(aForm, someValues, someone, (questions, values, person) => {
			const shown = new Set(findShown(questions, person, values).map((question) => question.id));
			for (const { id, condition } of questions)
				if (condition && shown.has(id)) expect(shown).toContain(condition.questionId);
		}),
	);
});

test('what was typed into hidden questions changes nothing', () => {
	fc.assert(
		fc.property(aForm, someValues, someone, fc.boolean(), (questions, values, person, consent) => {
			const shown = findShown(questions, person, values).map((question) => question.id);
			const ids = new Set(questions.map((question) => question.id));
			const isKept = (key: string) => {
				const id = key.replace('_other', '');
				return shown.includes(id) || !ids.has(id) || questions.some((q) => q.id === id && q.isStaffOnly);
			};
			const cleared = Object.fromEntries(Object.entries(values).filter(([key]) => isKept(key)));
			const facts = { ...person, questions };
			expect(decideAnswers(facts, { values: cleared, consent })).toEqual(
				decideAnswers(facts, { values, consent }),
			);
		}),
	);
});
