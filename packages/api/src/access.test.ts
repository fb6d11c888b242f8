import type { Context } from '@kutsu/core/context';
import { createSeries } from '@kutsu/core/courses';
import { CreateSeriesInput } from '@kutsu/core/courses/model';
import { addQuestion, removeQuestion } from '@kutsu/core/forms';
import { AddQuestionInput } from '@kutsu/core/forms/model';
import { addOrganisation } from '@kutsu/core/organisations';
import { AddOrganisationInput } from '@kutsu/core/organisations/model';
import { requestParty } from '@kutsu/core/parties';
import { RequestPartyInput } from '@kutsu/core/parties/model';
import { addNote, prepareBulk, saveFilter } from '@kutsu/core/desk';
import { addItem, addSpeaker, addTrack, createProgram } from '@kutsu/core/program';
import { AddItemInput, AddSpeakerInput } from '@kutsu/core/program/model';
import { sendAccessibilityFeedback } from '@kutsu/core/projects';
import { invitePeople, register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { accountOf, inviteStaff, staffRoles } from '@kutsu/core/staff';
import type { StaffRole } from '@kutsu/core/staff';
import { invitationsOfTraining, saveAnswerTemplate } from '@kutsu/core/ways';
import { InvitePeopleInput, SaveAnswerTemplateInput } from '@kutsu/core/ways/model';
import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf, undone } from '@kutsu/testing';
import type { World } from '@kutsu/testing';
import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ApiContext } from './context.ts';
import { publicRouter, staffRouter } from './index.ts';
import type { Access } from './trpc.ts';

/** Ids of one project's things, as an input names them. */
type Place = {
	readonly project: string;
	readonly trainingId: string;
	readonly code: string;
	readonly training: string;
	readonly sessionId: string;
	readonly courseId: string;
	readonly venueId: string;
	readonly trainerId: string;
	readonly registrationId: string;
	readonly partyId: string;
	readonly programId: string;
	readonly itemId: string;
	readonly trackId: string;
	readonly speakerId: string;
	readonly roomId: string;
	readonly seriesId: string;
	readonly questionId: string;
	readonly removedQuestionId: string;
	readonly membershipId: string;
	readonly invitationId: string;
	readonly messageId: string;
	readonly feedbackId: string;
	readonly participantId: string;
	readonly noteId: string;
	readonly filterId: string;
	readonly runId: string;
	readonly templateId: string;
	readonly trainingInvitationId: string;
	readonly feedId: string;
	readonly organisationId: string;
};

type Who = 'anyone' | 'signed-in' | readonly StaffRole[];
type Row = Who | { readonly who: Who; readonly input: (at: Place) => Record<string, unknown> };

const planners: Who = ['owner', 'coordinator'];
/** The plan as a whole: a trainer sees their own trainings of it, through those. */
const readersOfPlan: readonly StaffRole[] = [
	'owner',
	'coordinator',
	'communications',
	'auditor',
	'data_protection_officer',
];
/** Names and addresses. */
const readersOfPeople: Who = ['owner', 'coordinator', 'auditor', 'data_protection_officer'];
const readersOfMail: Who = ['owner', 'coordinator', 'auditor', 'data_protection_officer'];
const writersOfProgram: Who = ['owner', 'coordinator', 'communications'];
/** A trainer sees to their own. */
const tendersOfFeeds: Who = ['owner', 'coordinator', 'communications', 'trainer'];
const readersOfProgram: Who = [...writersOfProgram, 'auditor'];
/** Each in their own trainings. */
const readersOfTotals: Who = [
	'owner',
	'coordinator',
	'communications',
	'host',
	'trainer',
	'auditor',
	'data_protection_officer',
];

/**
 * Who may call what. A procedure without a line here fails. Host, trainer and helper stand for their own training.
 * Where an input cannot be made up from its schema, the line says it: `{ who, input }`.
 */
const table: Readonly<Record<string, Row>> = {
	'public.consents.asked': 'anyone',
	'public.consents.mine': 'anyone',
	'public.consents.setMine': 'anyone',
	'public.feeds.createMine': 'anyone',
	'public.feeds.mine': 'anyone',
	'public.feeds.month': 'anyone',
	'public.feeds.next': 'anyone',
	'public.feeds.revokeMine': 'anyone',
	'public.feeds.rotateMine': 'anyone',
	'public.forms.get': 'anyone',
	'public.geography.findMunicipalities': 'anyone',
	'public.geography.municipalities': 'anyone',
	'public.geography.regions': 'anyone',
	'public.organisations.suggest': 'anyone',
	'public.parties.add': 'anyone',
	'public.parties.answer': 'anyone',
	'public.parties.cancelColleague': 'anyone',
	'public.parties.liaison': 'anyone',
	'public.parties.mine': 'anyone',
	'public.parties.preview': 'anyone',
	'public.parties.renewLink': 'anyone',
	'public.parties.replaceColleague': 'anyone',
	'public.parties.request': 'anyone',
	'public.program.get': 'anyone',
	'public.projects.get': 'anyone',
	'public.projects.list': 'anyone',
	'public.projects.page': 'anyone',
	'public.projects.sendAccessibilityFeedback': 'anyone',
	'public.projects.targetGroups': 'anyone',
	'public.registrations.acceptMine': 'anyone',
	'public.registrations.challenge': 'anyone',
	'public.registrations.cancelMine': 'anyone',
	'public.registrations.mine': 'anyone',
	'public.registrations.register': 'anyone',
	'public.selfService.all': 'anyone',
	'public.selfService.answers': 'anyone',
	'public.selfService.askForLinks': 'anyone',
	'public.selfService.changeAnswers': 'anyone',
	'public.selfService.changeDetails': 'anyone',
	'public.selfService.choices': 'anyone',
	'public.selfService.disown': 'anyone',
	'public.selfService.erase': 'anyone',
	'public.selfService.move': 'anyone',
	'public.selfService.receipt': 'anyone',
	'public.selfService.renewLink': 'anyone',
	'public.selfService.switchMode': 'anyone',
	'public.selfService.transfer': 'anyone',
	'public.selfService.takeBack': 'anyone',
	'public.trainings.alternatives': 'anyone',
	'public.trainings.catalogue': 'anyone',
	'public.trainings.choices': 'anyone',
	'public.trainings.get': 'anyone',
	'public.ways.invited': 'anyone',

	'account.endOtherSessions': 'signed-in',
	'account.endSession': 'signed-in',
	'account.me': 'signed-in',
	'account.rename': 'signed-in',
	'account.sessions': 'signed-in',

	'consents.edit': {
		who: ['owner'],
		input: () => ({ kind: 'photo', version: 0, body: { fi: 'Minua saa kuvata.' } }),
	},
	'consents.texts': readersOfPlan,

	'courses.create': planners,
	'courses.createSeries': planners,
	'courses.edit': planners,
	'courses.get': readersOfPlan,
	'courses.list': readersOfPlan,
	'courses.renameSeries': planners,
	'courses.series': readersOfPlan,

	'attendance.day': ['owner', 'coordinator', 'trainer', 'check_in_helper', 'auditor'],
	'attendance.list': ['owner', 'coordinator', 'trainer', 'check_in_helper', 'auditor'],
	'attendance.record': {
		who: ['owner', 'coordinator', 'trainer', 'check_in_helper'],
		input: ({ trainingId, sessionId, registrationId }) => ({
			...{ trainingId, sessionId, method: 'list' },
			marks: [{ requestId: newId(), registrationId, mark: 'present' }],
		}),
	},

	'feeds.choices': tendersOfFeeds,
	'feeds.create': {
		who: writersOfProgram,
		input: () => ({
			...{ kind: 'organisation', name: 'K', locale: 'fi', lastDay: null, trainerId: null },
			...{ organisation: 'Virasto', venueIds: [], trainingIds: [], requestId: newId() },
		}),
	},
	'feeds.edit': {
		who: writersOfProgram,
		input: ({ feedId }) => ({
			...{ feedId, revision: 1, name: 'K', lastDay: null, organisation: 'Virasto' },
			...{ venueIds: [], trainingIds: [] },
		}),
	},
	'feeds.get': writersOfProgram,
	'feeds.list': { who: tendersOfFeeds, input: () => ({}) },
	'feeds.revoke': writersOfProgram,
	'feeds.rotate': writersOfProgram,

	'forms.addQuestion': { who: planners, input: ({ courseId }) => ({ ...aQuestion, owner: { courseId } }) },
	'forms.countNeeds': planners,
	'forms.editQuestion': planners,
	'forms.get': { who: readersOfPlan, input: ({ courseId }) => ({ owner: { courseId } }) },
	'forms.lookAtNeeds': planners,
	'forms.needsFile': planners,
	'forms.orderQuestions': {
		who: planners,
		input: ({ courseId }) => ({ owner: { courseId }, before: [], wanted: [] }),
	},
	'forms.removeQuestion': planners,
	'forms.restoreQuestion': {
		who: planners,
		input: ({ removedQuestionId }) => ({ questionId: removedQuestionId }),
	},
	'desk.addNote': planners,
	'desk.bulk': planners,
	'desk.choices': readersOfPeople,
	'desk.correctPerson': planners,
	'desk.dropFilter': readersOfPeople,
	'desk.eraseNote': planners,
	'desk.list': {
		who: readersOfPeople,
		input: ({ trainingId }) => ({ filter: { trainingId, state: 'confirmed' }, search: 'a', sort: 'name' }),
	},
	'desk.matching': { who: planners, input: ({ trainingId }) => ({ filter: { trainingId } }) },
	'desk.moveTargets': planners,
	'desk.person': readersOfPeople,
	'desk.prepareBulk': {
		who: planners,
		input: ({ registrationId, trainingId }) => ({
			...{ action: 'move', registrationIds: [registrationId], toTrainingId: trainingId },
		}),
	},
	'desk.saveFilter': {
		who: readersOfPeople,
		input: () => ({ name: 'Oma', isShared: false, filter: {}, columns: ['name'], sort: 'name' }),
	},
	'desk.setTags': planners,
	'desk.startBulk': planners,
	'desk.statistics': {
		who: readersOfPeople,
		input: ({ trainingId }) => ({ filter: { trainingId, from: '2026-01-01' } }),
	},
	'desk.door': ['owner', 'coordinator', 'trainer', 'check_in_helper'],
	'desk.walkIn': ['owner', 'coordinator', 'trainer', 'check_in_helper'],

	'geography.importMemberships': { who: ['owner'], input: aMembership },
	'geography.membershipFile': {
		who: [...readersOfPlan, 'trainer'],
		input: () => ({ scheme: 'region', locale: 'fi' }),
	},
	'geography.municipalities': readersOfTotals,
	'geography.previewMemberships': { who: ['owner'], input: aMembership },
	'geography.regions': readersOfTotals,
	'geography.schemes': [...readersOfPlan, 'trainer'],

	'invitations.accept': 'anyone',
	'invitations.get': 'anyone',

	'mail.answerWaiting': planners,
	'mail.get': readersOfMail,
	'mail.list': readersOfMail,
	'mail.readBody': ['owner'],
	'mail.resend': planners,

	'organisations.add': { who: planners, input: () => ({ name: { fi: 'Uusi' }, type: 'state' }) },
	'organisations.archive': {
		who: planners,
		input: ({ organisationId }) => ({ organisationId, revision: 1, isArchived: true }),
	},
	'organisations.edit': {
		who: planners,
		input: ({ organisationId }) => ({
			...{ organisationId, revision: 1, name: { fi: 'Virasto' }, otherNames: [], type: 'state' },
			...{ municipalityCode: null, emailDomains: [], isSensitiveWorkplace: false },
		}),
	},
	'organisations.get': readersOfPlan,
	'organisations.import': { who: planners, input: () => ({ text: 'Tuotu;;;police' }) },
	'organisations.list': readersOfPlan,
	'organisations.merge': {
		who: planners,
		input: ({ organisationId }) => ({ organisationId, revision: 1, intoName: 'Toinen' }),
	},
	'organisations.previewImport': { who: planners, input: () => ({ text: 'Tuotu;;;police' }) },
	'organisations.suggest': {
		who: ['owner', 'coordinator', 'trainer', 'check_in_helper'],
		input: () => ({ search: 'vir', locale: 'fi' }),
	},

	'parties.cancel': planners,
	'parties.list': ['owner', 'coordinator', 'auditor', 'data_protection_officer'],
	'parties.setLimit': {
		who: planners,
		input: ({ trainingId }) => ({ trainingId, before: 10, wanted: 5 }),
	},

	'program.addItem': writersOfProgram,
	'program.addSpeaker': writersOfProgram,
	'program.addTrack': writersOfProgram,
	'program.create': writersOfProgram,
	'program.editItem': writersOfProgram,
	'program.editSpeaker': writersOfProgram,
	'program.editTrack': writersOfProgram,
	'program.get': readersOfProgram,
	'program.placeItem': writersOfProgram,
	'program.release': writersOfProgram,
	'program.seminars': readersOfProgram,
	'program.unplaceItem': writersOfProgram,

	'projects.accessibilityFeedback': ['owner', 'coordinator', 'auditor', 'data_protection_officer'],
	'projects.answerAccessibilityFeedback': planners,
	'projects.auditTrail': { who: ['owner', 'auditor', 'data_protection_officer'], input: () => ({}) },
	'projects.create': 'signed-in',
	'projects.createTargetGroups': {
		who: ['owner'],
		input: () => ({ groups: [{ key: 'courts', name: { fi: 'Tuomioistuimet', sv: 'Domstolar' } }] }),
	},
	'projects.edit': { who: ['owner'], input: aProject },
	'projects.editPage': writersOfProgram,
	'projects.editTargetGroup': {
		who: ['owner'],
		input: () => ({ key: 'police', name: { fi: 'Poliisi', sv: 'Polisen' }, isSensitiveWorkplace: false }),
	},
	'projects.setIndicators': ['owner'],
	'projects.setReachTargets': ['owner'],
	'projects.settings': readersOfPlan,
	'projects.targetGroups': readersOfTotals,

	'reach.dashboard': ['owner', 'coordinator', 'communications', 'auditor'],
	'reach.file': {
		who: ['owner', 'coordinator', 'communications', 'auditor'],
		input: () => ({ from: null, to: null, locale: 'fi' }),
	},
	'reach.figures': {
		who: ['owner', 'coordinator', 'communications', 'auditor'],
		input: () => ({ from: null, to: null }),
	},

	'registrations.cancel': planners,
	'registrations.quotas': planners,
	'registrations.seatsBeyond': planners,
	'ways.answer': { who: planners, input: anAnswer },
	'ways.archiveTemplate': { who: planners, input: ({ templateId }) => ({ templateId, revision: 1 }) },
	'ways.get': [...readersOfPlan, 'trainer'],
	'ways.invitations': ['owner', 'coordinator', 'auditor', 'data_protection_officer'],
	'ways.invite': { who: planners, input: anInvitationToTraining },
	'ways.openCourse': readersOfPlan,
	'ways.preview': {
		who: planners,
		input: ({ trainingId, registrationId }) => ({
			...{ trainingId, registrationIds: [registrationId], verdict: 'approve' },
			...{ templateId: null, note: '' },
		}),
	},
	'ways.requests': ['owner', 'coordinator', 'auditor', 'data_protection_officer'],
	'ways.revoke': {
		who: planners,
		input: ({ trainingInvitationId }) => ({ invitationId: trainingInvitationId }),
	},
	'ways.saveTemplate': { who: planners, input: aTemplate },
	'ways.set': {
		who: planners,
		input: ({ trainingId }) => ({
			...{ trainingId, revision: 0 },
			wanted: { way: 'approval', emailDomains: [], organisationNames: [], audience: {} },
		}),
	},
	'ways.setOpenCourse': { who: planners, input: () => ({ seen: null, wanted: null }) },
	'ways.templates': planners,
	'registrations.setQuotas': planners,
	'registrations.guard': ['owner', 'coordinator', 'auditor', 'data_protection_officer'],
	'registrations.register': planners,
	'registrations.seat': planners,
	'registrations.setPriority': planners,

	'reminders.get': [...readersOfPlan, 'trainer'],
	'reminders.set': {
		who: planners,
		input: ({ trainingId }) => ({ trainingId, revision: 1, leadTimes: ['P3D'] }),
	},

	'staff.invite': {
		who: ['owner'],
		input: ({ trainingId }) => ({ ...anInvitation(), role: 'host', trainingId }),
	},
	'staff.choices': ['owner'],
	'staff.list': ['owner'],
	'staff.resend': ['owner'],
	'staff.revoke': ['owner'],
	'staff.revokeInvitation': ['owner'],

	'trainers.create': planners,
	'trainers.edit': planners,
	'trainers.get': readersOfPlan,
	'trainers.list': readersOfPlan,

	'trainings.cancel': planners,
	'trainings.conflicts': planners,
	'trainings.create': { who: planners, input: aTraining },
	'trainings.edit': {
		who: planners,
		input: (at) => ({ ...aTraining(at), trainingId: at.trainingId, revision: 1 }),
	},
	'trainings.editTexts': { who: ['owner', 'coordinator', 'communications'], input: textsOf },
	'trainings.get': readersOfTotals,
	'trainings.month': readersOfTotals,
	'trainings.plan': readersOfTotals,
	'trainings.publish': planners,
	'trainings.published': ['owner', 'coordinator', 'communications'],
	'trainings.reinstate': planners,
	'trainings.tellingOfCancellation': planners,
	'trainings.tellingOfEdit': {
		who: planners,
		input: (at) => ({ ...aTraining(at), trainingId: at.trainingId, revision: 1 }),
	},
	'trainings.tellingOfReinstatement': planners,
	'trainings.timeNotice': planners,
	'trainings.unpublish': planners,

	'venues.create': planners,
	'venues.edit': planners,
	'venues.get': readersOfPlan,
	'venues.list': readersOfPlan,
	'venues.tellingOfEdit': planners,
};

function anInvitation() {
	return { email: `${newId()}@example.org`, locale: 'fi' as const, requestId: newId() };
}

const aQuestion = { type: 'text', label: { fi: 'K' } };

function anAnswer({ trainingId, registrationId }: Place) {
	return {
		...{ trainingId, registrationIds: [registrationId], verdict: 'decline' },
		...{ templateId: null, note: '', seen: { seats: 0, places: 0, declined: 0 } },
	};
}

function anInvitationToTraining({ trainingId }: Pick<Place, 'trainingId'>) {
	return {
		...{ trainingId, requestId: newId(), emails: [], label: '', maxUses: 1, locale: 'fi' },
		...{ skipsApproval: false, skipsLists: false, reservedUntil: null, reservedMode: 'onsite' },
		expiresAt: '2026-03-20T09:00',
	};
}

function aTemplate() {
	const wanted = { verdict: 'approve', name: 'Vastaus', body: { fi: 'Teksti', sv: 'Text' } };
	return { templateId: null, revision: 1, wanted };
}

function aMembership() {
	return { scheme: 'region', csv: '091;01', validFrom: '2026-01-01' };
}

function aProject() {
	return {
		...{
			revision: 1,
			codePrefix: `P${newId().slice(-8).toUpperCase()}`,
			timeZone: 'Europe/Helsinki',
			requiredLocales: ['fi'],
		},
		...{
			title: { fi: 'Hanke' },
			description: {},
			organiser: {},
			fundingStatement: { fi: 'EU' },
			fund: 'ISF',
		},
		...{ periodStart: '2026-01-01', periodEnd: '2026-12-31', registryNumbers: [], lastPaymentOn: null },
		contactEmail: 'project@example.org',
	};
}

function textsOf({ trainingId }: Place) {
	return { trainingId, revision: 1, title: { fi: 'Koulutus', sv: 'Utbildning' }, description: {} };
}

function aTraining({ courseId, venueId }: Place) {
	return {
		...{
			courseId,
			venueId,
			seriesId: null,
			kind: 'regional',
			format: 'regional_onsite',
			mode: 'onsite',
			visibility: 'public',
		},
		...{
			title: { fi: 'Koulutus', sv: 'Utbildning' },
			description: {},
			languages: ['fi'],
			interpretation: [],
			targetGroupKeys: [],
		},
		...{
			regionsServed: [],
			municipalityCode: '091',
			addressDisclosure: 'public',
			conferenceUrl: null,
			timeZone: 'Europe/Helsinki',
		},
		...{ catering: 'none', trainerIds: [], onsiteSeats: 10, onlineSeats: 0 },
		sessions: [{ startsAt: '2026-05-04T09:00', endsAt: '2026-05-04T12:00', roomId: null, title: null }],
		...{ opensAt: '2026-04-01T09:00', closesAt: '2026-05-03T09:00', selfCancelUntil: '2026-05-03T09:00' },
	};
}

/** Roles of some trainings only. */
const bound: ReadonlySet<StaffRole> = new Set(['host', 'trainer', 'check_in_helper']);

const world = await freshWorld();
const other = await world.another();
const actors = new Map<string, ApiContext>();
let own: Place;
let neighbour: Place;
let foreign: Place;
const faults: unknown[] = [];

beforeAll(async () => {
	own = await placeIn(world);
	neighbour = { ...own, ...(await trainingIn(world)) };
	foreign = { ...(await placeIn(other)), project: own.project };
	for (const role of staffRoles) actors.set(role, await colleague(world, role));
	actors.set('nobody', contextFor(world.as('public')));
	actors.set('someone without a role', await account('without-role'));
	actors.set('the owner of another project', await colleague(other, 'owner'));
	actors.set('an owner without a second factor', await colleague(world, 'owner', false));
});

const procedures = [...proceduresOf(publicRouter, 'public.'), ...proceduresOf(staffRouter, '')];

test('every procedure has its line, and every line its procedure', () => {
	expect(Object.keys(table).toSorted()).toEqual(procedures.map(({ path }) => path).toSorted());
});

describe.each(procedures)('$path', ({ path, access, schema, isPublic }) => {
	const row = table[path] ?? 'anyone';
	const who = typeof row === 'object' && 'who' in row ? row.who : row;
	const inputAt = (place: Place) => {
		const made = typeof row === 'object' && 'input' in row ? row.input(place) : sampleOf(schema, place);
		return access.kind === 'staff' ? { project: place.project, ...made } : made;
	};
	const call = (actor: string, place: Place) => outcomeOf(path, inputAt(place), contextOf(actor));

	test('says who may call it', () => {
		expect(isPublic ? access.kind : 'anyone').toBe('anyone');
		expect(typeof who === 'string' ? who : 'staff').toBe(access.kind);
	});

	test('takes or refuses whatever is put into a field, and never breaks on it', async () => {
		const actor = access.kind === 'staff' ? 'owner' : isPublic ? 'nobody' : 'someone without a role';
		const broken: string[] = [];
		for (const { at, what, input } of spoiltInputs(inputAt(own))) {
			const answer = await outcomeOf(path, input, contextOf(actor));
			if (answer.startsWith('failed')) broken.push(`${at} ${what}: ${answer}`);
		}
		expect(broken).toEqual([]);
	});

	if (access.kind !== 'staff') {
		test('lets in whom it says', async () => {
			const expected = who === 'signed-in' ? 'UNAUTHORIZED' : 'not refused';
			expect(await refusalOf(call('nobody', own))).toBe(expected);
			if (!isPublic) expect(await refusalOf(call('someone without a role', own))).not.toBe('UNAUTHORIZED');
		});
		return;
	}

	test.each(staffRoles)('%s', async (role) => {
		const isAllowed = typeof who === 'object' && who.includes(role);
		const answer = await call(role, own);
		if (isAllowed) expect(answer).toBe('through');
		// One who has some trainings is not told what the project as a whole has.
		else expect(bound.has(role) ? ['FORBIDDEN', 'NOT_FOUND'] : ['FORBIDDEN']).toContain(answer);
	});

	test('no one else: not signed in, without a role here, the owner of another project, or without a second factor', async () => {
		expect(await call('nobody', own)).toBe('UNAUTHORIZED');
		const missing = { ...own, project: 'no-such-project' };
		for (const actor of ['someone without a role', 'the owner of another project']) {
			expect([actor, await call(actor, own)]).toEqual([actor, await call(actor, missing)]);
			expect(await call(actor, own)).toBe('NOT_FOUND');
		}
		expect(await call('an owner without a second factor', own)).toBe('FORBIDDEN');
	});

	test('another project’s things answer like things that are not', async () => {
		expect(await call('owner', foreign)).toBe(await call('owner', nowhere()));
	});

	test('another training’s things answer like things that are not, to one who has one training', async () => {
		for (const role of bound) {
			const [hidden, missing] = [await call(role, neighbour), await call(role, nowhere())];
			expect([role, hidden]).toEqual([role, missing]);
			if (JSON.stringify(inputAt(neighbour)) !== JSON.stringify(inputAt(own)))
				expect([role, hidden]).not.toEqual([role, 'through']);
		}
	});
});

type Procedure = {
	readonly path: string;
	readonly access: Access;
	readonly schema: z.core.$ZodType | null;
	readonly isPublic: boolean;
};

/** As the router is at run time: a procedure added to it is tried, or missed, by itself. */
function proceduresOf(
	router: { readonly _def: { readonly procedures: object } },
	prefix: string,
): Procedure[] {
	return Object.entries(router._def.procedures).map(
		([path, procedure]: [string, { _def: { meta?: { access: Access }; inputs: unknown[] } }]) => {
			const access = procedure._def.meta?.access;
			if (!access)
				throw new Error(`${path} does not say who may call it: start it from a builder of trpc.ts`);
			const own = procedure._def.inputs.slice(access.kind === 'staff' ? 1 : 0);
			return {
				path: prefix + path,
				access,
				schema: (own.at(-1) as z.core.$ZodType | undefined) ?? null,
				isPublic: prefix !== '',
			};
		},
	);
}

async function outcomeOf(path: string, input: unknown, ctx: ApiContext): Promise<string> {
	return undone(ctx.database, async (database) => {
		const isPublic = path.startsWith('public.');
		const caller = (isPublic ? publicRouter : staffRouter).createCaller({ ...ctx, database });
		const steps = path.replace('public.', '').split('.');
		try {
			// A caller is made of functions all the way down; each step's type is lost in the walk.
			const procedure = steps.reduce((at, step) => Reflect.get(at, step) as object, caller as object) as (
				input: unknown,
			) => Promise<unknown>;
			await procedure(input);
			return 'through';
		} catch (error) {
			if (!(error instanceof TRPCError)) throw error;
			if (error.code === 'BAD_REQUEST') return `BAD_REQUEST: say the input in the table (${error.message})`;
			return error.code === 'INTERNAL_SERVER_ERROR' ? `failed: ${JSON.stringify(faults.at(-1))}` : error.code;
		}
	});
}

/** `not refused` for whatever is no question of who asks. */
async function refusalOf(outcome: Promise<string>): Promise<string> {
	const answer = await outcome;
	return answer === 'UNAUTHORIZED' || answer === 'FORBIDDEN' ? answer : 'not refused';
}

function contextOf(actor: string): ApiContext {
	const ctx = actors.get(actor);
	if (!ctx) throw new Error(`Nobody is ${actor}`);
	return ctx;
}

function contextFor(ctx: Context): ApiContext {
	const tell = (facts: unknown) => void faults.push(facts);
	return {
		...ctx,
		log: { info: tell, warn: tell, error: tell },
		locale: 'fi',
		clientAddress: null,
		account: null,
	};
}

async function account(name: string, hasSecondFactor = true): Promise<ApiContext> {
	const userId = `${name}-${newId()}`;
	await world.owner.query(
		`insert into auth_users (id, name, email, two_factor_enabled, created_at, updated_at) values ($1, $2, $3, $4, now(), now())`,
		[userId, name, `${userId}@example.org`, hasSecondFactor],
	);
	return signedInAs(userId, hasSecondFactor);
}

async function signedInAs(userId: string, hasSecondFactor = true): Promise<ApiContext> {
	const found = await accountOf(world.ctx, { userId, sessionId: newId(), hasSecondFactor });
	if (!found) throw new Error('No such account');
	return { ...contextFor(world.ctx), ...found };
}

/** An account with one role; host, trainer and helper have the training of `own`. */
async function colleague(at: World, role: StaffRole, hasSecondFactor = true): Promise<ApiContext> {
	const { account: made } = await account(role, hasSecondFactor);
	const userId = made?.userId ?? '';
	const hasOne = role === 'host' || role === 'check_in_helper';
	const today = world.clock.now().toISOString().slice(0, 10);
	await world.owner.query(
		'insert into memberships (project_id, id, user_id, role, training_id, on_date, created_at) values ($1, $2, $3, $4, $5, $6, now())',
		[
			at.project.id,
			newId(),
			userId,
			role,
			hasOne ? own.trainingId : null,
			role === 'check_in_helper' ? today : null,
		],
	);
	if (role === 'trainer')
		await world.owner.query('update trainers set user_id = $1 where id = $2', [userId, own.trainerId]);
	return signedInAs(userId, hasSecondFactor);
}

async function trainingIn(at: World, trainerIds: string[] = []) {
	const courseId = (await at.course()).id;
	const venue = await at.venue();
	const venueId = venue.id;
	const now = at.clock.now().getTime();
	const startsAt = new Date(now - 600_000);
	const made = await at.training({ courseId, venueId, trainerIds, startsAt, format: 'final_seminar' });
	const requestId = newId();
	const person = {
		firstName: 'Testi',
		lastName: 'Kallio',
		email: `${requestId}@example.org`,
		targetGroup: 'police',
	};
	const input = RegisterInput.parse({
		...person,
		training: made.code,
		requestId,
		mode: 'onsite',
		locale: 'fi',
	});
	await grantedOf(register({ ...at.as('public'), now: () => new Date(now - 86_400_000) }, input));
	const { rows } = await at.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[requestId],
	);
	const registrationId = rows[0]?.id ?? '';
	const asked = { training: made.code, liaisonName: 'Yhteyshenkilö', organisation: 'Virasto', locale: 'fi' };
	const party = RequestPartyInput.parse({ ...asked, liaisonEmail: `liaison-${requestId}@example.org` });
	await grantedOf(requestParty({ ...at.as('public'), now: () => new Date(now - 86_400_000) }, party));
	const parties = await at.owner.query<{ id: string }>('select id from parties where training_id = $1', [
		made.id,
	]);
	const mail = await at.owner.query<{ id: string }>(
		'select id from outbox_messages where registration_id = $1',
		[registrationId],
	);
	return {
		...{ trainingId: made.id, code: made.code, training: made.code },
		sessionId: made.sessionIds[0] ?? '',
		courseId,
		venueId,
		registrationId,
		partyId: parties.rows[0]?.id ?? '',
		messageId: mail.rows[0]?.id ?? '',
		roomId: venue.roomIds[0] ?? '',
		...(await programOf(at, made.id)),
	};
}

async function programOf(at: World, trainingId: string) {
	const project = at.project.slug;
	const text = { fi: 'Teksti', sv: 'Text' };
	const { programId } = await grantedOf(createProgram(at.ctx, { project, trainingId }));
	const { trackId } = await grantedOf(
		addTrack(at.ctx, { project, programId, name: text, colour: '#0b5d66' }),
	);
	const speaker = AddSpeakerInput.parse({ project, programId, role: text });
	const { speakerId } = await addSpeaker(at.ctx, speaker);
	const item = { project, programId, kind: 'talk', title: text, languages: ['fi'], durationMinutes: 30 };
	const { itemId } = await addItem(at.ctx, AddItemInput.parse(item));
	return { programId, trackId, speakerId, itemId };
}

async function placeIn(at: World): Promise<Place> {
	const trainerId = (await at.trainer()).id;
	const training = await trainingIn(at, [trainerId]);
	const projectId = at.project.id;
	const invited = await grantedOf(
		inviteStaff(at.ctx, { ...anInvitation(), projectId, role: 'auditor', locale: 'fi' }),
	);
	const series = CreateSeriesInput.parse({
		project: at.project.slug,
		key: 'tour',
		title: { fi: 'Kiertue', sv: 'Turné' },
	});
	const { seriesId } = await grantedOf(createSeries(at.ctx, series));
	const add = () =>
		grantedOf(
			addQuestion(
				at.ctx,
				AddQuestionInput.parse({
					...aQuestion,
					project: at.project.slug,
					owner: { trainingId: training.trainingId },
				}),
			),
		);
	const [{ questionId }, { questionId: removedQuestionId }] = [await add(), await add()];
	await grantedOf(removeQuestion(at.ctx, { project: at.project.slug, questionId: removedQuestionId }));
	const feedbackId = newId();
	const feedback = { requestId: feedbackId, message: 'Palaute', pageUrl: '/fi', locale: 'fi' as const };
	await grantedOf(sendAccessibilityFeedback(at.as('public'), { project: at.project.slug, ...feedback }));
	const membershipId = newId();
	const { account: made } = await account('member');
	await at.owner.query(
		"insert into memberships (project_id, id, user_id, role, created_at) values ($1, $2, $3, 'auditor', now())",
		[projectId, membershipId, made?.userId],
	);
	const { rows } = await at.owner.query<{ participant_id: string }>(
		'select participant_id from registrations where id = $1',
		[training.registrationId],
	);
	const participantId = rows[0]?.participant_id ?? '';
	const { noteId } = await addNote(at.ctx, { projectId, participantId, text: 'Muistiinpano' });
	const { filterId } = await saveFilter(at.ctx, {
		...{ projectId, name: 'Yhteinen', isShared: true, filter: {}, columns: ['name'], sort: 'name' },
	});
	const { runId } = await grantedOf(
		prepareBulk(at.ctx, { projectId, action: 'cancel', registrationIds: [training.registrationId] }),
	);
	const feedId = newId();
	await at.owner.query(
		"insert into feeds (project_id, id, kind, name, locale, owner_user_id, organisation, created_at) values ($1, $2, 'organisation', 'K', 'fi', $3, 'Virasto', now())",
		[projectId, feedId, made?.userId],
	);
	return {
		...{ participantId, noteId, filterId, runId, feedId },
		project: at.project.slug,
		trainerId,
		seriesId,
		questionId,
		removedQuestionId,
		...training,
		membershipId,
		feedbackId,
		invitationId: invited.invitationId,
		...(await waysInto(at, training.trainingId)),
	};
}

async function waysInto(at: World, trainingId: string) {
	const template = SaveAnswerTemplateInput.parse(aTemplate());
	const { templateId } = await grantedOf(
		saveAnswerTemplate(at.ctx, { ...template, project: at.project.slug }),
	);
	const invitation = {
		...anInvitationToTraining({ trainingId }),
		expiresAt: '2026-03-02T12:00',
	};
	await grantedOf(invitePeople(at.ctx, { ...InvitePeopleInput.parse(invitation), projectId: at.project.id }));
	const { rows } = await invitationsOfTraining(at.ctx, { projectId: at.project.id, trainingId });
	const { organisationId } = await grantedOf(
		addOrganisation(
			at.ctx,
			AddOrganisationInput.parse({ project: at.project.slug, name: { fi: 'Virasto' }, type: 'state' }),
		),
	);
	return { templateId, trainingInvitationId: rows[0]?.id ?? '', organisationId };
}

/** What nobody means to write, by what it is. */
const hostile: Readonly<Record<string, unknown>> = {
	'a zero byte': 'a\u0000b',
	'half a character': 'a\ud800b',
	'ten thousand characters': 'x'.repeat(10_000),
	'control characters and marks of direction': '\u0007\u001b\u202e\u2066<b>',
	SQL: "'; drop table trainings; --",
	'a key of every object': '__proto__',
	'a time that is none': '2026-02-30T25:61',
	'a day beyond time': '+275760-09-14T00:00:00Z',
	'a figure too large': 1e300,
	'a figure below zero': -1,
	'half a figure': 1.5,
	nothing: null,
	'an object': JSON.parse('{"__proto__":{"polluted":1},"toString":1}'),
};

/** The input with one of its values replaced, for each value and each replacement. */
function spoiltInputs(input: Record<string, unknown>) {
	return placesIn(input).flatMap((steps) =>
		Object.entries(hostile).map(([what, value]) => ({
			at: steps.join('.'),
			what,
			input: replaced(input, steps, value),
		})),
	);
}

function placesIn(value: unknown, steps: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== 'object' || value === null || value instanceof Date) return [steps];
	return Object.entries(value).flatMap(([key, of]) => placesIn(of, [...steps, key]));
}

function replaced(value: unknown, [step, ...steps]: readonly string[], by: unknown): unknown {
	if (step === undefined || typeof value !== 'object' || value === null) return by;
	const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
	Reflect.set(copy, step, replaced(Reflect.get(copy, step), steps, by));
	return copy;
}

/** Ids of nothing at all. */
function nowhere(): Place {
	const made = Object.fromEntries(Object.keys(own).map((name) => [name, newId()]));
	return { ...own, ...made, code: 'X-2026-999', training: 'X-2026-999', project: own.project };
}

/** An input that the schema takes: its ids are the place's, by name; the rest is the least that will do. */
function sampleOf(schema: z.core.$ZodType | null, place: Place): Record<string, unknown> {
	if (!schema) return {};
	// Dates have no JSON of their own; no input here demands one.
	const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
	const made = sample(json, '', place);
	return typeof made === 'object' && made !== null ? { ...made } : {};
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function sample(schema: JsonSchema, name: string, place: Place): unknown {
	if (name in place) return Reflect.get(place, name);
	if (schema.default !== undefined) return schema.default;
	if (schema.const !== undefined) return schema.const;
	if (schema.enum) return schema.enum[0];
	const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
	if (first) return sample(asSchema(first), name, place);
	switch (schema.type) {
		case 'object': {
			if (schema.properties?.['fi']) return { fi: 'Teksti', sv: 'Text' };
			const wanted = Object.entries(schema.properties ?? {}).filter(
				([key]) => schema.required?.includes(key) || key in place,
			);
			return Object.fromEntries(wanted.map(([key, of]) => [key, sample(asSchema(of), key, place)]));
		}
		case 'array':
			return Array.from({ length: schema.minItems ?? 0 }, () => sample(asSchema(schema.items), '', place));
		case 'integer':
		case 'number':
			return Math.max(schema.minimum ?? 1, 1);
		case 'boolean':
			return false;
		case 'string':
			return (schema.format && samples[schema.format]) || textLike(schema);
		default:
			return null;
	}
}

const samples: Readonly<Record<string, string>> = {
	uuid: '01890000-0000-7000-8000-000000000000',
	email: 'somebody@example.org',
	date: '2026-03-02',
	'date-time': '2026-03-02T09:00:00Z',
};

/** Codes and times as this product writes them. */
const patterned = [
	'fi',
	'091',
	'00100',
	'01',
	'2026-03',
	'2026-05-04T09:00',
	'09:00',
	'a',
	'A',
	'fi-sv',
	'#0b5d66',
];

function textLike({ pattern, minLength }: JsonSchema): string {
	const found =
		pattern === undefined ? undefined : patterned.find((text) => new RegExp(pattern, 'u').test(text));
	return found ?? 'x'.repeat(minLength ?? 1);
}

function asSchema(of: JsonSchema | boolean | readonly unknown[] | undefined): JsonSchema {
	return typeof of === 'object' && !Array.isArray(of) ? (of as JsonSchema) : {};
}
