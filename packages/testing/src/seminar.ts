import { addItem, addSpeaker, addTrack, createProgram, placeItem, releaseProgram } from '@kutsu/core/program';
import { AddItemInput, AddSpeakerInput, AddTrackInput, ReleaseProgramInput } from '@kutsu/core/program/model';
import { wallTimeOf } from '@kutsu/kernel';
import { grantedOf } from './world.ts';
import type { TrainingOptions, World, WorldTraining } from './world.ts';

export type SeminarItem = Partial<Omit<AddItemInput, 'project' | 'programId'>> & {
	/** Wall time on the seminar's first day, `09:00`; unplaced without one. */
	readonly at?: string;
	/** Which room of the venue; default the first. */
	readonly room?: number;
};

/** A final seminar with a venue of three rooms and a program, worked on through commands. */
export type Seminar = {
	readonly training: WorldTraining;
	readonly programId: string;
	readonly roomIds: readonly string[];
	/** The seminar's first day. */
	readonly day: string;
	track(options?: Partial<AddTrackInput>): Promise<{ id: string; key: string }>;
	speaker(options?: Partial<AddSpeakerInput>): Promise<{ id: string }>;
	/** An item of 30 minutes, in Finnish. */
	item(options?: SeminarItem): Promise<{ id: string; number: number; revision: number }>;
	place(
		item: { id: string; revision: number },
		at: string,
		room?: number,
	): Promise<{ id: string; revision: number }>;
	/** The program's revision now. */
	revision(): Promise<number>;
	release(options?: Partial<ReleaseProgramInput>): Promise<{ number: number }>;
};

/** By default public and published, held 9.00–17.00 in two weeks. */
export async function aSeminar(world: World, options: TrainingOptions = {}): Promise<Seminar> {
	const { ctx, project } = world;
	const inAll = (fi: string, sv: string, en: string) => ({ fi, sv, en });
	const venue = await world.venue({
		name: inAll('Kongressitalo', 'Kongresshuset', 'Congress house'),
		rooms: [1, 2, 3].map((number) => ({
			name: inAll(`Sali ${number}`, `Sal ${number}`, `Room ${number}`),
			capacitySeats: 50,
			equipment: [],
		})),
	});
	const training = await world.training({
		venueId: venue.id,
		format: 'final_seminar',
		startsAt: new Date(world.clock.now().getTime() + 14 * 86_400_000),
		durationMinutes: 480,
		title: inAll('Loppuseminaari', 'Slutseminarium', 'Final seminar'),
		...options,
	});
	const { programId } = await grantedOf(
		createProgram(ctx, { project: project.slug, trainingId: training.id }),
	);
	const inProgram = { project: project.slug, programId };
	const day = wallTimeOf(training.startsAt, 'Europe/Helsinki').eventDate;
	const seminar: Seminar = {
		training,
		programId,
		roomIds: venue.roomIds,
		day,
		track: async (track = {}) => {
			const input = AddTrackInput.parse({
				...inProgram,
				name: inAll('Teema', 'Spår', 'Track'),
				colour: '#0b5d66',
				...track,
			});
			const { trackId, key } = await grantedOf(addTrack(ctx, input));
			return { id: trackId, key };
		},
		speaker: async (speaker = {}) => {
			const input = AddSpeakerInput.parse({
				...inProgram,
				role: inAll('Asiantuntija', 'Sakkunnig', 'Expert'),
				...speaker,
			});
			return { id: (await addSpeaker(ctx, input)).speakerId };
		},
		item: async ({ at, room = 0, ...item } = {}) => {
			const input = AddItemInput.parse({
				...inProgram,
				...{
					kind: 'talk',
					title: inAll('Puheenvuoro', 'Anförande', 'Talk'),
					languages: ['fi'],
					durationMinutes: 30,
				},
				...item,
			});
			const { itemId: id, number, revision } = await addItem(ctx, input);
			return at === undefined
				? { id, number, revision }
				: { number, ...(await seminar.place({ id, revision }, at, room)) };
		},
		place: async ({ id, revision }, at, room = 0) => {
			const where = { roomId: venue.roomIds[room] ?? '', startsAt: `${day}T${at}` };
			const placed = await grantedOf(placeItem(ctx, { ...inProgram, itemId: id, revision, ...where }));
			return { id, revision: placed.revision };
		},
		revision: async () => {
			const { rows } = await world.owner.query<{ revision: number }>(
				'select revision from programs where id = $1',
				[programId],
			);
			return rows[0]?.revision ?? 0;
		},
		release: async (release = {}) => {
			const input = ReleaseProgramInput.parse({
				...inProgram,
				revision: await seminar.revision(),
				...release,
			});
			return grantedOf(releaseProgram(ctx, input));
		},
	};
	return seminar;
}
