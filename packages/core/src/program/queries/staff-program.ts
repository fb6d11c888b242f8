import { named } from '@kutsu/db';
import { NotFound, eventDateOf } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import { isAllowed } from '../../staff/index.ts';
import type { TrainingState, TrainingVisibility } from '../../trainings/model.ts';
import type {
	DraftItem,
	DraftSpeaker,
	DraftTrack,
	ItemChange,
	Misplaced,
	MissingText,
	ProgramConflict,
	ReleaseContent,
} from '../model.ts';
import { findChanges, isSame } from '../rules/changes.ts';
import { findConflicts } from '../rules/conflicts.ts';
import { findSeminarDay, seminarDays } from '../rules/placement.ts';
import { contentOf, findMisplaced, findMissingTexts } from '../rules/release.ts';
import { readFacts, readRelease } from '../store.ts';
import { shownProgram } from './public-program.ts';
import type { ShownProgram } from './public-program.ts';

export type SeminarRow = {
	readonly trainingId: string;
	readonly code: string;
	readonly title: LocalizedText;
	readonly state: TrainingState;
	readonly startsAt: Date;
	readonly timeZone: string;
	/** Null when it has no program yet. */
	readonly programId: string | null;
	/** 0 before the first. */
	readonly lastRelease: number;
	readonly itemCount: number;
	readonly placedCount: number;
};

/** The project's final seminars, the latest first. @throws NotFound, Forbidden */
export async function seminarsOfProject(
	ctx: Context,
	input: { readonly project: string },
): Promise<SeminarRow[]> {
	const project = await getProjectFor(ctx, input.project, 'program.read');
	return named(
		readsOf(ctx),
		'program_seminars',
		`select t.id as "trainingId", t.code, t.title, t.state, t.starts_at as "startsAt", t.time_zone as "timeZone", g.id as "programId",
			coalesce(g.last_release, 0) as "lastRelease",
			(select count(*) from items i where i.project_id = g.project_id and i.program_id = g.id) as "itemCount",
			(select count(*) from draft_slots d where d.project_id = g.project_id and d.program_id = g.id) as "placedCount"
		 from trainings t left join programs g on g.project_id = t.project_id and g.training_id = t.id
		 where t.project_id = $1 and t.format = 'final_seminar'
		 order by t.starts_at desc, t.code`,
		[project.id],
	);
}

export type ReleaseRow = {
	readonly number: number;
	readonly notes: LocalizedText;
	readonly releasedAt: Date;
	readonly missingLocaleReason: string | null;
};

export type ProgramForStaff = {
	readonly programId: string;
	readonly revision: number;
	readonly code: string;
	readonly title: LocalizedText;
	readonly state: TrainingState;
	readonly visibility: TrainingVisibility;
	readonly timeZone: string;
	readonly requiredLocales: readonly Locale[];
	/** The days of the seminar, in order. */
	readonly days: readonly string[];
	readonly tracks: readonly DraftTrack[];
	readonly venueId: string | null;
	/** Of the venue; empty when the seminar has none. */
	readonly rooms: readonly {
		readonly id: string;
		readonly name: LocalizedText;
		readonly capacitySeats: number;
	}[];
	/** A protected speaker has no name here for those who may not edit. */
	readonly speakers: readonly DraftSpeaker[];
	/** In order of number. */
	readonly items: readonly DraftItem[];
	/** The seminar's day of each placed item, by its id; its own day for one that was left behind. */
	readonly eventDates: Readonly<Record<string, string>>;
	/** The newest first. */
	readonly releases: readonly ReleaseRow[];
	/** The newest release's content: where items stood, and rooms that are no longer. Null before the first. */
	readonly released: ReleaseContent | null;
	/** What releasing now would change for visitors. */
	readonly changes: readonly ItemChange[];
	/** Whether anything at all would change: also a title, a place, a name of a room. */
	readonly isChanged: boolean;
	readonly missing: readonly MissingText[];
	readonly misplaced: readonly Misplaced[];
	readonly conflicts: readonly ProgramConflict[];
	/** The public page's path without its language; null when it is not shown to anyone. */
	readonly publicPath: string | null;
	readonly can: { readonly edit: boolean };
};

/** A seminar's draft beside its newest release. @throws NotFound, also for one without a program; Forbidden */
export async function programForStaff(
	ctx: Context,
	input: { readonly project: string; readonly code: string },
): Promise<ProgramForStaff> {
	const project = await getProjectFor(ctx, input.project, 'program.read');
	const reads = readsOf(ctx);
	const [head] = await named<ProgramHead>(reads, 'program_for_staff', programForStaffSql, [
		project.id,
		input.code,
	]);
	if (!head) throw new NotFound('program');
	const { programId, lastRelease, ...shown } = head;
	const facts = await readFacts(reads, project.id, programId);
	const previous = await readRelease(reads, project.id, programId, lastRelease);
	const releases = await named<ReleaseRow>(
		reads,
		'program_releases',
		`select number, notes, released_at as "releasedAt", missing_locale_reason as "missingLocaleReason"
		 from releases where project_id = $1 and program_id = $2 order by number desc`,
		[project.id, programId],
	);
	const edits = isAllowed(ctx.actor, 'program.write', { projectId: project.id });
	const released = previous?.content ?? null;
	const content = contentOf(facts, released, ctx.now());
	return {
		...shown,
		programId,
		days: seminarDays(facts),
		tracks: facts.tracks,
		rooms: facts.rooms,
		speakers: facts.speakers.map((speaker) =>
			edits || !speaker.isProtected ? speaker : { ...speaker, name: null },
		),
		items: facts.items,
		eventDates: Object.fromEntries(
			facts.items.flatMap(({ id, slot }) =>
				slot
					? [[id, findSeminarDay(facts, slot.startsAt) ?? eventDateOf(slot.startsAt, facts.timeZone)]]
					: [],
			),
		),
		requiredLocales: facts.requiredLocales,
		timeZone: facts.timeZone,
		releases,
		released,
		changes: findChanges(released, content),
		isChanged: released === null || !isSame(released, content),
		missing: findMissingTexts(content),
		misplaced: findMisplaced(
			facts,
			facts.rooms.map((room) => room.id),
			facts.items,
		),
		conflicts: findConflicts(facts.items),
		publicPath: head.visibility === 'public' && head.state !== 'draft' ? `/program/${head.code}` : null,
		can: { edit: edits },
	};
}

const programForStaffSql = `
select g.id as "programId", g.revision, g.last_release as "lastRelease", t.code, t.title, t.state, t.visibility, t.venue_id as "venueId"
from programs g join trainings t on t.project_id = g.project_id and t.id = g.training_id
where g.project_id = $1 and t.code = $2`;

type ProgramHead = Pick<
	ProgramForStaff,
	'programId' | 'revision' | 'code' | 'title' | 'state' | 'visibility' | 'venueId'
> & { readonly lastRelease: number };

/** The draft as visitors would read it. @throws NotFound, Forbidden */
export async function draftProgram(
	ctx: Context,
	input: { readonly project: string; readonly code: string },
): Promise<ShownProgram> {
	const project = await getProjectFor(ctx, input.project, 'program.read');
	const reads = readsOf(ctx);
	const [head] = await named<ProgramHead>(reads, 'program_for_staff', programForStaffSql, [
		project.id,
		input.code,
	]);
	if (!head) throw new NotFound('program');
	const facts = await readFacts(reads, project.id, head.programId);
	const names = Object.fromEntries(
		facts.speakers.flatMap(({ id, name, isProtected }) => (isProtected || name === null ? [] : [[id, name]])),
	);
	return shownProgram(contentOf(facts, null, ctx.now()), { names, release: null, hidesPlace: false });
}
