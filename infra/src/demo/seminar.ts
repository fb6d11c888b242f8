import { createCourse } from '@kutsu/core/courses';
import { CreateCourseInput } from '@kutsu/core/courses/model';
import type { Context } from '@kutsu/core/context';
import { register } from '@kutsu/core/registrations';
import { createTraining, publishTraining } from '@kutsu/core/trainings';
import { CreateTrainingInput } from '@kutsu/core/trainings/model';
import { createVenue } from '@kutsu/core/venues';
import { CreateVenueInput } from '@kutsu/core/venues/model';
import { newId } from '@kutsu/kernel';
import type { Calendar } from './dates.ts';
import type { DemoData } from './data.ts';
import { grantedOf } from './granted.ts';
import type { Loaded } from './loaded.ts';
import { demoPerson } from './people.ts';
import { markPresent } from './training.ts';

/** Registration opens with the invitations of the file's last campaign, and closes a week before. */
const opens = '2025-03-17';
const closes = '2025-05-06';
const selfCancelUntil = '2025-05-11';

/** The final seminar: its training, and its people when it is over or open. */
export async function loadSeminar(
	ctx: Context,
	data: DemoData,
	loaded: Loaded,
	calendar: Calendar,
): Promise<{ trainingId: string; roomIds: ReadonlyMap<string, string>; plannedAt: Date }> {
	const seminar = data.finalSeminar;
	const { slug: project, id: projectId } = loaded.project;
	const now = ctx.now();
	const at = (moment: Date): Context => ({ ...ctx, now: () => (moment < now ? moment : now) });
	const opensAt = calendar.instant(opens, '09:00');
	const planned = at(new Date(opensAt.getTime() - 180 * 86_400_000));
	const { courseId } = await grantedOf(
		createCourse(
			planned,
			CreateCourseInput.parse({
				project,
				key: 'final-seminar',
				title: seminar.title,
				durationMinutes: 465,
				targetGroupKeys: data.targetGroups.map(({ id }) => id),
			}),
		),
	);
	const { venueId, roomIds } = await createVenue(
		planned,
		CreateVenueInput.parse({
			project,
			name: { fi: 'Kongressitalo', sv: 'Kongresshuset', en: 'Congress house' },
			municipalityCode: '091',
			access: {
				stepFreeEntrance: true,
				inductionLoop: true,
				accessibleToilet: true,
				guideDogsWelcome: true,
				quietRoom: true,
				parkingDisabled: true,
			},
			capacitySeats: 250,
			rooms: seminar.rooms.map(({ fi, sv, capacity }) => ({ name: { fi, sv }, capacitySeats: capacity })),
		}),
	);
	const day = calendar.day(seminar.date);
	const created = await createTraining(
		planned,
		CreateTrainingInput.parse({
			project,
			courseId,
			kind: 'targeted',
			format: 'final_seminar',
			mode: 'hybrid',
			title: seminar.title,
			languages: ['fi', 'sv'],
			interpretation: seminar.interpretation,
			regionsServed: data.regions.map(({ code }) => code),
			venueId,
			conferenceUrl: 'https://meet.example.org/loppuseminaari',
			sessions: [
				{ startsAt: `${day}T${seminar.start}`, endsAt: `${day}T${seminar.end}`, roomId: roomIds[0] ?? null },
			],
			onsiteSeats: seminar.capacity.onsite,
			onlineSeats: seminar.capacity.online,
			opensAt: `${calendar.day(opens)}T09:00`,
			closesAt: `${calendar.day(closes)}T16:00`,
			selfCancelUntil: `${calendar.day(selfCancelUntil)}T16:00`,
			catering: 'coffee_lunch',
		}),
		{ code: seminar.code },
	);
	await grantedOf(publishTraining(planned, { project, trainingId: created.trainingId, revision: 1 }));

	const { figures } = seminar;
	const people = [
		...Array.from({ length: figures.registeredOnsite + figures.waitlistedOnsite }, (_, index) => ({
			mode: 'onsite' as const,
			attends: index < figures.attendedOnsite,
		})),
		...Array.from({ length: figures.registeredOnline }, (_, index) => ({
			mode: 'online' as const,
			attends: index < figures.attendedOnline,
		})),
	];
	const closesAt = calendar.instant(closes, '16:00');
	const registered = new Map<(typeof people)[number], string>();
	for (const [index, one] of people.entries()) {
		const moment = new Date(
			opensAt.getTime() + ((closesAt.getTime() - opensAt.getTime()) * (index + 1)) / (people.length + 1),
		);
		if (moment >= now) break;
		const group = data.targetGroups[index % data.targetGroups.length]?.id ?? 'ngo';
		const region = data.regions[index % data.regions.length]?.code ?? '01';
		const locale = index % 8 === 0 ? 'sv' : 'fi';
		const person = demoPerson(10_000 + index, {
			targetGroup: group,
			municipality: '',
			organisation: data.organisationOf(group, region, locale),
			locale,
		});
		const requestId = newId();
		const { number: _, ...details } = person;
		await grantedOf(
			register(
				{ ...at(moment), actor: { kind: 'public' } },
				{ ...details, training: seminar.code, requestId, mode: one.mode },
			),
		);
		registered.set(one, requestId);
	}
	await markPresent(
		ctx,
		projectId,
		{ ...created, sessionEnds: [calendar.instant(seminar.date, seminar.end)] },
		registered,
	);
	return {
		trainingId: created.trainingId,
		plannedAt: planned.now(),
		roomIds: new Map(seminar.rooms.map((room, index) => [room.id, roomIds[index] ?? ''])),
	};
}
