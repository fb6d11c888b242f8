import { Forbidden, newId, NotFound } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { AddQuestionInput, EditQuestionInput } from '../model.ts';
import type { FormOwner, GivenAnswers } from '../model.ts';
import { answersOf, askedForm, formForStaff, publicForm } from '../queries.ts';
import { register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { addQuestion } from './add-question.ts';
import { editQuestion } from './edit-question.ts';
import { orderQuestions } from './order-questions.ts';
import { removeQuestion } from './remove-question.ts';
import { restoreQuestion } from './restore-question.ts';

const world = await freshWorld();
const project = world.project.slug;
const staff = world.as('coordinator');
const visitor = world.as('public');

const aQuestion = (owner: FormOwner, facts: object = {}) =>
	AddQuestionInput.parse({
		project,
		owner,
		type: 'text',
		label: { fi: 'Mitä odotat?', sv: 'Vad väntar du dig?' },
		...facts,
	});
const add = async (owner: FormOwner, facts: object = {}) =>
	(await grantedOf(addQuestion(staff, aQuestion(owner, facts)))).questionId;
const labelsOf = async (owner: FormOwner) =>
	(await formForStaff(staff, { project, owner })).questions.map((question) => question.label.fi);
const registers = async (code: string, values: GivenAnswers['values'], name = newId()) => {
	await grantedOf(
		register(
			visitor,
			RegisterInput.parse({
				training: code,
				requestId: newId(),
				firstName: name,
				lastName: 'Kallio',
				email: `${name}@example.org`,
				targetGroup: 'police',
				mode: 'onsite',
				locale: 'fi',
				answers: { values, consent: false },
			}),
		),
	);
	const { rows } = await world.owner.query<{ id: string }>(
		'select r.id from registrations r join participants p on p.id = r.participant_id where p.first_name = $1',
		[name],
	);
	return { projectId: world.project.id, registrationId: rows[0]?.id ?? '' };
};

test('a training asks its course’s questions first, then its own; another training of the course only the course’s', async () => {
	const course = { courseId: (await world.course()).id };
	const [one, other] = [await world.training(course), await world.training(course)];
	await add({ trainingId: one.id }, { label: { fi: 'Oma' } });
	await add(course, { label: { fi: 'Kurssin' } });
	await add(course, { label: { fi: 'Vain henkilöstö' }, isStaffOnly: true });
	expect(await labelsOf({ trainingId: one.id })).toEqual(['Kurssin', 'Vain henkilöstö', 'Oma']);
	expect(await labelsOf({ trainingId: other.id })).toEqual(['Kurssin', 'Vain henkilöstö']);
	expect((await publicForm(visitor, { training: one.code })).questions.map((q) => q.label.fi)).toEqual([
		'Kurssin',
		'Oma',
	]);
	expect((await askedForm(staff, { ...one, trainingId: one.id }, true)).questions).toHaveLength(3);
});

test('a form is asked only where the training is found', async () => {
	const draft = await world.training({ state: 'draft' });
	const unlisted = await world.training({ visibility: 'unlisted' });
	for (const { code } of [draft, unlisted, { code: 'NO-SUCH-1' }])
		await expect(publicForm(visitor, { training: code })).rejects.toThrow(NotFound);
});

test('the same form token adds one question', async () => {
	const { id } = await world.training();
	const input = aQuestion({ trainingId: id }, { requestId: newId() });
	expect(await addQuestion(staff, input)).toEqual(await addQuestion(staff, input));
	expect(await labelsOf({ trainingId: id })).toHaveLength(1);
});

test('an answer keeps the wording it answered, options too', async () => {
	const training = await world.training();
	const owner = { trainingId: training.id };
	const questionId = await add(owner, {
		type: 'choice',
		options: [
			{ key: null, label: { fi: 'Juna' } },
			{ key: null, label: { fi: 'Auto' } },
		],
	});
	const [question] = (await askedForm(staff, { ...training, trainingId: training.id }, true)).questions;
	const [train, car] = question?.optionKeys ?? [];
	const registration = await registers(training.code, { [questionId]: [train ?? ''] });
	await grantedOf(
		editQuestion(
			staff,
			EditQuestionInput.parse({
				...{ project, questionId, version: 1, label: { fi: 'Uusi sanamuoto' }, help: {}, isRequired: true },
				...{ mode: null, isStaffOnly: false, condition: null },
				options: [
					{ key: car, label: { fi: 'Oma auto' } },
					{ key: null, label: { fi: 'Linja-auto' } },
				],
			}),
		),
	);
	expect(await answersOf(staff, registration, 'fi')).toMatchObject([
		{ questionId, label: { text: 'Mitä odotat?' }, text: 'Juna' },
	]);
	await expect(world.database.pool.query("update question_versions set label = '{}'")).rejects.toThrow(
		/permission denied/,
	);
});

test('a stale edit is refused with what stands now', async () => {
	const questionId = await add({ trainingId: (await world.training()).id });
	const edit = (label: string) =>
		editQuestion(
			staff,
			EditQuestionInput.parse({
				...{ project, questionId, version: 1, label: { fi: label }, help: {}, options: [] },
				...{ isRequired: false, mode: null, isStaffOnly: false, condition: null },
			}),
		);
	expect(await edit('Minun')).toEqual({ ok: true, version: 2 });
	expect(await edit('Myöhästynyt')).toMatchObject({
		refusal: { code: 'stale', theirs: { version: 2, label: { fi: 'Minun' } } },
	});
});

test('a question with answers is archived and can be asked again; one without is gone', async () => {
	const training = await world.training();
	const owner = { trainingId: training.id };
	const [answered, unanswered] = [await add(owner), await add(owner, { label: { fi: 'Turha' } })];
	const registration = await registers(training.code, { [answered]: ['Paljon'] });
	expect(await removeQuestion(staff, { project, questionId: answered })).toEqual({
		ok: true,
		outcome: 'archived',
	});
	expect(await removeQuestion(staff, { project, questionId: unanswered })).toEqual({
		ok: true,
		outcome: 'deleted',
	});
	const form = await formForStaff(staff, { project, owner });
	expect(form.questions).toEqual([]);
	expect(form.archived).toMatchObject([{ id: answered, answerCount: 1 }]);
	expect(await answersOf(staff, registration, 'fi')).toMatchObject([{ text: 'Paljon' }]);
	await expect(removeQuestion(staff, { project, questionId: answered })).rejects.toThrow(NotFound);
	await grantedOf(restoreQuestion(staff, { project, questionId: answered }));
	expect(await labelsOf(owner)).toEqual(['Mitä odotat?']);
});

test('one that another rests on cannot be removed, and cannot be brought back before it', async () => {
	const owner = { trainingId: (await world.training()).id };
	const source = await add(owner, { type: 'yes_no' });
	const dependent = await add(owner, { condition: { questionId: source, values: ['yes'] } });
	expect(await removeQuestion(staff, { project, questionId: source })).toEqual({
		ok: false,
		refusal: { code: 'needed-by', questionIds: [dependent] },
	});
	await grantedOf(removeQuestion(staff, { project, questionId: dependent }));
	await grantedOf(removeQuestion(staff, { project, questionId: source }));
	expect(await restoreQuestion(staff, { project, questionId: dependent })).toMatchObject({
		refusal: { code: 'condition-unknown' },
	});
});

test('two who would close a circle between them at once: one is refused', async () => {
	const course = { courseId: (await world.course()).id };
	const [a, b] = [await add(course, { type: 'yes_no' }), await add(course, { type: 'yes_no' })];
	const rest = (questionId: string, on: string) =>
		editQuestion(
			staff,
			EditQuestionInput.parse({
				...{ project, questionId, version: 1, label: { fi: 'K' }, help: {}, options: [] },
				...{ isRequired: false, mode: null, isStaffOnly: false },
				condition: { questionId: on, values: ['yes'] },
			}),
		);
	await Promise.all(Array.from({ length: 6 }, () => world.database.pool.query('select pg_sleep(0.05)')));
	const results = await Promise.all([rest(a, b), rest(b, a)]);
	expect(results.filter((one) => one.ok)).toHaveLength(1);
	expect(results.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'condition-circular' } });
});

test('an order made on an older one is refused with what stands', async () => {
	const owner = { trainingId: (await world.training()).id };
	const [a, b] = [await add(owner, { label: { fi: 'A' } }), await add(owner, { label: { fi: 'B' } })];
	const order = (before: string[], wanted: string[]) =>
		orderQuestions(staff, { project, owner, before, wanted });
	expect(await order([a, b], [b, a])).toEqual({ ok: true });
	expect(await labelsOf(owner)).toEqual(['B', 'A']);
	expect(await order([a, b], [a, b])).toEqual({ ok: false, refusal: { code: 'stale', theirs: [b, a] } });
});

test('another project’s form answers like a missing one', async () => {
	const other = await world.another();
	const theirs = await other.training();
	const question = await grantedOf(
		addQuestion(other.as('coordinator'), {
			...aQuestion({ trainingId: theirs.id }),
			project: other.project.slug,
		}),
	);
	await expect(addQuestion(staff, aQuestion({ trainingId: theirs.id }))).rejects.toThrow(NotFound);
	await expect(removeQuestion(staff, { project, questionId: question.questionId })).rejects.toThrow(NotFound);
	await expect(formForStaff(staff, { project, owner: { trainingId: theirs.id } })).rejects.toThrow(NotFound);
});

test.each([
	{ role: 'coordinator', fault: undefined },
	{ role: 'communications', fault: Forbidden },
	{ role: 'auditor', fault: Forbidden },
	{ role: 'public', fault: NotFound },
] as const)('a question is added by $role: $fault', async ({ role, fault }) => {
	const adding = addQuestion(world.as(role), aQuestion({ trainingId: (await world.training()).id }));
	if (fault) await expect(adding).rejects.toThrow(fault);
	else expect(await adding).toMatchObject({ ok: true });
});
