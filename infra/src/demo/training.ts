import { recordAttendance } from '@kutsu/core/attendance';
import type { Context } from '@kutsu/core/context';
import { register, registrationsOfRequests } from '@kutsu/core/registrations';
import { createTraining, publishTraining } from '@kutsu/core/trainings';
import { CreateTrainingInput } from '@kutsu/core/trainings/model';
import { instantOf, newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { trainingOfToday } from './dates.ts';
import type { Calendar } from './dates.ts';
import type { DemoTraining } from './data.ts';
import { grantedOf } from './granted.ts';
import type { Loaded } from './loaded.ts';
import type { DemoRegistration } from './mix.ts';

const timeZone = 'Europe/Helsinki';
const conferenceUrl = 'https://meet.example.org/koulutus';

/** One training and all that has happened to it by now: publication, registrations, attendance. */
export async function loadTraining(
	ctx: Context,
	loaded: Loaded,
	training: DemoTraining,
	calendar: Calendar,
	registrations: readonly DemoRegistration[],
): Promise<{ trainingId: string }> {
	const now = ctx.now();
	const at = (moment: Date): Context => ({ ...ctx, now: () => (moment < now ? moment : now) });
	const isToday = training.code === trainingOfToday && calendar.today !== null;
	const days = (training.days ?? [training.date]).map((date) =>
		isToday && calendar.today !== null ? calendar.today : calendar.day(date),
	);
	const { mode, seats } = seatsOf(training);
	const venue = training.venue === null ? undefined : loaded.venues.get(training.venue);
	const opensAt = calendar.instant(training.registration.opens, '09:00');
	const closesAt = calendar.instant(training.registration.closes, '16:00');
	// Planned and published a week before its registration opens.
	const planned = at(new Date(opensAt.getTime() - 7 * 86_400_000));
	const created = await createTraining(
		planned,
		CreateTrainingInput.parse({
			project: loaded.project.slug,
			courseId: loaded.courses.get(training.course),
			seriesId: loaded.series.get(training.series),
			kind: training.kind,
			format: training.format,
			mode,
			visibility: training.visibility,
			title: training.title,
			languages: training.languages,
			interpretation: training.interpretation,
			targetGroupKeys: training.targetGroups,
			regionsServed: training.regionsServed,
			venueId: venue?.id ?? null,
			addressDisclosure: venue || mode === 'online' ? 'public' : 'confirmed',
			conferenceUrl: mode === 'onsite' ? null : conferenceUrl,
			sessions: days.map((day) => ({
				startsAt: `${day}T${training.start}`,
				endsAt: `${day}T${training.end}`,
				roomId: venue?.roomId ?? null,
			})),
			trainerIds: training.trainers.map((id) => loaded.trainers.get(id)),
			...seats,
			opensAt: `${calendar.day(training.registration.opens)}T09:00`,
			closesAt: `${calendar.day(training.registration.closes)}T16:00`,
			selfCancelUntil: `${calendar.day(training.registration.selfCancelUntil)}T16:00`,
			catering:
				training.catering === null ? 'none' : training.catering === 'coffee' ? 'coffee' : 'coffee_lunch',
		}),
		{ code: training.code },
	);
	await grantedOf(
		publishTraining(planned, { project: loaded.project.slug, trainingId: created.trainingId, revision: 1 }),
	);
	if (now <= opensAt) return created;

	const address =
		training.visibility === 'public'
			? training.code
			: signedLink(ctx.keys, { linkId: created.trainingId, generation: 1, purpose: 'training' });
	const registered = new Map<DemoRegistration, string>();
	for (const [index, one] of registrations.entries()) {
		const moment = arrivalOf(
			index,
			registrations.length,
			opensAt,
			closesAt,
			now,
			training.figures.waitlisted > 0,
		);
		if (moment === undefined) break;
		const requestId = newId();
		await registerOne({ ...at(moment), actor: { kind: 'public' } }, address, one, requestId);
		registered.set(one, requestId);
	}
	// Nobody is marked today: that is the trainer's.
	const sessionEnds = days.map((day) => instantOf(day, training.end, timeZone));
	if (!isToday) await markPresent(ctx, loaded.project.id, { ...created, sessionEnds }, registered);
	return created;
}

/**
 * The moment someone registers; undefined when it lies ahead. Most come early. A training that will be full is
 * full a day after it opened, so that it has its queue whenever the demo is loaded.
 */
function arrivalOf(
	index: number,
	count: number,
	opensAt: Date,
	closesAt: Date,
	now: Date,
	fills: boolean,
): Date | undefined {
	const ends = fills
		? Math.min(
				closesAt.getTime(),
				opensAt.getTime() + 86_400_000,
				Math.max(now.getTime() - 1, opensAt.getTime()),
			)
		: closesAt.getTime();
	const share = ((index + 1) / (count + 1)) ** 1.6;
	const moment = new Date(opensAt.getTime() + (ends - opensAt.getTime()) * share);
	return moment < now ? moment : undefined;
}

async function registerOne(
	ctx: Context,
	training: string,
	{ person, mode }: DemoRegistration,
	requestId: string,
): Promise<void> {
	await grantedOf(
		register(ctx, {
			training,
			requestId,
			firstName: person.firstName,
			lastName: person.lastName,
			email: person.email,
			organisation: person.organisation,
			targetGroup: person.targetGroup,
			municipality: person.municipality,
			mode,
			locale: person.locale,
		}),
	);
}

/** Who came, marked as each session that is over ended. */
export async function markPresent(
	ctx: Context,
	projectId: string,
	training: {
		readonly trainingId: string;
		readonly sessionIds: readonly string[];
		readonly sessionEnds: readonly Date[];
	},
	registered: ReadonlyMap<{ readonly attends: boolean }, string>,
): Promise<void> {
	const ids = await registrationsOfRequests(ctx, { projectId, requestIds: [...registered.values()] });
	const present = [...registered].flatMap(([one, requestId]) =>
		one.attends ? [ids.get(requestId) ?? ''] : [],
	);
	for (const [index, sessionId] of training.sessionIds.entries()) {
		const endsAt = training.sessionEnds[index];
		if (endsAt === undefined || endsAt > ctx.now()) continue;
		for (let from = 0; from < present.length; from += 500) {
			const marks = present
				.slice(from, from + 500)
				.map((registrationId) => ({ requestId: newId(), registrationId, mark: 'present' as const }));
			await recordAttendance(
				{ ...ctx, now: () => endsAt },
				{ projectId, trainingId: training.trainingId, sessionId, method: 'list', marks },
			);
		}
	}
}

/** How it is held, and its seats. */
function seatsOf({ capacity }: DemoTraining): {
	mode: 'onsite' | 'online' | 'hybrid';
	seats: { onsiteSeats: number; onlineSeats: number };
} {
	const mode = capacity.online === 0 ? 'onsite' : capacity.onsite === 0 ? 'online' : 'hybrid';
	return { mode, seats: { onsiteSeats: capacity.onsite, onlineSeats: capacity.online } };
}
