import { newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { World, WorldTraining } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { attendanceList } from '../attendance/index.ts';
import {
	correctPerson,
	exportRegistrations,
	personOfProject,
	registrationList,
	registrationStatistics,
} from '../desk/index.ts';
import { RegistrationListInput } from '../desk/model.ts';
import { registrationFacts } from '../mail/queries/facts.ts';
import { addColleagues, myLiaison, partiesOfTraining, requestParty } from '../parties/index.ts';
import { AddColleaguesInput, RequestPartyInput } from '../parties/model.ts';
import { editTargetGroup } from '../projects/index.ts';
import { register, registrationToken } from '../registrations/index.ts';
import { RegisterInput } from '../registrations/model.ts';
import { requestsOfTraining, setWay } from '../ways/index.ts';
import { addOrganisation, editOrganisation } from './index.ts';
import { AddOrganisationInput } from './model.ts';
import { readOrganisation } from './queries.ts';

const world = await freshWorld();
const workplace = 'Turvakoti Suoja';

/** A participant who told where they work before it was to be hidden, and their registration. */
async function signUp(at: World, training: WorldTraining, organisation: string, targetGroup = 'police') {
	const requestId = newId();
	await grantedOf(
		register(
			at.as('public'),
			RegisterInput.parse({
				...{ training: training.code, requestId, mode: 'onsite', locale: 'fi', targetGroup, organisation },
				...{ firstName: 'Testi', lastName: 'Kallio', email: 'kallio@example.org' },
			}),
		),
	);
	const { rows } = await at.owner.query<{ participant_id: string }>(
		'select participant_id from registrations where request_id = $1',
		[requestId],
	);
	return rows[0]?.participant_id ?? '';
}

/** The liaison's party with one colleague, and the colleague's registration. */
async function partyOf(at: World, training: WorldTraining, organisation: string, targetGroup = 'police') {
	const visitor = at.as('public');
	await grantedOf(
		requestParty(
			visitor,
			RequestPartyInput.parse({
				...{ training: training.code, liaisonEmail: 'yhteys@example.org', organisation },
				...{ liaisonName: 'Yhteys Henkilö', locale: 'fi' },
			}),
		),
	);
	const { rows: parties } = await at.owner.query<{ id: string }>(
		'select id from parties where training_id = $1',
		[training.id],
	);
	const token = signedLink(at.ctx.keys, {
		...{ linkId: parties[0]?.id ?? '', generation: 1, purpose: 'party' },
	});
	await grantedOf(
		addColleagues(
			visitor,
			AddColleaguesInput.parse({
				...{ token, list: 'Toinen;Nimi;toinen@example.org', targetGroup, mode: 'onsite', locale: 'fi' },
				...{ requestId: newId(), leavesOutProblems: false },
			}),
		),
	);
	const { rows } = await at.owner.query<{ id: string }>('select id from registrations where party_id = $1', [
		parties[0]?.id,
	]);
	return rows[0]?.id ?? '';
}

const hideProfession = (at: World) =>
	grantedOf(
		editTargetGroup(at.ctx, {
			...{ project: at.project.slug, key: 'social_services', isSensitiveWorkplace: true },
			name: { fi: 'Sosiaali', sv: 'Social' },
		}),
	);
const registered = async (at: World, name: string, isSensitiveWorkplace = false) =>
	(
		await grantedOf(
			addOrganisation(
				at.as('coordinator'),
				AddOrganisationInput.parse({
					...{ project: at.project.slug, name: { fi: name }, type: 'ngo', isSensitiveWorkplace },
				}),
			),
		)
	).organisationId;
async function hideOrganisation(at: World, organisationId: string) {
	const { name, municipalityCode } = await readOrganisation(at.ctx, at.project.id, organisationId);
	await grantedOf(
		editOrganisation(at.as('coordinator'), {
			...{ project: at.project.slug, organisationId, name, municipalityCode, revision: 1, type: 'ngo' },
			...{ otherNames: [], emailDomains: [], isSensitiveWorkplace: true },
		}),
	);
}

/** Signs up one person and one party, then has their workplace hidden. Each is a reason of its own. */
const reasons: Readonly<
	Record<string, (at: World, training: WorldTraining) => Promise<{ person: string; colleague: string }>>
> = {
	'by the profession': async (at, training) => {
		const person = await signUp(at, training, workplace, 'social_services');
		const colleague = await partyOf(at, training, workplace, 'social_services');
		await hideProfession(at);
		return { person, colleague };
	},
	'by the profession they gave in another training': async (at, training) => {
		await signUp(at, await at.training(), workplace, 'social_services');
		const person = await signUp(at, training, workplace);
		const colleague = await partyOf(at, training, workplace, 'social_services');
		await hideProfession(at);
		return { person, colleague };
	},
	'by the organisation of the register': async (at, training) => {
		const organisationId = await registered(at, workplace);
		const person = await signUp(at, training, workplace);
		const colleague = await partyOf(at, training, workplace);
		await hideOrganisation(at, organisationId);
		return { person, colleague };
	},
	'by a name that came into the register later': async (at, training) => {
		const person = await signUp(at, training, 'TURVAKOTI\u00A0 Suoja');
		const colleague = await partyOf(at, training, 'turvakoti suoja');
		await registered(at, workplace, true);
		return { person, colleague };
	},
};

type Planted = { readonly person: string; readonly colleague: string };
const listed = (at: World, input: Partial<RegistrationListInput>) =>
	registrationList(at.as('coordinator'), {
		projectId: at.project.id,
		...RegistrationListInput.parse(input),
	});

/** All that staff, trainers and other people see of where someone works. */
const places: Readonly<Record<string, (at: World, of: WorldTraining, planted: Planted) => Promise<unknown>>> =
	{
		'the list': (at, { id }) => listed(at, { filter: { trainingId: id } }),
		'the search': async (at, of) => [
			(await listed(at, { search: 'suoja' })).total.count > 0 ? workplace : 'none',
			(await listed(at, { search: 'suoja', filter: { trainingId: of.id } })).rows.length > 0
				? workplace
				: 'none',
		],
		'a file': async (at) => {
			const { stream } = await exportRegistrations(at.as('coordinator'), {
				...{ projectId: at.project.id, filter: {}, columns: ['name', 'organisation'] },
				...{ format: 'csv', locale: 'fi' },
			});
			const parts: string[] = [];
			for await (const part of stream) parts.push(Buffer.from(part).toString());
			return parts.join('');
		},
		'the statistics': (at) =>
			registrationStatistics(at.as('coordinator'), { projectId: at.project.id, filter: {} }),
		'the person’s page': (at, _, { person }) =>
			personOfProject(at.as('coordinator'), { projectId: at.project.id, participantId: person }),
		'a correction that came too late': (at, _, { person }) =>
			correctPerson(at.as('coordinator'), {
				...{ projectId: at.project.id, participantId: person, revision: 99, firstName: 'Testi' },
				...{ lastName: 'Kallio', email: 'kallio@example.org', phone: '', locale: 'fi' },
			}),
		'the attendance list': (at, { id }) =>
			attendanceList(at.ctx, { projectId: at.project.id, trainingId: id }),
		'the requests': async (at, of) => {
			await at.owner.query("update registrations set state = 'requested' where training_id = $1", [of.id]);
			return requestsOfTraining(at.as('coordinator'), { projectId: at.project.id, trainingId: of.id });
		},
		'the parties': (at, { id }) =>
			partiesOfTraining(at.as('coordinator'), { projectId: at.project.id, trainingId: id }),
		'the colleague’s mail': (at, _, { colleague }) =>
			registrationFacts(at.ctx, at.project.id, colleague, { id: newId(), mailboxId: null }),
		'the colleague’s page': (at, _, { colleague }) =>
			myLiaison(at.as('public'), {
				token: registrationToken(at.ctx, { id: colleague, linkGeneration: 1 }),
			}),
	};

async function trainingOf(at: World, isByApproval: boolean) {
	const training = await at.training();
	if (isByApproval)
		await grantedOf(
			setWay(at.as('coordinator'), {
				...{ projectId: at.project.id, trainingId: training.id, revision: 0 },
				wanted: { way: 'approval', emailDomains: [], organisationNames: [], audience: {} },
			}),
		);
	return training;
}

const written = (seen: unknown) => JSON.stringify(seen).toLowerCase().replaceAll(/\s+/g, ' ');
const cases = Object.keys(reasons).flatMap((reason) =>
	Object.keys(places).map((place) => ({ reason, place })),
);

test.each(cases)('where someone works is hidden $reason: $place', async ({ reason, place }) => {
	const at = await world.another();
	const training = await trainingOf(at, place === 'the requests');
	const planted = await reasons[reason]?.(at, training);
	if (!planted) throw new Error(`No reason ${reason}`);
	const seen = await places[place]?.(at, training, planted);
	expect(seen).toBeDefined();
	expect(written(seen)).not.toContain('suoja');
});

test.each(Object.keys(places).filter((place) => place !== 'a correction that came too late'))(
	'what need not be hidden is seen: %s',
	async (place) => {
		const at = await world.another();
		const training = await trainingOf(at, place === 'the requests');
		await registered(at, 'Muu turvakoti', true);
		const person = await signUp(at, training, workplace);
		const colleague = await partyOf(at, training, workplace);
		expect(written(await places[place]?.(at, training, { person, colleague }))).toContain('suoja');
	},
);
