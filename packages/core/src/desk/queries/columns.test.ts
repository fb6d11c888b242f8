import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { readSheet } from 'read-excel-file/node';
import { expect, test, vi } from 'vitest';
import { editConsentText } from '../../consents/index.ts';
import { addQuestion } from '../../forms/index.ts';
import { AddQuestionInput } from '../../forms/model.ts';
import { addOrganisation } from '../../organisations/index.ts';
import { AddOrganisationInput } from '../../organisations/model.ts';
import { editTargetGroup } from '../../projects/index.ts';
import { register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import type { ListColumn } from '../model.ts';
import { RegistrationListInput } from '../model.ts';
import { exportRegistrations } from './export.ts';
import { registrationList } from './list.ts';
import { deskChoices } from './saved-filters.ts';

const world = await freshWorld();
const staff = world.as('coordinator');
const projectId = world.project.id;
const project = world.project.slug;

const training = await world.training({ capacity: 50, catering: 'coffee_lunch' });
const ask = async (type: string, fi: string) =>
	(
		await grantedOf(
			addQuestion(
				staff,
				AddQuestionInput.parse({
					...{ project, owner: { trainingId: training.id }, type, label: { fi, sv: `${fi} sv` } },
				}),
			),
		)
	).questionId;
const wish = await ask('long_text', '=Toive');
const workplace = await ask('organisation', 'Missä työskentelet?');
const diet = await ask('diet', 'Ruokavalio');
const body = { fi: 'Saa kuvata.', sv: 'Får fotas.' };
await grantedOf(editConsentText(world.as('owner'), { project, kind: 'photo', version: 0, body }));

async function signUp(lastName: string, targetGroup: string, isPhotoGiven: boolean) {
	await grantedOf(
		register(
			world.as('public'),
			RegisterInput.parse({
				...{ training: training.code, requestId: newId(), mode: 'onsite', locale: 'fi', targetGroup },
				...{ firstName: 'Testi', lastName, email: `${lastName.toLowerCase()}@example.org` },
				consents: isPhotoGiven ? [{ kind: 'photo', version: 1 }] : [],
				answers: {
					values: { [wish]: ['=1+1'], [workplace]: ['Turvakoti Suoja'], [diet]: ['vegan'] },
					consent: true,
				},
			}),
		),
	);
}
await signUp('Aho', 'police', true);
await signUp('Salo', 'social_services', false);
await grantedOf(
	editTargetGroup(world.ctx, {
		...{ project, key: 'social_services', name: { fi: 'S', sv: 'S' }, isSensitiveWorkplace: true },
	}),
);

const columns: ListColumn[] = [
	'name',
	'consent_photo',
	`question:${workplace}`,
	`question:${wish}`,
	`question:${diet}`,
];
const listed = (asked: ListColumn[]) =>
	registrationList(staff, {
		projectId,
		...RegistrationListInput.parse({ filter: { trainingId: training.id }, sort: 'name', columns: asked }),
	});
async function bytesOf(format: 'csv' | 'xlsx') {
	const file = await exportRegistrations(staff, { projectId, filter: {}, columns, format, locale: 'fi' });
	const parts: Buffer[] = [];
	for await (const part of file.stream) parts.push(Buffer.from(part));
	return Buffer.concat(parts);
}

test('questions of a training can be columns, but for diet and access', async () => {
	const { questions } = await deskChoices(staff, { projectId, trainingId: training.id });
	expect(questions.map(({ id }) => id)).toEqual([wish, workplace]);
	expect((await deskChoices(staff, { projectId })).questions).toEqual([]);
	const named = await deskChoices(staff, { projectId, questionIds: [diet, wish] });
	expect(named.questions.map(({ id }) => id)).toEqual([wish]);
});

test('answers and consents stand in the list in one statement each, a sealed need never, a hidden workplace neither', async () => {
	const query = vi.spyOn(world.database.pool, 'query');
	const { rows } = await listed(columns);
	const asked = query.mock.calls.length;
	query.mockClear();
	const plain = await listed(['name']);
	expect(asked - query.mock.calls.length).toBe(2);
	query.mockRestore();
	expect(rows.map(({ lastName, answers, consents }) => ({ lastName, answers, consents }))).toEqual([
		{ lastName: 'Aho', answers: { [wish]: '=1+1', [workplace]: 'Turvakoti Suoja' }, consents: ['photo'] },
		{ lastName: 'Salo', answers: { [wish]: '=1+1' }, consents: [] },
	]);
	expect(plain.rows.map(({ answers, consents }) => ({ answers, consents }))).toEqual([
		{ answers: {}, consents: [] },
		{ answers: {}, consents: [] },
	]);
	const { rows: looks } = await world.owner.query<{ changed_fields: string[] }>(
		"select changed_fields from audit_entries where project_id = $1 and action = 'registration.look'",
		[projectId],
	);
	expect(looks[0]?.changed_fields).toContain(`column:question:${wish}`);
	expect(JSON.stringify(looks)).not.toContain('column:name');
});

test('a file holds the same, and none of it is a formula', async () => {
	expect((await bytesOf('csv')).toString().slice(1)).toBe(
		[
			"Sukunimi;Etunimi;Suostumus: valokuvaus;'=Toive;Missä työskentelet?",
			"Aho;Testi;Kyllä;'=1+1;Turvakoti Suoja",
			"Salo;Testi;Ei;'=1+1;",
			'',
		].join('\r\n'),
	);
	expect(await readSheet(await bytesOf('xlsx'))).toEqual([
		['Sukunimi', 'Etunimi', 'Suostumus: valokuvaus', '=Toive', 'Missä työskentelet?'],
		['Aho', 'Testi', 'Kyllä', '=1+1', 'Turvakoti Suoja'],
		['Salo', 'Testi', 'Ei', '=1+1', null],
	]);
});

test('an answer that names a sensitive workplace of the register is in no list, whoever gave it', async () => {
	const at = await world.another();
	const open = await at.training();
	const asked = await grantedOf(
		addQuestion(
			at.as('coordinator'),
			AddQuestionInput.parse({
				...{ project: at.project.slug, owner: { trainingId: open.id }, type: 'organisation' },
				label: { fi: 'Missä työskentelet?', sv: 'Var arbetar du?' },
			}),
		),
	);
	for (const [lastName, named] of [
		['Aho', ' TURVAKOTI  Suoja'],
		['Salo', 'Virasto'],
	] as const)
		await grantedOf(
			register(
				at.as('public'),
				RegisterInput.parse({
					...{ training: open.code, requestId: newId(), mode: 'onsite', locale: 'fi', targetGroup: 'police' },
					...{ firstName: 'Testi', lastName, email: `${lastName.toLowerCase()}@example.org` },
					answers: { values: { [asked.questionId]: [named] }, consent: false },
				}),
			),
		);
	const answers = async () =>
		(
			await registrationList(at.as('coordinator'), {
				projectId: at.project.id,
				...RegistrationListInput.parse({ sort: 'name', columns: [`question:${asked.questionId}`] }),
			})
		).rows.map((row) => row.answers[asked.questionId]?.toLowerCase());
	expect(await answers()).toEqual([expect.stringContaining('suoja'), 'virasto']);
	await grantedOf(
		addOrganisation(
			at.as('coordinator'),
			AddOrganisationInput.parse({
				...{ project: at.project.slug, name: { fi: 'Turvakoti Suoja' }, type: 'ngo' },
				isSensitiveWorkplace: true,
			}),
		),
	);
	expect(await answers()).toEqual([undefined, 'virasto']);
});

test('a question of another project is no column', async () => {
	const other = await world.another();
	const theirs = { projectId: other.project.id, questionIds: [wish], trainingId: training.id };
	expect(await deskChoices(other.as('coordinator'), theirs)).toMatchObject({ questions: [], training: null });
});
