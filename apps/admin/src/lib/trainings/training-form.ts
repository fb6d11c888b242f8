import type { StaffOutputs } from '@kutsu/api/types';
import type { CreateTrainingInput, EditTrainingInput } from '@kutsu/core/trainings/model';
import {
	addressDisclosures,
	caterings,
	trainingFormats,
	trainingKinds,
	trainingModes,
	trainingVisibilities,
} from '@kutsu/core/trainings/model';
import { TimeZone } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { instantOf } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';

type Training = StaffOutputs['trainings']['get'];
type Course = StaffOutputs['courses']['get'];

const text = z.string().check(z.maxLength(10_000));
const localized = z.object({ fi: z.optional(text), sv: z.optional(text), en: z.optional(text) });
/** A day and a clock, as two fields give them; both empty for "as usual". */
const moment = z.object({ day: text, time: text });
const seats = z.nullable(z.number());

const SessionRow = z.object({
	/** Empty for a new one. */
	id: text,
	day: text,
	from: text,
	to: text,
	/** Empty for one that ends the same day. */
	endDay: text,
	roomId: text,
	title: localized,
});

const shape = z.object({
	requestId: z.uuid(),
	/** What was read; 0 for a training that is not yet. */
	revision: z.int(),
	courseId: text,
	seriesId: text,
	kind: z.enum(trainingKinds),
	format: z.enum(trainingFormats),
	mode: z.enum(trainingModes),
	visibility: z.enum(trainingVisibilities),
	title: localized,
	description: localized,
	languages: z.array(text),
	interpretation: z.array(z.object({ from: text, to: text })),
	targetGroupKeys: z.array(text),
	regionsServed: z.array(text),
	municipalityCode: text,
	venueId: text,
	addressDisclosure: z.enum(addressDisclosures),
	conferenceUrl: text,
	timeZone: TimeZone,
	sessions: z.array(SessionRow),
	trainerIds: z.array(text),
	onsiteSeats: seats,
	onlineSeats: seats,
	opens: moment,
	closes: moment,
	cancelUntil: moment,
	catering: z.enum(caterings),
	hidesNames: z.boolean(),
	isDiscreet: z.boolean(),
	/** What staff have seen of who is told: saving it then is meant. */
	seenTelling: text,
	missingLocaleReason: text,
});

/** One form for a new training and for one that is edited: `revision` says which. */
export const TrainingForm = shape.check((context) => {
	for (const { path, message } of findFormFaults(context.value)) {
		context.issues.push({ code: 'custom', path: [...path], message, input: context.value });
	}
});
export type TrainingForm = z.output<typeof shape>;
export type SessionRow = TrainingForm['sessions'][number];

type Fault = { readonly path: readonly (string | number)[]; readonly message: string };

/** What is wrong with a form as it stands, field by field in its order. */
export function findFormFaults(form: TrainingForm): Fault[] {
	const faults: Fault[] = [];
	const fault = (path: Fault['path'], isWrong: boolean, message: () => string) => {
		if (isWrong) faults.push({ path, message: message() });
	};
	fault(['courseId'], form.courseId === '', m.planning_invalid_course);
	fault(['title', 'fi'], isBlank(form.title), m.planning_invalid_title);
	for (const locale of ['fi', 'sv', 'en'] as const) {
		fault(['title', locale], (form.title[locale] ?? '').trim().length > 200, () =>
			m.common_invalid_too_long({ max: '200' }),
		);
	}
	fault(
		['conferenceUrl'],
		form.mode !== 'onsite' && form.conferenceUrl.trim() !== '' && !isWebAddress(form.conferenceUrl.trim()),
		m.planning_invalid_url,
	);
	fault(['sessions'], form.sessions.length === 0, m.planning_invalid_sessions);
	for (const [index, session] of form.sessions.entries()) {
		const at = (field: keyof SessionRow) => ['sessions', index, field];
		fault(at('day'), !isDay(session.day), m.planning_invalid_day);
		fault(at('from'), !isClock(session.from), m.planning_invalid_time);
		fault(at('to'), !isClock(session.to), m.planning_invalid_time);
		fault(at('endDay'), session.endDay !== '' && !isDay(session.endDay), m.planning_invalid_day);
		const interval = intervalOf(session);
		fault(
			at('to'),
			interval !== undefined && !endsAfterItStarts(interval, form.timeZone),
			m.planning_invalid_session_ends,
		);
	}
	fault(['languages'], form.languages.length === 0, m.planning_invalid_language);
	const pairs = form.interpretation.map(({ from, to }) => `${from}-${to}`);
	for (const [index, { from, to }] of form.interpretation.entries()) {
		fault(
			['interpretation', index, 'to'],
			from === '' || to === '' || from === to,
			m.planning_invalid_interpretation,
		);
		fault(
			['interpretation', index, 'to'],
			pairs.indexOf(`${from}-${to}`) < index,
			m.planning_invalid_interpretation_twice,
		);
	}
	const isSeats = (value: number | null) =>
		value !== null && Number.isInteger(value) && value >= 1 && value <= 100_000;
	fault(['onsiteSeats'], form.mode !== 'online' && !isSeats(form.onsiteSeats), m.planning_invalid_seats);
	fault(['onlineSeats'], form.mode !== 'onsite' && !isSeats(form.onlineSeats), m.planning_invalid_seats);
	for (const name of ['opens', 'closes', 'cancelUntil'] as const) {
		const { day, time } = form[name];
		const isLeftOut = form.revision === 0 && day === '' && time === '';
		fault([name, 'day'], !isLeftOut && !(isDay(day) && isClock(time)), m.planning_invalid_moment);
	}
	const [opensAt, closesAt] = [wallTimeOf(form.opens), wallTimeOf(form.closes)];
	fault(
		['closes', 'day'],
		opensAt !== undefined && closesAt !== undefined && opensAt > closesAt,
		m.planning_invalid_closes,
	);
	for (const [index, id] of form.trainerIds.entries()) {
		fault(['trainerIds', index], form.trainerIds.indexOf(id) < index, m.planning_invalid_twice);
	}
	return faults;
}

/** The draft that a course makes. One session without a day, as long as the course. */
export function formOfCourse(
	course: Course,
	project: { readonly timeZone: string; readonly requiredLocales: readonly string[] },
	requestId: string,
): TrainingForm {
	return {
		requestId,
		revision: 0,
		courseId: course.id,
		seriesId: '',
		kind: 'regional',
		format: 'regional_onsite',
		mode: 'onsite',
		visibility: 'public',
		title: { ...course.title },
		description: { ...course.summary },
		languages: project.requiredLocales.slice(0, 1),
		interpretation: [],
		targetGroupKeys: [...course.targetGroupKeys],
		regionsServed: [],
		municipalityCode: '',
		venueId: '',
		addressDisclosure: 'public',
		conferenceUrl: '',
		timeZone: project.timeZone,
		sessions: [{ ...emptySession, ...hoursFrom('09:00', course.durationMinutes) }],
		trainerIds: [],
		onsiteSeats: 30,
		onlineSeats: null,
		opens: { day: '', time: '' },
		closes: { day: '', time: '' },
		cancelUntil: { day: '', time: '' },
		catering: 'none',
		hidesNames: false,
		isDiscreet: false,
		seenTelling: '',
		missingLocaleReason: '',
	};
}

export const emptySession: SessionRow = {
	id: '',
	day: '',
	from: '',
	to: '',
	endDay: '',
	roomId: '',
	title: {},
};

/** A training as its form shows it. */
export function formOfTraining(
	{ form, revision, missingLocaleReason }: Pick<Training, 'form' | 'revision' | 'missingLocaleReason'>,
	requestId: string,
): TrainingForm {
	return {
		requestId,
		revision,
		courseId: form.courseId,
		seriesId: form.seriesId ?? '',
		kind: form.kind,
		format: form.format,
		mode: form.mode,
		visibility: form.visibility,
		title: { ...form.title },
		description: { ...form.description },
		languages: [...form.languages],
		interpretation: form.interpretation.map((pair) => {
			const [from = '', to = ''] = pair.split('-');
			return { from, to };
		}),
		targetGroupKeys: [...form.targetGroupKeys],
		regionsServed: [...form.regionsServed],
		municipalityCode: form.municipalityCode ?? '',
		venueId: form.venueId ?? '',
		addressDisclosure: form.addressDisclosure,
		conferenceUrl: form.conferenceUrl ?? '',
		timeZone: form.timeZone,
		sessions: form.sessions.map((session) => {
			const [start, end] = [momentOf(session.startsAt), momentOf(session.endsAt)];
			return {
				id: session.id ?? '',
				day: start.day,
				from: start.time,
				to: end.time,
				endDay: end.day === start.day ? '' : end.day,
				roomId: session.roomId ?? '',
				title: { ...session.title },
			};
		}),
		trainerIds: [...form.trainerIds],
		onsiteSeats: form.mode === 'online' ? null : form.onsiteSeats,
		onlineSeats: form.mode === 'onsite' ? null : form.onlineSeats,
		opens: momentOf(form.opensAt),
		closes: momentOf(form.closesAt),
		cancelUntil: momentOf(form.selfCancelUntil),
		catering: form.catering,
		hidesNames: form.hidesNames ?? false,
		isDiscreet: form.isDiscreet ?? false,
		seenTelling: '',
		missingLocaleReason: missingLocaleReason ?? '',
	};
}

/** A new draft like a training that stands: its days, window and link are its own, and are left to be chosen. */
export function formOfCopy(training: Pick<Training, 'form'>, requestId: string): TrainingForm {
	const form = formOfTraining({ ...training, revision: 0, missingLocaleReason: null }, requestId);
	const moment = { day: '', time: '' };
	return {
		...form,
		conferenceUrl: '',
		sessions: form.sessions.map((session) => ({ ...session, id: '', day: '', endDay: '' })),
		opens: moment,
		closes: moment,
		cancelUntil: moment,
	};
}

type Input = Omit<
	EditTrainingInput,
	'project' | 'trainingId' | 'revision' | 'opensAt' | 'closesAt' | 'selfCancelUntil' | 'missingLocaleReason'
> &
	Pick<CreateTrainingInput, 'opensAt' | 'closesAt' | 'selfCancelUntil'>;

/** A form without faults as the API takes it. What does not belong to the chosen mode is left behind. */
export function inputOfForm(form: TrainingForm): Input {
	const isOnline = form.mode === 'online';
	const venueId = isOnline || form.venueId === '' ? null : form.venueId;
	return {
		courseId: form.courseId,
		seriesId: form.seriesId || null,
		kind: form.kind,
		format: form.format,
		mode: form.mode,
		visibility: form.visibility,
		title: trimmed(form.title),
		description: trimmed(form.description),
		languages: form.languages,
		interpretation: form.interpretation.map(({ from, to }) => `${from}-${to}`),
		targetGroupKeys: form.targetGroupKeys,
		regionsServed: form.regionsServed,
		municipalityCode: isOnline || venueId !== null ? null : form.municipalityCode || null,
		venueId,
		addressDisclosure: isOnline ? 'public' : form.addressDisclosure,
		conferenceUrl: form.mode === 'onsite' ? null : form.conferenceUrl.trim() || null,
		timeZone: form.timeZone,
		sessions: sessionsOfForm(form),
		trainerIds: form.trainerIds,
		onsiteSeats: isOnline ? 0 : (form.onsiteSeats ?? 0),
		onlineSeats: form.mode === 'onsite' ? 0 : (form.onlineSeats ?? 0),
		opensAt: wallTimeOf(form.opens),
		closesAt: wallTimeOf(form.closes),
		selfCancelUntil: wallTimeOf(form.cancelUntil),
		catering: isOnline ? 'none' : form.catering,
		hidesNames: form.hidesNames,
		isDiscreet: form.isDiscreet,
	};
}

/** The sessions whose times are whole, in their order; rooms only where there is a place. */
export function sessionsOfForm(
	form: Pick<TrainingForm, 'sessions' | 'mode' | 'venueId'>,
): EditTrainingInput['sessions'] {
	const hasRooms = form.mode !== 'online' && form.venueId !== '';
	return form.sessions.flatMap((session) => {
		const interval = intervalOf(session);
		if (!interval || interval.startsAt >= interval.endsAt) return [];
		return {
			...(session.id !== '' && { id: session.id }),
			...interval,
			roomId: hasRooms && session.roomId !== '' ? session.roomId : null,
			title: isBlank(session.title) ? null : trimmed(session.title),
		};
	});
}

/** Pairs of sessions, by their place in the form, that are on at the same time; half-open. */
export function overlappingSessions({ sessions }: Pick<TrainingForm, 'sessions'>): [number, number][] {
	const times = sessions.map(intervalOf);
	return times.flatMap((one, index) =>
		times.flatMap((other, at): [number, number][] =>
			at > index && one && other && one.startsAt < other.endsAt && other.startsAt < one.endsAt
				? [[index, at]]
				: [],
		),
	);
}

/** Whether a session must say on which day it ends: it does, or its clock runs over midnight. */
export function needsEndDay({ from, to, endDay }: SessionRow): boolean {
	return endDay !== '' || (isClock(from) && isClock(to) && clock(to) <= clock(from));
}

/** Whether saving the form would move what is in people's calendars: time, place or link. */
export function movesCalendars(before: TrainingForm, after: TrainingForm): boolean {
	const shown = (form: TrainingForm) => {
		const { sessions, venueId, municipalityCode, conferenceUrl, timeZone } = inputOfForm(form);
		const times = sessions.map(({ id, startsAt, endsAt, roomId }) => ({ id, startsAt, endsAt, roomId }));
		return JSON.stringify([
			times,
			venueId,
			venueId === null ? municipalityCode : null,
			conferenceUrl,
			timeZone,
		]);
	};
	return shown(before) !== shown(after);
}

function intervalOf({ day, from, to, endDay }: SessionRow): { startsAt: string; endsAt: string } | undefined {
	if (!isDay(day) || !isClock(from) || !isClock(to) || (endDay !== '' && !isDay(endDay))) return undefined;
	return { startsAt: `${day}T${clock(from)}`, endsAt: `${endDay || day}T${clock(to)}` };
}

/** By the clock of the zone: on the night it goes forward, 3.30 is 4.30, and what ends at 4.10 ends before it. */
function endsAfterItStarts(interval: { startsAt: string; endsAt: string }, timeZone: string): boolean {
	const at = (wallTime: string) => instantOf(wallTime.slice(0, 10), wallTime.slice(11), timeZone);
	return at(interval.startsAt) < at(interval.endsAt);
}

function wallTimeOf({ day, time }: TrainingForm['opens']): string | undefined {
	return isDay(day) && isClock(time) ? `${day}T${clock(time)}` : undefined;
}

function momentOf(wallTime: string): TrainingForm['opens'] {
	return { day: wallTime.slice(0, 10), time: wallTime.slice(11, 16) };
}

function hoursFrom(from: string, minutes: number): Pick<SessionRow, 'from' | 'to'> {
	const [hour = 0, minute = 0] = from.split(':').map(Number);
	// A course longer than a day is held over several: its first session is as long as a day allows.
	const end = Math.min(hour * 60 + minute + minutes, 16 * 60);
	return {
		from,
		to: `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`,
	};
}

const Day = z.iso.date();

function isDay(value: string): boolean {
	return Day.safeParse(value).success;
}

function isClock(value: string): boolean {
	return /^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/.test(value);
}

/** Some browsers give seconds too. */
function clock(value: string): string {
	return value.slice(0, 5);
}

function isWebAddress(value: string): boolean {
	return /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
}

function isBlank(value: LocalizedText): boolean {
	return Object.values(value).every((one) => !one?.trim());
}

function trimmed(value: LocalizedText): LocalizedText {
	return Object.fromEntries(
		Object.entries(value).flatMap(([locale, one]) => (one?.trim() ? [[locale, one.trim()]] : [])),
	);
}
