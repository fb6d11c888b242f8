import { Forbidden, NotFound, newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { setWay } from '../../ways/index.ts';
import { RegisterInput } from '../model.ts';
import { myRegistration, registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { acceptSeat } from './accept-seat.ts';
import { answerRequests, previewAnswers } from './answer-requests.ts';
import { cancelMyRegistration, cancelRegistration } from './cancel-registration.ts';
import { expireOffer } from './expire-offer.ts';
import { register } from './register.ts';
import { seatRegistration } from './seat-registration.ts';

const world = await freshWorld();
const visitor = world.as('public');
const coordinator = world.as('coordinator');

type Subject = { readonly id: string; readonly projectId: string; readonly trainingId: string };
type Verdict = 'approve' | 'decline';

async function answer(ctx: Context, { id, ...place }: Subject, verdict: Verdict) {
	const asked = { ...place, registrationIds: [id], verdict, templateId: null, note: '' };
	const ahead = await previewAnswers(coordinator, asked);
	if (!ahead.ok) return ahead;
	return answerRequests(ctx, { ...asked, seen: ahead.totals });
}

/** One who asked to come, brought into a state. */
async function subjectIn(state: keyof typeof ways): Promise<Subject> {
	const training = await world.training({ capacity: 1 });
	const place = { projectId: training.projectId, trainingId: training.id };
	const wanted = { way: 'approval' as const, emailDomains: [], organisationNames: [], audience: {} };
	await grantedOf(setWay(coordinator, { ...place, revision: 0, wanted }));
	const ask = async () => {
		const form = RegisterInput.parse({
			...{ training: training.code, requestId: newId(), firstName: 'Testi', lastName: `Kallio ${newId()}` },
			...{ email: `${newId()}@example.org`, targetGroup: 'police', mode: 'onsite', locale: 'fi' },
		});
		await grantedOf(register(visitor, form));
		const { rows } = await world.owner.query<{ id: string }>(
			'select id from registrations where request_id = $1',
			[form.requestId],
		);
		return { id: rows[0]?.id ?? '', ...place };
	};
	if (state === 'in line') await answer(coordinator, await ask(), 'approve');
	const subject = await ask();
	await ways[state](subject);
	return subject;
}

const ways = {
	asked: async () => undefined,
	approved: (one: Subject) => answer(coordinator, one, 'approve'),
	'in line': (one: Subject) => answer(coordinator, one, 'approve'),
	declined: (one: Subject) => answer(coordinator, one, 'decline'),
	withdrawn: (one: Subject) => cancelMyRegistration(visitor, tokenOf(one)),
};

const tokenOf = ({ id }: Subject) => ({ token: registrationToken(world.ctx, { id, linkGeneration: 1 }) });
const stateOf = async (one: Subject) => (await myRegistration(visitor, tokenOf(one))).state;

const deeds = {
	'the person accepts': (one: Subject) => acceptSeat(visitor, tokenOf(one)),
	'the person leaves': (one: Subject) => cancelMyRegistration(visitor, tokenOf(one)),
	'staff approve': (one: Subject) => answer(coordinator, one, 'approve'),
	'staff decline': (one: Subject) => answer(coordinator, one, 'decline'),
	'staff cancel': ({ id, projectId }: Subject) =>
		cancelRegistration(coordinator, { projectId, registrationId: id }),
	'staff give a seat': ({ id, projectId }: Subject) =>
		seatRegistration(coordinator, { projectId, registrationId: id }),
	'the deadline’s job runs': ({ id }: Subject) => expireOffer(world.ctx, { registrationId: id }),
};

const [requested, confirmed, waitlisted, cancelled] = ['requested', 'confirmed', 'waitlisted', 'cancelled'];
const gone = {
	'the person accepts': cancelled,
	'the person leaves': cancelled,
	'staff approve': cancelled,
	'staff decline': cancelled,
	'staff cancel': cancelled,
	'staff give a seat': cancelled,
	'the deadline’s job runs': cancelled,
};
/** What becomes of one in each state by each deed; whatever is refused leaves all as it was. */
const becomes: Readonly<Record<keyof typeof ways, Readonly<Record<keyof typeof deeds, string | undefined>>>> =
	{
		asked: {
			'the person accepts': requested,
			'the person leaves': cancelled,
			'staff approve': confirmed,
			'staff decline': cancelled,
			'staff cancel': cancelled,
			'staff give a seat': requested,
			'the deadline’s job runs': requested,
		},
		approved: {
			'the person accepts': confirmed,
			'the person leaves': cancelled,
			'staff approve': confirmed,
			'staff decline': confirmed,
			'staff cancel': cancelled,
			'staff give a seat': confirmed,
			'the deadline’s job runs': confirmed,
		},
		'in line': {
			'the person accepts': waitlisted,
			'the person leaves': cancelled,
			'staff approve': waitlisted,
			'staff decline': waitlisted,
			'staff cancel': cancelled,
			'staff give a seat': waitlisted,
			'the deadline’s job runs': waitlisted,
		},
		declined: gone,
		withdrawn: gone,
	};

test.each(
	Object.entries(becomes).flatMap(([state, row]) =>
		Object.entries(row).map(([deed, expected]) => [state, deed, expected] as const),
	),
)('one %s: when %s, they are %s', async (state, deed, expected) => {
	const one = await subjectIn(keyIn(ways, state));
	await deeds[keyIn(deeds, deed)](one);
	expect(await stateOf(one)).toBe(expected);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

function keyIn<Table extends object>(table: Table, key: string): keyof Table {
	const found = Object.keys(table).find((one) => one === key);
	if (found === undefined) throw new Error(`No ${key}`);
	// One of the table's own keys.
	return found as keyof Table;
}

test.each([
	['owner', undefined],
	['coordinator', undefined],
	['communications', Forbidden],
	['auditor', Forbidden],
	['data_protection_officer', Forbidden],
	['host', NotFound],
	['trainer', NotFound],
	['check_in_helper', NotFound],
	['public', NotFound],
] as const)('%s answers a request, or may not', async (role, fault) => {
	for (const verdict of ['approve', 'decline'] as const) {
		const one = await subjectIn('asked');
		const running = (async () => answer(world.as(role), one, verdict))();
		if (fault === undefined) await expect(running).resolves.toMatchObject({ ok: true });
		else await expect(running).rejects.toBeInstanceOf(fault);
		expect(await stateOf(one)).toBe(fault ? 'requested' : verdict === 'approve' ? 'confirmed' : 'cancelled');
	}
});
