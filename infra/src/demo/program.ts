import type { Context } from '@kutsu/core/context';
import { addItem, addSpeaker, addTrack, createProgram, placeItem, releaseProgram } from '@kutsu/core/program';
import {
	AddItemInput,
	AddSpeakerInput,
	AddTrackInput,
	CreateProgramInput,
	PlaceItemInput,
	ReleaseProgramInput,
} from '@kutsu/core/program/model';
import type { Calendar } from './dates.ts';
import type { DemoData } from './data.ts';
import { grantedOf } from './granted.ts';
import type { Loaded } from './loaded.ts';

/** Of the tracks, in the file's order; dark enough for white text. */
const colours = ['#0f5257', '#8a4b08', '#5b3a8c', '#9b2242', '#2f6b2f'];

/** The final seminar's program, placed and released. */
export async function loadProgram(
	ctx: Context,
	data: DemoData,
	loaded: Loaded,
	calendar: Calendar,
	seminar: {
		readonly trainingId: string;
		readonly roomIds: ReadonlyMap<string, string>;
		readonly plannedAt: Date;
	},
): Promise<void> {
	const { slug: project } = loaded.project;
	const releasedAt = new Date(Math.min(seminar.plannedAt.getTime() + 14 * 86_400_000, ctx.now().getTime()));
	const then: Context = { ...ctx, now: () => releasedAt };
	const { programId } = await grantedOf(
		createProgram(then, CreateProgramInput.parse({ project, trainingId: seminar.trainingId })),
	);
	const tracks = new Map<string, string>();
	for (const [index, { id, fi, sv }] of data.finalSeminar.tracks.entries()) {
		const input = AddTrackInput.parse({
			project,
			programId,
			key: id,
			name: { fi, sv },
			colour: colours[index % colours.length],
		});
		tracks.set(id, (await grantedOf(addTrack(then, input))).trackId);
	}
	const speakers = new Map<string, string>();
	for (const { id, fi, sv, protected: isProtected = false } of data.finalSeminar.speakerRoles) {
		const input = AddSpeakerInput.parse({ project, programId, role: { fi, sv }, isProtected });
		speakers.set(id, (await grantedOf(addSpeaker(then, input))).speakerId);
	}
	const day = calendar.day(data.finalSeminar.date);
	let revision = 0;
	for (const item of data.finalSeminar.sessions) {
		// An expert by experience is never recorded or photographed, and so not streamed either.
		const mayBeRecorded = !(item.title.fi ?? '').includes('ei tallennusta');
		const added = await addItem(
			then,
			AddItemInput.parse({
				project,
				programId,
				kind: item.kind,
				title: item.title,
				languages: item.languages,
				trackId: tracks.get(item.track),
				speakerIds: item.speakers.map((id) => speakers.get(id)),
				durationMinutes: minutesBetween(item.start, item.end),
				capacitySeats: item.capacity,
				mayBeRecorded,
				isStreamed: mayBeRecorded && data.finalSeminar.streamed.includes(item.track),
			}),
		);
		const input = PlaceItemInput.parse({
			project,
			programId,
			itemId: added.itemId,
			revision: added.revision,
			roomId: seminar.roomIds.get(item.room),
			startsAt: `${day}T${item.start}`,
		});
		revision = (await grantedOf(placeItem(then, input))).programRevision;
	}
	await grantedOf(releaseProgram(then, ReleaseProgramInput.parse({ project, programId, revision })));
}

function minutesBetween(start: string, end: string): number {
	const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
	return minutes(end) - minutes(start);
}
