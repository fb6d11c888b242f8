import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { answerRequests, myRegistration, register, registrationToken } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { requestsOfTraining, saveAnswerTemplate, setWay } from '../../ways/index.ts';
import { rehearseAnswers } from './answers.ts';

const world = await freshWorld();
const coordinator = world.as('coordinator');

async function requested(capacity: number, locales: readonly ('fi' | 'sv' | 'en')[]) {
	const training = await world.training({ capacity });
	const place = { projectId: training.projectId, trainingId: training.id };
	const wanted = { way: 'approval' as const, emailDomains: [], organisationNames: [], audience: {} };
	await grantedOf(setWay(coordinator, { ...place, revision: 0, wanted }));
	for (const [index, locale] of locales.entries())
		await grantedOf(
			register(
				world.as('public'),
				RegisterInput.parse({
					...{ training: training.code, requestId: newId(), firstName: 'Testi', lastName: `Kallio ${index}` },
					...{ email: `${newId()}@example.org`, targetGroup: 'police', mode: 'onsite', locale },
				}),
			),
		);
	const { rows } = await requestsOfTraining(coordinator, place);
	return { place, ids: rows.map((row) => row.registrationId) };
}

const mine = (id: string) =>
	myRegistration(world.as('public'), {
		token: registrationToken(world.ctx, { id, linkGeneration: 1 }),
	});
const looks = async (trainingId: string) => {
	const { rows } = await world.owner.query<{ fields: string[] }>(
		`select changed_fields as fields from audit_entries where action = 'registration.look' and subject_id = $1 order by at, id`,
		[trainingId],
	);
	return rows.map((row) => row.fields.join(' '));
};

test('a look ahead shows whom it meets and the very mail each would read, in each language, and changes nothing', async () => {
	const { ids, place } = await requested(2, ['fi', 'sv', 'fi', 'en']);
	const template = {
		...{ project: world.project.slug, templateId: null, revision: 0 },
		wanted: {
			...{ verdict: 'approve' as const, name: 'Tervetuloa' },
			body: { fi: 'Valmis vastaus', sv: 'Färdigt svar' },
		},
	};
	const { templateId } = await grantedOf(saveAnswerTemplate(coordinator, template));
	const asked = { ...place, registrationIds: ids, verdict: 'approve' as const, templateId, note: 'Huomaa A' };
	const { letters, people, totals } = await grantedOf(rehearseAnswers(coordinator, asked));
	expect(totals).toEqual({ seats: 2, places: 2, declined: 0 });
	expect(people.map(({ lastName, locale, outcome, place: at }) => [lastName, locale, outcome, at])).toEqual([
		['Kallio 0', 'fi', 'seat', null],
		['Kallio 1', 'sv', 'seat', null],
		['Kallio 2', 'fi', 'place', 1],
		['Kallio 3', 'en', 'place', 2],
	]);
	expect(letters.map(({ locale, outcome, name }) => `${locale} ${outcome} ${name}`)).toEqual([
		'fi seat Testi Kallio 0',
		'sv seat Testi Kallio 1',
		'fi place Testi Kallio 2',
		'en place Testi Kallio 3',
	]);
	for (const { text } of letters) expect(text).toContain('Huomaa A');
	expect(letters[0]?.text).toContain('Valmis vastaus');
	expect(letters[1]?.text).toContain('Färdigt svar');
	expect((await requestsOfTraining(coordinator, place)).total).toBe(4);
	expect((await mine(ids[0] ?? '')).state).toBe('requested');
	const { rows } = await world.owner.query(
		'select kind from outbox_messages where registration_id = any($1)',
		[ids],
	);
	expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['request-received']));
	expect(await looks(place.trainingId)).toEqual([
		'state:requested',
		'state:requested answer:approve',
		'state:requested',
	]);
});

test.each([
	['approve', 'confirmed', { seats: 1, places: 0, declined: 0 }],
	['decline', 'cancelled', { seats: 0, places: 0, declined: 1 }],
] as const)('what staff %s with is on the person’s own page', async (verdict, state, seen) => {
	const { ids, place } = await requested(1, ['fi']);
	expect((await mine(ids[0] ?? '')).answered).toBeNull();
	const asked = { ...place, registrationIds: ids, verdict, templateId: null, note: 'Näin päätimme' };
	const ahead = await grantedOf(rehearseAnswers(coordinator, asked));
	expect(ahead.letters.map(({ text }) => text.includes('Näin päätimme'))).toEqual([true]);
	await grantedOf(answerRequests(coordinator, { ...asked, seen }));
	expect(await mine(ids[0] ?? '')).toMatchObject({ state, answered: { verdict, words: 'Näin päätimme' } });
});
