import { named } from '@kutsu/db';
import type { Executor } from '@kutsu/db';
import { draftSlots, items, itemSpeakers, programs, releases, speakers, tracks } from '@kutsu/db/tables';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { NotFound, newId, only } from '@kutsu/kernel';
import { and, asc, eq, sql } from 'drizzle-orm';
import { auditActor } from '../audit/index.ts';
import type { TxContext } from '../context.ts';
import type {
	AddItemInput,
	AddSpeakerInput,
	DraftItem,
	DraftSpeaker,
	DraftTrack,
	ReleaseContent,
	Slot,
} from './model.ts';
import type { ProgramFacts } from './rules/release.ts';

export type ProgramRow = typeof programs.$inferSelect;

/** Held against every other change of the program: numbers of items and releases are given under it. @throws NotFound */
export async function lockProgram(ctx: TxContext, projectId: string, programId: string): Promise<ProgramRow> {
	const condition = and(eq(programs.projectId, projectId), eq(programs.id, programId));
	const [row] = await ctx.tx.select().from(programs).where(condition).for('no key update');
	if (!row) throw new NotFound('program');
	return row;
}

/** Saves that something of the program changed, under its lock. The new revision. */
export async function raiseProgram(
	ctx: TxContext,
	program: ProgramRow,
	fields: { lastRelease?: number } = {},
): Promise<number> {
	const revision = program.revision + 1;
	await ctx.tx
		.update(programs)
		.set({ ...fields, revision })
		.where(and(eq(programs.projectId, program.projectId), eq(programs.id, program.id)));
	return revision;
}

/** The training a program is to be made for, held until it is. @throws NotFound */
export async function lockSeminar(ctx: TxContext, projectId: string, trainingId: string) {
	const [row] = await named<{ format: string; state: string; programId: string | null }>(
		ctx.tx,
		'program_seminar',
		`select t.format, t.state, p.id as "programId" from trainings t
		 left join programs p on p.project_id = t.project_id and p.training_id = t.id
		 where t.project_id = $1 and t.id = $2 for no key update of t`,
		[projectId, trainingId],
	);
	if (!row) throw new NotFound('training');
	return row;
}

export async function insertProgram(ctx: TxContext, projectId: string, trainingId: string): Promise<string> {
	const id = newId();
	await ctx.tx.insert(programs).values({ projectId, id, trainingId, createdAt: ctx.now() });
	return id;
}

/** In their order. */
export function readTracks(ctx: TxContext, program: ProgramRow): Promise<DraftTrack[]> {
	const { id, key, name, colour, revision } = tracks;
	return ctx.tx
		.select({ id, key, name, colour, revision })
		.from(tracks)
		.where(and(eq(tracks.projectId, program.projectId), eq(tracks.programId, program.id)))
		.orderBy(asc(tracks.position));
}

export async function insertTrack(
	ctx: TxContext,
	program: ProgramRow,
	track: { key: string; name: LocalizedText; colour: string; position: number },
): Promise<string> {
	const id = newId();
	await ctx.tx.insert(tracks).values({ ...track, projectId: program.projectId, programId: program.id, id });
	return id;
}

/** @throws NotFound */
export async function getTrack(ctx: TxContext, program: ProgramRow, trackId: string): Promise<DraftTrack> {
	const found = (await readTracks(ctx, program)).find((track) => track.id === trackId);
	if (!found) throw new NotFound('track');
	return found;
}

/** Under the program's lock; the track's revision rises. */
export async function saveTrack(
	ctx: TxContext,
	program: ProgramRow,
	track: DraftTrack,
	fields: { name: LocalizedText; colour: string },
): Promise<number> {
	const revision = track.revision + 1;
	await ctx.tx
		.update(tracks)
		.set({ ...fields, revision })
		.where(and(eq(tracks.projectId, program.projectId), eq(tracks.id, track.id)));
	return revision;
}

type SpeakerFields = Pick<AddSpeakerInput, 'role' | 'name' | 'isProtected'>;

export async function insertSpeaker(
	ctx: TxContext,
	program: ProgramRow,
	speaker: SpeakerFields,
): Promise<string> {
	const id = newId();
	await ctx.tx
		.insert(speakers)
		.values({ ...speaker, projectId: program.projectId, programId: program.id, id });
	return id;
}

/** @throws NotFound */
export async function getSpeaker(
	ctx: TxContext,
	program: ProgramRow,
	speakerId: string,
): Promise<DraftSpeaker> {
	const { id, role, name, isProtected, revision } = speakers;
	const [found] = await ctx.tx
		.select({ id, role, name, isProtected, revision })
		.from(speakers)
		.where(
			and(
				eq(speakers.projectId, program.projectId),
				eq(speakers.programId, program.id),
				eq(speakers.id, speakerId),
			),
		);
	if (!found) throw new NotFound('speaker');
	return found;
}

/** Under the program's lock; the speaker's revision rises. */
export async function saveSpeaker(
	ctx: TxContext,
	program: ProgramRow,
	speaker: DraftSpeaker,
	fields: SpeakerFields,
): Promise<number> {
	const revision = speaker.revision + 1;
	await ctx.tx
		.update(speakers)
		.set({ ...fields, revision })
		.where(and(eq(speakers.projectId, program.projectId), eq(speakers.id, speaker.id)));
	return revision;
}

type ItemFields = Pick<
	AddItemInput,
	| 'kind'
	| 'title'
	| 'abstract'
	| 'languages'
	| 'trackId'
	| 'durationMinutes'
	| 'capacitySeats'
	| 'mayBeRecorded'
	| 'isStreamed'
>;

/** @throws NotFound for a track or speaker that is not the program's */
export async function requireOfProgram(
	ctx: TxContext,
	program: ProgramRow,
	wanted: { trackId: string | null; speakerIds: readonly string[] },
): Promise<void> {
	const [row] = await named<{ hasTrack: boolean; speakerCount: number }>(
		ctx.tx,
		'program_references',
		`select exists (select from tracks where project_id = $1 and program_id = $2 and id = $3) as "hasTrack",
			(select count(*) from speakers where project_id = $1 and program_id = $2 and id = any ($4::uuid[])) as "speakerCount"`,
		[program.projectId, program.id, wanted.trackId, wanted.speakerIds],
	);
	if (wanted.trackId !== null && !row?.hasTrack) throw new NotFound('track');
	if (row?.speakerCount !== wanted.speakerIds.length) throw new NotFound('speaker');
}

/** Takes the next number under the program's lock. */
export async function insertItem(
	ctx: TxContext,
	program: ProgramRow,
	item: ItemFields,
): Promise<{ itemId: string; number: number }> {
	const numbers = await ctx.tx
		.select({ last: sql<number>`coalesce(max(${items.number}), 0)::int` })
		.from(items)
		.where(and(eq(items.projectId, program.projectId), eq(items.programId, program.id)));
	const number = only(numbers).last + 1;
	const itemId = newId();
	const at = ctx.now();
	await ctx.tx.insert(items).values({
		...item,
		projectId: program.projectId,
		programId: program.id,
		id: itemId,
		number,
		calendarRevisedAt: at,
		createdAt: at,
	});
	return { itemId, number };
}

/** Under the program's lock; the item's revision rises. */
export async function saveItem(
	ctx: TxContext,
	program: ProgramRow,
	item: DraftItem,
	fields: Partial<ItemFields> = {},
): Promise<number> {
	const revision = item.revision + 1;
	await ctx.tx
		.update(items)
		.set({ ...fields, revision })
		.where(and(eq(items.projectId, program.projectId), eq(items.id, item.id)));
	return revision;
}

/** The item's speakers are these, in this order. */
export async function replaceSpeakers(
	ctx: TxContext,
	program: ProgramRow,
	itemId: string,
	speakerIds: readonly string[],
): Promise<void> {
	const { projectId } = program;
	await ctx.tx
		.delete(itemSpeakers)
		.where(and(eq(itemSpeakers.projectId, projectId), eq(itemSpeakers.itemId, itemId)));
	if (speakerIds.length === 0) return;
	await ctx.tx
		.insert(itemSpeakers)
		.values(speakerIds.map((speakerId, position) => ({ projectId, itemId, speakerId, position })));
}

/** @throws NotFound */
export async function getItem(ctx: TxContext, program: ProgramRow, itemId: string): Promise<DraftItem> {
	const [item] = await readItems(ctx.tx, program.projectId, program.id, itemId);
	if (!item) throw new NotFound('item');
	return item;
}

/** Puts the item there, wherever it stood. */
export async function saveSlot(
	ctx: TxContext,
	program: ProgramRow,
	itemId: string,
	slot: Slot,
): Promise<void> {
	const { projectId, id: programId } = program;
	await ctx.tx
		.insert(draftSlots)
		.values({ projectId, programId, itemId, ...slot })
		.onConflictDoUpdate({ target: [draftSlots.projectId, draftSlots.itemId], set: { ...slot } });
}

export async function deleteSlot(ctx: TxContext, program: ProgramRow, itemId: string): Promise<void> {
	await ctx.tx
		.delete(draftSlots)
		.where(and(eq(draftSlots.projectId, program.projectId), eq(draftSlots.itemId, itemId)));
}

/** Appends a release; what it did to the items' calendar entries is saved with them. */
export async function insertRelease(
	ctx: TxContext,
	program: ProgramRow,
	release: {
		number: number;
		notes: LocalizedText;
		missingLocaleReason: string | null;
		content: ReleaseContent;
	},
): Promise<void> {
	const { projectId, id: programId } = program;
	const actor = auditActor(ctx);
	await ctx.tx
		.insert(releases)
		.values({ ...release, projectId, programId, releasedBy: actor.id ?? actor.kind, releasedAt: ctx.now() });
	await named(
		ctx.tx,
		'program_revise_items',
		`update items set sequence = r.sequence, calendar_revised_at = r."calendarRevisedAt"
		 from jsonb_to_recordset($2::jsonb) as r(id uuid, sequence int, "calendarRevisedAt" timestamptz)
		 where items.project_id = $1 and items.id = r.id`,
		[
			projectId,
			JSON.stringify(
				release.content.items.map(({ id, sequence, calendarRevisedAt }) => ({
					id,
					sequence,
					calendarRevisedAt,
				})),
			),
		],
	);
}

/** A release's content, as it was appended. */
export async function readRelease(
	executor: Executor,
	projectId: string,
	programId: string,
	number: number,
): Promise<{ number: number; content: ReleaseContent } | null> {
	if (number === 0) return null;
	const rows = await named<{ number: number; content: ReleaseContent }>(
		executor,
		'program_release',
		'select number, content from releases where project_id = $1 and program_id = $2 and number = $3',
		[projectId, programId, number],
	);
	return only(rows);
}

/** An item of the draft, or all of them in order of number. */
export async function readItems(
	executor: Executor,
	projectId: string,
	programId: string,
	itemId: string | null = null,
): Promise<DraftItem[]> {
	const rows = await named<ItemRow>(
		executor,
		'program_items',
		`select i.id, i.number, i.kind, i.title, i.abstract, i.languages, i.track_id as "trackId", i.duration_minutes as "durationMinutes",
			i.capacity_seats as "capacitySeats", i.may_be_recorded as "mayBeRecorded", i.is_streamed as "isStreamed", i.revision,
			i.created_at as "createdAt",
			(select coalesce(array_agg(s.speaker_id order by s.position), '{}') from item_speakers s
				where s.project_id = i.project_id and s.item_id = i.id) as "speakerIds",
			d.room_id as "roomId", d.starts_at as "startsAt", d.ends_at as "endsAt"
		 from items i left join draft_slots d on d.project_id = i.project_id and d.item_id = i.id
		 where i.project_id = $1 and i.program_id = $2 and ($3::uuid is null or i.id = $3)
		 order by i.number`,
		[projectId, programId, itemId],
	);
	return rows.map(({ roomId, startsAt, endsAt, ...item }) => ({
		...item,
		slot: roomId === null || startsAt === null || endsAt === null ? null : { roomId, startsAt, endsAt },
	}));
}

type ItemRow = Omit<DraftItem, 'slot'> & {
	readonly roomId: string | null;
	readonly startsAt: Date | null;
	readonly endsAt: Date | null;
};

export type DraftFacts = Omit<ProgramFacts, 'rooms' | 'speakers' | 'tracks'> & {
	readonly tracks: readonly DraftTrack[];
	readonly rooms: readonly {
		readonly id: string;
		readonly name: LocalizedText;
		readonly capacitySeats: number;
	}[];
	/** By role, then name. */
	readonly speakers: readonly DraftSpeaker[];
};

/** All that a release is made of, as it stands now. @throws NotFound */
export async function readFacts(
	executor: Executor,
	projectId: string,
	programId: string,
): Promise<DraftFacts> {
	const [row] = await named<FactsRow>(executor, 'program_facts', factsSql, [projectId, programId]);
	if (!row) throw new NotFound('program');
	const sessions = row.sessions.map(({ startsAt, endsAt }) => ({
		startsAt: new Date(startsAt),
		endsAt: new Date(endsAt),
	}));
	return { ...row, sessions, items: await readItems(executor, projectId, programId) };
}

const factsSql = `
select t.title, t.time_zone as "timeZone", p.required_locales as "requiredLocales", t.interpretation,
	json_build_object('title', p.title, 'organiser', p.organiser, 'fundingStatement', p.funding_statement) as project,
	case when v.id is not null and t.address_disclosure = 'public' then json_build_object('name', v.name, 'streetAddress', v.street_address,
		'postalCode', v.postal_code, 'municipality', m.name) end as place,
	(select coalesce(json_agg(json_build_object('startsAt', s.starts_at, 'endsAt', s.ends_at) order by s.starts_at), '[]')
		from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled') as sessions,
	(select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'capacitySeats', r.capacity_seats) order by r.position), '[]')
		from rooms r where r.project_id = t.project_id and r.venue_id = t.venue_id) as rooms,
	(select coalesce(json_agg(json_build_object('id', k.id, 'key', k.key, 'name', k.name, 'colour', k.colour, 'revision', k.revision) order by k.position), '[]')
		from tracks k where k.project_id = g.project_id and k.program_id = g.id) as tracks,
	(select coalesce(json_agg(json_build_object('id', k.id, 'role', k.role, 'name', k.name, 'isProtected', k.is_protected,
		'revision', k.revision)
		order by coalesce(k.role->>'fi', k.role->>'sv', k.role->>'en') collate "fi-x-icu", k.name), '[]')
		from speakers k where k.project_id = g.project_id and k.program_id = g.id) as speakers
from programs g
join trainings t on t.project_id = g.project_id and t.id = g.training_id
join projects p on p.id = t.project_id
left join venues v on v.project_id = t.project_id and v.id = t.venue_id
left join municipalities m on m.code = v.municipality_code
where g.project_id = $1 and g.id = $2`;

type FactsRow = Omit<DraftFacts, 'items' | 'sessions' | 'requiredLocales'> & {
	readonly requiredLocales: readonly Locale[];
	readonly sessions: readonly { readonly startsAt: string; readonly endsAt: string }[];
};
