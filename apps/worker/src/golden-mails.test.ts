import type { Context } from '@kutsu/core/context';
import { correctPerson } from '@kutsu/core/desk';
import {
	acceptSeat,
	cancelMyRegistration,
	cancelRegistration,
	moveRegistration,
	register,
	registrationToken,
	switchMyMode,
} from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { cancelTraining, editTraining, reinstateTraining, trainingForStaff } from '@kutsu/core/trainings';
import type { EditTrainingInput } from '@kutsu/core/trainings/model';
import { openDatabase } from '@kutsu/db';
import { locales, newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { freshWorld, readMime } from '@kutsu/testing';
import type { MimePart, TrainingOptions, WorldTraining } from '@kutsu/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { tasksOf } from './tasks.ts';

// Every cause of a calendar message, as its reader's program parses it, against a file that a reader of the change can
// read: headers, parts in their order, the whole text and the whole calendar part. `vitest -u` writes them anew.
const world = await freshWorld({ now: '2026-03-02T09:00:00Z' });
const workerDatabase = openDatabase(world.urlAs('kutsu_worker'));
afterAll(() => workerDatabase.pool.end());
const coordinator = world.as('coordinator');
const project = world.project.slug;
const { id: venueId } = await world.venue({
	note: {
		fi: 'Ovi aukeaa klo 8.30, hissi on vasemmalla.',
		sv: 'Dörren öppnas kl. 8.30, hissen är till vänster.',
		en: 'Doors open at 8.30, the lift is on the left.',
	},
});
const { id: courseId } = await world.course();

let mails: { readonly to: string; readonly raw: Buffer }[] = [];
const tasks = tasksOf(
	(name): Context => ({
		...world.ctx,
		database: workerDatabase,
		actor: { kind: 'system', name },
		settings: { ...world.ctx.settings, hasSmtp: true, mailFrom: 'kutsu@example.org' },
	}),
	{
		send: async ({ envelope, raw }) => {
			mails.push({ to: envelope.to, raw });
			return { ok: true };
		},
	},
);

async function runJobs(): Promise<void> {
	world.clock.advance({ minutes: 4 });
	for (;;) {
		const { rows } = await world.owner.query<{ task: string; payload: unknown }>(
			`with due as (delete from job_requests where run_at <= $1 returning *) select task, payload from due order by created_at, id`,
			[world.clock.now()],
		);
		if (rows.length === 0) return;
		for (const { task, payload } of rows)
			await Reflect.apply(tasks[task] ?? (() => undefined), undefined, [payload, { job: { id: '1' } }]);
	}
}

const title = {
	fi: 'Tunnista, kohtaa, ohjaa',
	sv: 'Identifiera, bemöt, hänvisa',
	en: 'Identify, meet, refer',
};
const description = {
	fi: 'Kahden tunnin koulutus.',
	sv: 'En utbildning på två timmar.',
	en: 'A training of two hours.',
};

const trainings: WorldTraining[] = [];

async function aTraining(more: TrainingOptions = {}): Promise<WorldTraining> {
	const training = await world.training({
		title,
		description,
		venueId,
		courseId,
		startsAt: '2026-04-01T06:00:00Z',
		durationMinutes: 120,
		opensAt: '2026-02-01T06:00:00Z',
		...more,
	});
	trainings.push(training);
	return training;
}

type Someone = { readonly id: string; readonly token: string; readonly participantId: string };

async function someone(
	training: WorldTraining,
	locale: Locale,
	firstName = 'Aino',
	mode: 'onsite' | 'online' = 'onsite',
): Promise<Someone> {
	const requestId = newId();
	const email = `osallistuja-${trainings.indexOf(training)}@example.org`;
	await register(
		world.as('public'),
		RegisterInput.parse({
			...{ training: training.code, requestId, firstName, lastName: 'Esimerkki', email },
			...{ targetGroup: 'police', mode, locale },
		}),
	);
	const { rows } = await world.owner.query<{ id: string; participantId: string }>(
		'select id, participant_id as "participantId" from registrations where request_id = $1',
		[requestId],
	);
	const [row] = rows;
	if (!row) throw new Error('Not registered');
	return { ...row, token: registrationToken(world.ctx, { id: row.id, linkGeneration: 1 }) };
}

async function staffForm(training: WorldTraining) {
	const shown = await trainingForStaff(coordinator, { project, code: training.code });
	return { ...shown.form, project, trainingId: training.id, revision: shown.revision };
}

async function edit(
	training: WorldTraining,
	change: (form: EditTrainingInput) => Partial<EditTrainingInput>,
) {
	const form = await staffForm(training);
	await editTraining(coordinator, { ...form, ...change(form) });
}

const toAnotherDay = (form: EditTrainingInput): Partial<EditTrainingInput> => ({
	sessions: form.sessions.map((one) => ({
		...one,
		startsAt: '2026-04-08T13:00',
		endsAt: '2026-04-08T15:00',
	})),
});
const reason = {
	fi: 'Kouluttaja on estynyt.',
	sv: 'Utbildaren har förhinder.',
	en: 'The trainer cannot come.',
};

/** What happens, from the first mail to the one that is looked at. */
const causes: Readonly<Record<string, (locale: Locale) => Promise<void>>> = {
	confirmed: async (locale) => void (await someone(await aTraining(), locale)),
	'confirmed-online': async (locale) =>
		void (await someone(await aTraining({ mode: 'hybrid' }), locale, 'Aino', 'online')),
	'confirmed-two-days': async (locale) => {
		const sessions = [1, 2].map((day) => ({
			startsAt: `2026-04-0${day}T06:00:00Z`,
			endsAt: `2026-04-0${day}T08:00:00Z`,
		}));
		await someone(await aTraining({ sessions }), locale);
	},
	'offer-accepted': async (locale) => {
		const training = await aTraining({ capacity: 1 });
		const first = await someone(training, locale, 'Eka');
		const second = await someone(training, locale, 'Toka');
		await runJobs();
		await cancelMyRegistration(world.as('public'), first);
		await runJobs();
		mails = [];
		await acceptSeat(world.as('public'), second);
	},
	changed: async (locale) => {
		const training = await aTraining();
		await someone(training, locale);
		await after(() => edit(training, toAnotherDay));
	},
	'changed-way': async (locale) => {
		const training = await aTraining({ mode: 'hybrid' });
		const person = await someone(training, locale);
		await after(() => switchMyMode(world.as('public'), { token: person.token, mode: 'online' }));
	},
	cancelled: async (locale) => {
		const person = await someone(await aTraining(), locale);
		await after(() => cancelMyRegistration(world.as('public'), person));
	},
	removed: async (locale) => {
		const person = await someone(await aTraining(), locale);
		await after(() =>
			cancelRegistration(coordinator, { projectId: world.project.id, registrationId: person.id }),
		);
	},
	'one-of-a-shared-mailbox-leaves': async (locale) => {
		const training = await aTraining({ mode: 'hybrid' });
		const leaving = await someone(training, locale);
		await someone(training, locale, 'Toinen', 'online');
		await after(() => cancelMyRegistration(world.as('public'), leaving));
	},
	moved: async (locale) => {
		const person = await someone(await aTraining(), locale);
		const to = await aTraining({ startsAt: '2026-04-15T06:00:00Z' });
		await after(() =>
			moveRegistration(coordinator, {
				...{ projectId: world.project.id, registrationId: person.id, toTrainingId: to.id },
			}),
		);
	},
	readdressed: async (locale) => {
		const person = await someone(await aTraining(), locale);
		await after(() =>
			correctPerson(coordinator, {
				...{ projectId: world.project.id, participantId: person.participantId, revision: 1, locale },
				...{ firstName: 'Aino', lastName: 'Esimerkki', email: `uusi-${newId()}@example.org` },
				...{ phone: undefined, organisation: undefined },
			}),
		);
	},
	'training-cancelled': async (locale) => {
		const training = await aTraining();
		await someone(training, locale);
		await after(async () => cancelTraining(coordinator, { ...(await staffForm(training)), reason }));
	},
	'training-postponed': async (locale) => {
		const training = await aTraining();
		await someone(training, locale);
		await after(async () =>
			cancelTraining(coordinator, { ...(await staffForm(training)), reason, isPostponed: true }),
		);
	},
	'training-held-after-all': async (locale) => {
		const training = await aTraining();
		await someone(training, locale);
		await after(async () =>
			cancelTraining(coordinator, { ...(await staffForm(training)), reason, isPostponed: true }),
		);
		await after(async () => {
			await edit(training, toAnotherDay);
			await reinstateTraining(coordinator, await staffForm(training));
		});
	},
	'discreet-confirmed': async (locale) => {
		const training = await aTraining();
		await edit(training, () => ({ isDiscreet: true }));
		await someone(training, locale);
	},
	'discreet-changed': async (locale) => {
		const training = await aTraining();
		await edit(training, () => ({ isDiscreet: true }));
		await someone(training, locale);
		await after(() => edit(training, toAnotherDay));
	},
};

/** Lets what came before be sent, and forgets it. */
async function after(act: () => Promise<unknown>): Promise<void> {
	await runJobs();
	mails = [];
	await act();
}

/** What differs from run to run stands as what it is. */
function settled(text: string): string {
	const names = new Map<string, string>();
	const nameOf = (value: string, kind: string) => {
		const name =
			names.get(value) ??
			`<${kind}-${[...names.values()].filter((one) => one.startsWith(`<${kind}`)).length + 1}>`;
		names.set(value, name);
		return name;
	};
	return (
		text
			.replaceAll(/(?<=\/r\/)[\w.~-]+/g, '<token>')
			.replaceAll(/p[0-9a-f]{8}-20\d\d-\d{3}/gi, (code) => nameOf(code.toUpperCase(), 'code'))
			.replaceAll(/project-[0-9a-f]{8}/g, '<project>')
			.replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, (id) => nameOf(id, 'id'))
			.replaceAll(/osallistuja-\d+@/g, 'osallistuja@')
			// Messages to one mailbox are a second apart, in whichever order they are written.
			.replaceAll(/^(date: .*:|DTSTAMP:\d{8}T\d{4})\d\d(?= \+0000|Z)/gm, '$100')
			.replaceAll('\u00a0', '␣')
	);
}

const shownHeaders = [
	'from',
	'to',
	'reply-to',
	'subject',
	'date',
	'auto-submitted',
	'references',
	'content-type',
	'content-transfer-encoding',
	'content-disposition',
];

/** HTML without its look: what is held here are its words and their order; the look is held where it is made. */
function plainMarkup(text: string): string {
	return text
		.replace(/<head>[^]*<\/head>\n/, '')
		.replaceAll(/ (?:style|class|width|cellpadding|cellspacing|border|bgcolor|align|valign)="[^"]*"/g, '');
}

function written(part: MimePart, depth = 0): string {
	const headers = shownHeaders.flatMap((name) => {
		const value = part.headers.get(name);
		return value === undefined ? [] : [`${name}: ${value.replace(/;? ?boundary="[^"]*"/, '')}`];
	});
	const body = part.body.replaceAll('\r\n ', part.type === 'text/calendar' ? '' : '\r\n ');
	// The copy holds the same bytes as the part before it.
	const shown =
		part.type === 'application/ics'
			? '(the calendar part)'
			: plainMarkup(body.replaceAll('\r\n', '\n')).trimEnd();
	return [
		`=== ${'  '.repeat(depth)}${part.type}`,
		...headers,
		'',
		...(shown ? [shown, ''] : []),
		...part.parts.map((each) => written(each, depth + 1)),
	].join('\n');
}

describe.each(Object.entries(causes))('%s', (cause, happens) => {
	test.each(locales)('in %s', async (locale) => {
		world.clock.set('2026-03-02T09:00:00Z');
		mails = [];
		await happens(locale);
		await runJobs();
		const texts = mails.map(({ raw }) => written(readMime(raw))).toSorted();
		const text = settled(texts.join('\n'));
		// What calendars act on: the calendar part last among the alternatives, and a copy of it beside them.
		expect(text).toMatch(
			/=== multipart\/mixed[^]*=== {3}multipart\/alternative[^]*=== {5}text\/plain[^]*=== {5}text\/html[^]*=== {5}text\/calendar[^]*=== {3}application\/ics/,
		);
		if (cause.startsWith('discreet'))
			expect(text).not.toMatch(/Tunnista|Identif|Esimerkkikatu|<code|Hanke|Projekt|Project|osarahoit/);
		await expect(text).toMatchFileSnapshot(`golden/${cause}.${locale}.txt`);
	});
});
