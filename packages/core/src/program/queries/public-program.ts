import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { TrainingMode } from '../../trainings/model.ts';
import type { ReleaseContent, ReleasedItem, ReleasedPlace, ReleasedRoom, ReleasedTrack } from '../model.ts';

export type ShownSpeaker = {
	readonly role: LocalizedText;
	/** Null when the role alone is told. */
	readonly name: string | null;
};

/** An item with its instants and its people. */
export type ShownItem = Omit<
	ReleasedItem,
	'speakerIds' | 'roomId' | 'startsAt' | 'endsAt' | 'createdAt' | 'calendarRevisedAt'
> & {
	/** Null when the place is told to the confirmed only. */
	readonly roomId: string | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly createdAt: Date;
	readonly calendarRevisedAt: Date;
	readonly speakers: readonly ShownSpeaker[];
};

export type ShownDay = {
	readonly eventDate: string;
	/** In order of time, then number. */
	readonly items: readonly ShownItem[];
	/** What was to be held and is not. */
	readonly cancelled: readonly ShownItem[];
};

/** A program as visitors read it; `release` is null for the draft that staff look at. */
export type ShownProgram = Pick<
	ReleaseContent,
	'title' | 'timeZone' | 'requiredLocales' | 'interpretation' | 'project'
> & {
	readonly release: {
		readonly number: number;
		readonly releasedAt: Date;
		readonly notes: LocalizedText;
	} | null;
	/** Null online, and when the place is told to the confirmed only. */
	readonly place: ReleasedPlace | null;
	/** In their order; empty when the place is told to the confirmed only. */
	readonly rooms: readonly ReleasedRoom[];
	readonly tracks: readonly ReleasedTrack[];
	readonly days: readonly ShownDay[];
};

export type PublicProgram = {
	readonly code: string;
	/** The seminar's title now. */
	readonly title: LocalizedText;
	readonly isCancelled: boolean;
	readonly cancelledAt: Date | null;
	/** Null unless cancelled with a reason. */
	readonly cancelReason: LocalizedText | null;
	readonly mode: TrainingMode;
	readonly timeZone: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly organiser: LocalizedText;
		readonly contactEmail: string;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
		readonly isDemo: boolean;
	};
	/** The newest release; null before the first. */
	readonly program: ShownProgram | null;
	/** The moment this was true: what is on is told by it. */
	readonly now: Date;
};

/**
 * The newest release of a public seminar's program.
 * @throws NotFound, alike for a missing one, a draft, one that is not public, and a training without a program.
 */
export function publicProgram(ctx: Context, input: { readonly training: string }): Promise<PublicProgram> {
	return releasedProgram(ctx, input.training, null);
}

/** The same of an earlier release; null for the newest. @throws NotFound */
export async function releasedProgram(
	ctx: Context,
	training: string,
	release: number | null,
): Promise<PublicProgram> {
	const [row] = await named<PublicProgramRow>(readsOf(ctx), 'public_program', publicProgramSql, [
		training,
		release,
	]);
	if (!row) throw new NotFound('program');
	const { state, addressDisclosure, number, notes, releasedAt, content, names, ...shown } = row;
	const hidesPlace = row.mode !== 'online' && addressDisclosure === 'confirmed';
	return {
		...shown,
		isCancelled: state === 'cancelled',
		program:
			number === null || content === null || releasedAt === null
				? null
				: shownProgram(content, { names, hidesPlace, release: { number, releasedAt, notes: notes ?? {} } }),
		now: ctx.now(),
	};
}

const publicPrograms = (release: string) => `
from trainings t
join projects p on p.id = t.project_id
join programs g on g.project_id = t.project_id and g.training_id = t.id
left join releases r on r.project_id = g.project_id and r.program_id = g.id and r.number = ${release}
where t.code = $1 and t.visibility = 'public' and t.state <> 'draft' and t.published_at is not null`;

const namesJson = `(select coalesce(json_object_agg(k.id, k.name order by k.id), '{}') from speakers k
	where k.project_id = g.project_id and k.program_id = g.id and not k.is_protected and k.name is not null)`;

const publicProgramSql = `
select t.code, t.title, t.state, t.cancelled_at as "cancelledAt", t.cancel_reason as "cancelReason", t.mode, t.time_zone as "timeZone", t.starts_at as "startsAt",
	t.ends_at as "endsAt", t.opens_at as "opensAt", t.closes_at as "closesAt", t.address_disclosure as "addressDisclosure",
	json_build_object('slug', p.slug, 'title', p.title, 'organiser', p.organiser, 'contactEmail', p.contact_email, 'fundingStatement',
		p.funding_statement, 'requiredLocales', p.required_locales, 'isDemo', p.is_demo) as project,
	r.number, r.notes, r.released_at as "releasedAt", r.content, ${namesJson} as names
${publicPrograms('coalesce($2, g.last_release)')}`;

type PublicProgramRow = Omit<PublicProgram, 'isCancelled' | 'program' | 'now'> & {
	readonly state: 'published' | 'cancelled';
	readonly addressDisclosure: string;
	readonly number: number | null;
	readonly notes: LocalizedText | null;
	readonly releasedAt: Date | null;
	readonly content: ReleaseContent | null;
	readonly names: Readonly<Record<string, string>>;
};

/** What the bytes of a program's files depend on, beside the language and the product itself. */
export type ProgramStamp = {
	readonly programId: string;
	/** Null before the first release. */
	readonly release: number | null;
	readonly releasedAt: Date | null;
	readonly isCancelled: boolean;
	readonly endsAt: Date;
	/** Changes with every fact of the files that is not of the release. */
	readonly beside: string;
};

/** The stamp of a public program, without reading it. @throws NotFound, as `publicProgram` */
export async function programStamp(ctx: Context, training: string): Promise<ProgramStamp> {
	const [row] = await named<ProgramStamp>(
		readsOf(ctx),
		'program_stamp',
		`select g.id as "programId", r.number as release, r.released_at as "releasedAt", t.state = 'cancelled' as "isCancelled", t.ends_at as "endsAt",
			md5(concat_ws('|', t.state, t.mode, t.address_disclosure, t.cancelled_at, t.title, t.time_zone, p.funding_statement, ${namesJson}::text)) as beside
		 ${publicPrograms('g.last_release')}`,
		[training],
	);
	if (!row) throw new NotFound('program');
	return row;
}

/** A release, or the draft, with its instants, and with the names of those who may be named. */
export function shownProgram(
	content: ReleaseContent,
	beside: {
		readonly names: Readonly<Record<string, string>>;
		readonly release: ShownProgram['release'];
		readonly hidesPlace: boolean;
	},
): ShownProgram {
	const { names, release, hidesPlace } = beside;
	const { items, speakers, place, rooms, ...rest } = content;
	const roles = new Map(speakers.map((speaker) => [speaker.id, speaker.role]));
	const shown = items.map(({ speakerIds, ...item }): ShownItem => ({
		...item,
		roomId: hidesPlace ? null : item.roomId,
		startsAt: new Date(item.startsAt),
		endsAt: new Date(item.endsAt),
		createdAt: new Date(item.createdAt),
		calendarRevisedAt: new Date(item.calendarRevisedAt),
		speakers: speakerIds.map((id) => ({ role: roles.get(id) ?? {}, name: names[id] ?? null })),
	}));
	const dates = [...new Set(shown.map((item) => item.eventDate))].toSorted();
	return {
		...rest,
		release,
		place: hidesPlace ? null : place,
		rooms: hidesPlace ? [] : rooms,
		days: dates.map((eventDate) => {
			const ofDay = shown.filter((item) => item.eventDate === eventDate);
			return {
				eventDate,
				items: ofDay.filter((item) => item.state === 'scheduled'),
				cancelled: ofDay.filter((item) => item.state === 'cancelled'),
			};
		}),
	};
}
