import type { CalendarEvent } from '@kutsu/calendar';
import { sessionUid } from '@kutsu/calendar';
import { named } from '@kutsu/db';
import { trainingUrl } from '@kutsu/i18n/addresses';
import { m } from '@kutsu/i18n/messages';
import { assertNever, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { Place } from './model.ts';

/** One session with all that a calendar or a mail may tell of it; what each reader may know is decided later. */
export type SessionFacts = {
	readonly projectId: string;
	readonly sessionId: string;
	/** Among the training's sessions that are held, from 1; 0 for a cancelled one. */
	readonly number: number;
	readonly heldSessions: number;
	readonly title: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly isCancelled: boolean;
	readonly sequence: number;
	readonly calendarRevisedAt: Date;
	readonly createdAt: Date;
	readonly roomId: string | null;
	readonly room: LocalizedText | null;
	readonly training: {
		readonly id: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly description: LocalizedText;
		readonly timeZone: string;
		readonly isPublic: boolean;
		readonly isDraft: boolean;
		readonly isCancelled: boolean;
		/** Cancelled only until a new date is known. */
		readonly isPostponed: boolean;
		/** What lands in a participant's calendar names neither it nor its place. */
		readonly isDiscreet: boolean;
		readonly isAddressForConfirmed: boolean;
		readonly mode: 'onsite' | 'online' | 'hybrid';
		readonly conferenceUrl: string | null;
		readonly revision: number;
	};
	readonly venue: (Place & { readonly id: string; readonly revision: number }) | null;
	readonly municipality: LocalizedText | null;
	readonly project: {
		readonly title: LocalizedText;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
		readonly contactEmail: string;
		readonly revision: number;
	};
};

/** Who will hold the file. A feed is anybody's; the confirmed are told how to get in, people of a shared mailbox both ways. */
export type Audience =
	| { readonly kind: 'public' }
	| { readonly kind: 'confirmed'; readonly mode: 'onsite' | 'online' | 'both' }
	/** Whose house it is held in: the place, but not the address to join at. */
	| { readonly kind: 'host' }
	/** Who plans or leads it: both, and drafts. */
	| { readonly kind: 'staff' };

/**
 * A session as a calendar shows it. The one place where its UID, SEQUENCE and LAST-MODIFIED come from: invitation,
 * download and feed say the same three. Texts are in `locale`, or in the project's first language that has them.
 */
export function sessionCalendarEvent(
	ctx: Context,
	session: SessionFacts,
	audience: Audience,
	locale: Locale,
): CalendarEvent {
	const { training, project } = session;
	const shown = (text: LocalizedText | null) =>
		text === null ? '' : shownText(text, locale, project.requiredLocales).text;
	const place = placeFor(session, audience);
	const isDraft = audience.kind === 'staff' && training.isDraft;
	const summary = summaryOf(session, shown);
	const entry = {
		uid: sessionUid(session.sessionId),
		sequence: session.sequence,
		createdAt: session.createdAt,
		lastModified: session.calendarRevisedAt,
		startsAt: session.startsAt,
		endsAt: session.endsAt,
		timeZone: training.timeZone,
		status: session.isCancelled || training.isCancelled ? 'cancelled' : isDraft ? 'tentative' : 'confirmed',
		locale,
	} as const;
	// In the public calendar it stands as in the catalogue; what one saves by a link of one's own says no more than a mail.
	if (
		training.isDiscreet &&
		(audience.kind === 'confirmed' ||
			((audience.kind === 'public' || audience.kind === 'host') && !training.isPublic))
	) {
		return {
			...entry,
			summary: m.itip_discreet_title({}, { locale }),
			description: m.itip_discreet_description({}, { locale }),
			classification: 'private',
		};
	}
	return {
		...entry,
		summary: isDraft ? m.calendar_draft_summary({ summary }, { locale }) : summary,
		description: [
			shown(training.description),
			m.calendar_code({ code: training.code }, { locale }),
			shown(project.fundingStatement),
		]
			.filter(Boolean)
			.join('\n\n'),
		location: locationOf(session, audience, shown, locale),
		url:
			training.isPublic && !training.isDraft
				? trainingUrl(ctx.settings.publicUrl, training.code, locale)
				: undefined,
		conferenceUrl:
			mayJoin(audience) && training.mode !== 'onsite' ? (training.conferenceUrl ?? undefined) : undefined,
		classification: training.isPublic && !training.isDiscreet ? 'public' : 'private',
		geo:
			place && place.latitude !== null && place.longitude !== null
				? { latitude: place.latitude, longitude: place.longitude }
				: undefined,
	};
}

/** The place this reader may know: none online, none to the public where it is told to the confirmed only. */
export function placeFor(session: SessionFacts, audience: Audience): Place | undefined {
	const { venue, training } = session;
	switch (audience.kind) {
		case 'public':
			return training.isAddressForConfirmed ? undefined : (venue ?? undefined);
		case 'confirmed':
			return audience.mode === 'online' ? undefined : (venue ?? undefined);
		case 'host':
		case 'staff':
			return venue ?? undefined;
		default:
			return assertNever(audience);
	}
}

/** Whether this reader is told the address to join at. */
function mayJoin(audience: Audience): boolean {
	return audience.kind === 'staff' || (audience.kind === 'confirmed' && audience.mode !== 'onsite');
}

type Shown = (text: LocalizedText | null) => string;

/** The training's title, and which of several sessions this is. */
function summaryOf({ title, number, heldSessions, training }: SessionFacts, shown: Shown): string {
	const name = shown(training.title);
	const own = shown(title);
	if (own !== '') return `${name}: ${own}`;
	return heldSessions > 1 && number > 0 ? `${name} (${number}/${heldSessions})` : name;
}

function locationOf(
	session: SessionFacts,
	audience: Audience,
	shown: Shown,
	locale: Locale,
): string | undefined {
	const place = placeFor(session, audience);
	if (place) {
		const town = [place.postalCode, shown(place.municipality)].filter(Boolean).join(' ');
		return [shown(place.name), shown(session.room), place.streetAddress, town].filter(Boolean).join(', ');
	}
	const { training, venue } = session;
	const online = m.calendar_online({}, { locale });
	// Where there is an address to join at, that is the location.
	if (mayJoin(audience) && training.mode !== 'onsite')
		return training.conferenceUrl === null ? online : undefined;
	const town = shown(session.municipality);
	if (venue !== null) return m.calendar_address_for_confirmed({ town }, { locale });
	return training.mode === 'online' ? online : town || undefined;
}

const sessionColumns = `s.project_id, s.id, s.title, s.starts_at, s.ends_at, s.state, s.sequence, s.calendar_revised_at, s.created_at, s.room_id, rm.name as room,
	case when s.state = 'scheduled' then row_number() over held end::int as number, count(*) filter (where s.state = 'scheduled') over (partition by s.project_id, s.training_id)::int as held_sessions,
	t.id as training_id, t.code, t.title as training_title, t.description, t.time_zone, t.visibility, t.state as training_state, t.address_disclosure, t.mode, t.conference_url, t.revision, t.postponed_at, t.is_discreet,
	v.id as venue_id, v.name as venue_name, v.street_address, v.postal_code, v.latitude, v.longitude, v.note as venue_note, v.revision as venue_revision,
	vm.name as venue_municipality, tm.name as municipality,
	p.title as project_title, p.funding_statement, p.required_locales, p.contact_email, p.revision as project_revision`;

const sessionJoins = `join trainings t on t.project_id = s.project_id and t.id = s.training_id
join projects p on p.id = s.project_id
left join rooms rm on rm.project_id = s.project_id and rm.id = s.room_id
left join venues v on v.project_id = t.project_id and v.id = t.venue_id and t.mode <> 'online'
left join municipalities vm on vm.code = v.municipality_code
left join municipalities tm on tm.code = t.municipality_code`;

/** All sessions of trainings, cancelled ones included, by training and position. Whoever asks has decided who may know. */
export async function sessionsOfTrainings(
	ctx: Context,
	trainings: readonly { projectId: string; trainingId: string }[],
): Promise<SessionFacts[]> {
	if (trainings.length === 0) return [];
	const rows = await named<SessionRow>(
		readsOf(ctx),
		'calendars_sessions_of_trainings',
		`select ${sessionColumns} from unnest($1::uuid[], $2::uuid[]) as wanted(project_id, id)
		 join sessions s on s.project_id = wanted.project_id and s.training_id = wanted.id ${sessionJoins}
		 window held as (partition by s.project_id, s.training_id, s.state order by s.position)
		 order by s.project_id, s.training_id, s.position`,
		[trainings.map((training) => training.projectId), trainings.map((training) => training.trainingId)],
	);
	return rows.map(factsOf);
}

/** The public training behind a code, as the catalogue would show it; undefined for any other. */
export async function findPublicTraining(ctx: Context, code: string): Promise<TrainingKey | undefined> {
	const [row] = await named<TrainingKey>(
		readsOf(ctx),
		'calendars_public_training',
		`select project_id as "projectId", id as "trainingId", code from trainings
		 where code = $1 and visibility = 'public' and state <> 'draft' and (state <> 'cancelled' or ends_at > $2::timestamptz - interval '30 days')`,
		[code, ctx.now()],
	);
	return row;
}

/** The training that a link of its own opens; undefined for a draft, or a link of an older generation. */
export async function findLinkedTraining(
	ctx: Context,
	link: { linkId: string; generation: number },
): Promise<TrainingKey | undefined> {
	const [row] = await named<TrainingKey>(
		readsOf(ctx),
		'calendars_linked_training',
		`select project_id as "projectId", id as "trainingId", code from trainings where id = $1 and link_generation = $2 and state <> 'draft'`,
		[link.linkId, link.generation],
	);
	return row;
}

/** The registration that its link opens, when it has a seat; undefined without one. */
export async function findSeat(
	ctx: Context,
	link: { linkId: string; generation: number },
): Promise<(TrainingKey & { mode: 'onsite' | 'online' }) | undefined> {
	const [row] = await named<TrainingKey & { mode: 'onsite' | 'online' }>(
		readsOf(ctx),
		'calendars_seat',
		`select r.project_id as "projectId", r.training_id as "trainingId", t.code, r.mode
		 from registrations r join trainings t on t.project_id = r.project_id and t.id = r.training_id
		 where r.id = $1 and r.link_generation = $2 and r.state = 'confirmed'`,
		[link.linkId, link.generation],
	);
	return row;
}

export type TrainingKey = { readonly projectId: string; readonly trainingId: string; readonly code: string };

/**
 * When any public calendar may last have changed: an edit, or a session that dropped out thirty days after its end. Never
 * earlier than the truth, for a client that knows a calendar by its date alone must not be told that nothing changed.
 */
export async function lastCalendarChange(ctx: Context): Promise<Date | null> {
	const [row] = await named<{ at: Date | null }>(
		readsOf(ctx),
		'calendars_last_change',
		`select greatest(max(updated_at), max(ends_at + interval '30 days') filter (where ends_at + interval '30 days' <= $1)) as at
		 from trainings where published_at is not null`,
		[ctx.now()],
	);
	return row?.at ?? null;
}

function factsOf(row: SessionRow): SessionFacts {
	return {
		projectId: row.project_id,
		sessionId: row.id,
		number: row.number ?? 0,
		heldSessions: row.held_sessions,
		title: row.title,
		startsAt: row.starts_at,
		endsAt: row.ends_at,
		isCancelled: row.state === 'cancelled',
		sequence: row.sequence,
		calendarRevisedAt: row.calendar_revised_at,
		createdAt: row.created_at,
		roomId: row.room_id,
		room: row.room,
		training: {
			id: row.training_id,
			code: row.code,
			title: row.training_title,
			description: row.description,
			timeZone: row.time_zone,
			isPublic: row.visibility === 'public',
			isDraft: row.training_state === 'draft',
			isCancelled: row.training_state === 'cancelled',
			isPostponed: row.postponed_at !== null,
			isDiscreet: row.is_discreet,
			isAddressForConfirmed: row.address_disclosure === 'confirmed',
			mode: row.mode,
			conferenceUrl: row.conference_url,
			revision: row.revision,
		},
		venue:
			row.venue_id === null || row.venue_name === null || row.venue_revision === null
				? null
				: {
						id: row.venue_id,
						name: row.venue_name,
						streetAddress: row.street_address,
						postalCode: row.postal_code,
						municipality: row.venue_municipality,
						latitude: row.latitude,
						longitude: row.longitude,
						arrival: row.venue_note,
						revision: row.venue_revision,
					},
		municipality: row.venue_municipality ?? row.municipality,
		project: {
			title: row.project_title,
			fundingStatement: row.funding_statement,
			requiredLocales: row.required_locales,
			contactEmail: row.contact_email,
			revision: row.project_revision,
		},
	};
}

type SessionRow = {
	project_id: string;
	id: string;
	title: LocalizedText | null;
	starts_at: Date;
	ends_at: Date;
	state: string;
	sequence: number;
	calendar_revised_at: Date;
	created_at: Date;
	room_id: string | null;
	room: LocalizedText | null;
	number: number | null;
	held_sessions: number;
	training_id: string;
	code: string;
	training_title: LocalizedText;
	description: LocalizedText;
	time_zone: string;
	visibility: string;
	training_state: string;
	postponed_at: Date | null;
	is_discreet: boolean;
	address_disclosure: string;
	mode: SessionFacts['training']['mode'];
	conference_url: string | null;
	revision: number;
	venue_id: string | null;
	venue_name: LocalizedText | null;
	street_address: string | null;
	postal_code: string | null;
	latitude: number | null;
	longitude: number | null;
	venue_note: LocalizedText | null;
	venue_revision: number | null;
	venue_municipality: LocalizedText | null;
	municipality: LocalizedText | null;
	project_title: LocalizedText;
	funding_statement: LocalizedText;
	required_locales: Locale[];
	contact_email: string;
	project_revision: number;
};
