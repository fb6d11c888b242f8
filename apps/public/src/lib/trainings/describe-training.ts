import type { PublicOutputs } from '@kutsu/api/types';
import { accessFacts } from '@kutsu/core/venues/model';
import type { ShownSeats } from '@kutsu/core/trainings/model';
import {
	dateParts,
	formatDateRange,
	formatDateTimeLong,
	formatDateTimeRange,
	formatDay,
	formatList,
	formatMonth,
	formatTime,
	formatTimeRange,
	languageName,
} from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText, ShownText } from '@kutsu/kernel';
import type { Tone } from '@kutsu/ui';

export type CatalogueRow = PublicOutputs['trainings']['catalogue']['rows'][number];
export type PublicTraining = PublicOutputs['trainings']['get'];
type Invitation = PublicOutputs['ways']['invited'];

type Phase = CatalogueRow['phase'];
type Mode = CatalogueRow['mode'];
type Zoned = { readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: string };

export type SeatView = {
	readonly text: string;
	readonly label: string | null;
	readonly taken: number;
	readonly capacity: number;
};

/** A training in a list, in the words of one language. */
export type TrainingCardView = {
	readonly code: string;
	readonly title: ShownText;
	readonly leaf: ReturnType<typeof dateParts>;
	readonly when: string;
	readonly where: string;
	readonly languages: string;
	readonly groups: string;
	readonly format: string;
	readonly phase: { readonly text: string; readonly tone: Tone };
	readonly seats: readonly SeatView[];
	readonly isOver: boolean;
};

export type MonthView = { readonly month: string; readonly trainings: readonly TrainingCardView[] };

/** Rows in their own order, those of one month together. */
export function describeMonths(
	rows: readonly CatalogueRow[],
	groupNames: ReadonlyMap<string, LocalizedText>,
	locale: Locale,
): MonthView[] {
	const months = Map.groupBy(rows, (row) => formatMonth(row.startsAt, row.timeZone, locale));
	return Array.from(months, ([month, inMonth]) => ({
		month,
		trainings: inMonth.map((row) => describeCard(row, groupNames, locale)),
	}));
}

export type AlternativesView = {
	readonly trainings: readonly TrainingCardView[];
	readonly openCourses: readonly { readonly title: string; readonly url: string }[];
};

/** What else there is, in the reader's language. */
export function describeAlternatives(
	{ rows, openCourses }: PublicOutputs['trainings']['alternatives'],
	locale: Locale,
): AlternativesView {
	return {
		trainings: rows.map((row) => describeCard(row, new Map(), locale)),
		openCourses: openCourses.map(({ title, url }) => ({ title: shownText(title, locale).text, url })),
	};
}

export function describeCard(
	row: CatalogueRow,
	groupNames: ReadonlyMap<string, LocalizedText>,
	locale: Locale,
): TrainingCardView {
	const shown = (text: LocalizedText) => shownText(text, locale, row.project.requiredLocales);
	const place = [row.municipality, row.venueName]
		.flatMap((name) => (name ? [shown(name).text] : []))
		.join(', ');
	const isOver = row.phase === 'past' || row.phase === 'cancelled';
	const groups = row.targetGroupKeys
		.flatMap((key) => groupNames.get(key) ?? [])
		.map((name) => shown(name).text);
	return {
		code: row.code,
		title: shown(row.title),
		leaf: dateParts(row.startsAt, row.timeZone, locale),
		when: timesOf(row, row.sessionCount, locale),
		where: whereOf(row.mode, place),
		languages: languagesOf(row, locale),
		groups:
			groups.length > 3
				? m.public_groups_and_more({ names: groups.slice(0, 2).join(', '), count: groups.length - 2 })
				: groups.join(', '),
		format: formatName(row.format),
		phase: { text: phaseBadge(row, locale), tone: phaseTones[row.phase] },
		seats: row.phase === 'open' || row.phase === 'full' ? describeSeats(row.seats) : [],
		isOver,
	};
}

const phaseTones: Readonly<Record<Phase, Tone>> = {
	'not-open-yet': 'info',
	open: 'success',
	full: 'warn',
	closed: 'neutral',
	past: 'neutral',
	cancelled: 'danger',
};

type Registrable = Zoned & { readonly phase: Phase; readonly opensAt: Date; readonly closesAt: Date };

/** A few words on whether one can register. */
export function phaseBadge({ phase, opensAt, timeZone }: Registrable, locale: Locale): string {
	switch (phase) {
		case 'not-open-yet':
			return m.public_phase_opens({
				when: `${formatDay(opensAt, timeZone, locale)} ${formatTime(opensAt, timeZone, locale)}`,
			});
		case 'open':
			return m.public_phase_open();
		case 'full':
			return m.public_phase_full();
		case 'closed':
			return m.public_phase_closed();
		case 'past':
			return m.public_phase_past();
		case 'cancelled':
			return m.public_phase_cancelled();
		default:
			return assertNever(phase);
	}
}

/** What one can do about it, in a sentence. */
export function phaseSentence({ phase, opensAt, closesAt, timeZone }: Registrable, locale: Locale): string {
	switch (phase) {
		case 'not-open-yet':
			return m.public_state_not_open({ when: formatDateTimeLong(opensAt, timeZone, locale) });
		case 'open':
			return m.public_state_open({ when: formatDateTimeLong(closesAt, timeZone, locale) });
		case 'full':
			return m.public_state_full({ when: formatDateTimeLong(closesAt, timeZone, locale) });
		case 'closed':
			return m.public_state_closed({ when: formatDateTimeLong(closesAt, timeZone, locale) });
		case 'past':
			return m.public_state_past();
		case 'cancelled':
			return m.public_state_cancelled();
		default:
			return assertNever(phase);
	}
}

export function describeSeats(seats: readonly ShownSeats[]): SeatView[] {
	return seats.map((pool) => ({
		label: pool.scope === 'all' ? null : pool.scope === 'onsite' ? m.public_onsite() : m.public_online(),
		text:
			pool.seatsLeft > 0
				? m.public_seats_left({ count: pool.seatsLeft })
				: pool.waitlisted > 0
					? m.public_seats_full_queue({ count: pool.waitlisted })
					: m.public_seats_full(),
		taken: pool.capacitySeats - pool.seatsLeft,
		capacity: pool.capacitySeats,
	}));
}

/** The clock of one day; over days, the days. */
function timesOf({ startsAt, endsAt, timeZone }: Zoned, sessionCount: number, locale: Locale): string {
	const days = formatDateRange(startsAt, endsAt, timeZone, locale);
	const isOneDay =
		dateParts(startsAt, timeZone, locale).eventDate === dateParts(endsAt, timeZone, locale).eventDate;
	if (isOneDay) return formatTimeRange(startsAt, endsAt, timeZone, locale);
	return m.public_days_and_sessions({ days, count: sessionCount });
}

function whereOf(mode: Mode, place: string): string {
	if (mode === 'online') return m.public_online();
	if (mode === 'hybrid') return place ? m.public_place_and_online({ place }) : m.public_onsite_and_online();
	return place || m.public_place_open();
}

type Spoken = { readonly languages: readonly string[]; readonly interpretation: readonly string[] };

function languagesOf({ languages, interpretation }: Spoken, locale: Locale): string {
	const held = formatList(
		languages.map((code) => languageName(code, locale)),
		locale,
	);
	const into = interpretedInto(interpretation, locale);
	return into ? m.public_languages_interpreted({ held, into }) : held;
}

/** Of pairs such as `fi-sv`, what is interpreted into. */
function interpretedInto(pairs: readonly string[], locale: Locale): string {
	const targets = new Set(pairs.map((pair) => pair.split('-')[1] ?? pair));
	return formatList(
		Array.from(targets, (code) => languageName(code, locale)),
		locale,
	);
}

export function formatName(format: CatalogueRow['format']): string {
	return m[`public_format_${format}`]();
}

/** A training's own page, in the words of one language. */
export type TrainingView = {
	/** Canonical, for links to its pages. */
	readonly path: string;
	readonly code: string | null;
	readonly title: ShownText;
	readonly description: ShownText;
	readonly courseTitle: ShownText;
	readonly format: string;
	readonly level: string;
	readonly phase: {
		readonly state: Phase;
		readonly text: string;
		readonly tone: Tone;
		readonly sentence: string;
	};
	readonly canRegister: boolean;
	/** How one comes in, where that is not by merely registering; null otherwise. */
	readonly entry: string | null;
	/** Staff may have to approve: they want to know why. */
	readonly asksReason: boolean;
	/** What a personal link says; null without one. */
	readonly invitation: { readonly lines: readonly string[]; readonly hasSeat: boolean } | null;
	/** Whether a liaison may register several colleagues; before it opens too. */
	readonly canRegisterSeveral: boolean;
	readonly leaf: ReturnType<typeof dateParts>;
	readonly when: string;
	readonly startsAtIso: string;
	readonly where: string;
	readonly mode: Mode;
	readonly sessions: readonly {
		readonly id: string;
		readonly title: ShownText | null;
		readonly when: string;
		readonly room: ShownText | null;
		readonly isCancelled: boolean;
	}[];
	readonly place: {
		readonly name: ShownText;
		readonly address: string;
		readonly mapHref: string | null;
		readonly note: ShownText;
		readonly access: readonly { readonly text: string; readonly has: boolean }[];
	} | null;
	readonly isAddressHidden: boolean;
	readonly municipality: string;
	readonly regions: string;
	readonly languages: string;
	readonly interpretation: string;
	readonly groups: readonly ShownText[];
	readonly trainers: readonly { readonly role: ShownText; readonly name: string | null }[];
	readonly catering: string;
	readonly seats: readonly SeatView[];
	readonly cancelUntil: string;
	readonly cancelReason: ShownText | null;
	readonly isPostponed: boolean;
	readonly contactEmail: string;
	readonly organiser: ShownText;
	readonly isSeminar: boolean;
};

/** `regionCount`: how many regions there are, so that all of them have one name. */
export function describeTraining(
	training: PublicTraining,
	path: string,
	locale: Locale,
	regionCount?: number,
	invitation?: Invitation,
): TrainingView {
	const { project, timeZone } = training;
	const shown = (text: LocalizedText) => shownText(text, locale, project.requiredLocales);
	const municipality = training.municipality ? shown(training.municipality.name).text : '';
	const venueName = training.venue ? shown(training.venue.name).text : '';
	const isOpen = training.phase === 'open' || training.phase === 'full';
	const mayRegister = isOpen && (invitation ? invitation.state === 'unused' : training.way !== 'invitation');
	return {
		path,
		code: training.code,
		title: shown(training.title),
		description: shown(training.description),
		courseTitle: shown(training.course.title),
		format: formatName(training.format),
		level: m[`public_level_${training.course.contentLevel}`](),
		phase: {
			state: training.phase,
			text: training.isPostponed ? m.itip_postponed_badge({}, { locale }) : phaseBadge(training, locale),
			tone: training.isPostponed ? 'warn' : phaseTones[training.phase],
			sentence: training.isPostponed
				? m.itip_postponed_public({}, { locale })
				: phaseSentence(training, locale),
		},
		canRegister: mayRegister,
		entry: invitation ? null : entryText(training, shown),
		asksReason: !invitation && (training.way === 'approval' || training.way === 'listed_or_approval'),
		invitation: invitation
			? { lines: invitationLines(invitation, timeZone, locale), hasSeat: invitation.heldUntil !== null }
			: null,
		canRegisterSeveral:
			(invitation ? invitation.state === 'unused' && invitation.usesLeft > 1 : training.partyLimit > 0) &&
			['not-open-yet', 'open', 'full'].includes(training.phase),
		leaf: dateParts(training.startsAt, timeZone, locale),
		when: formatDateTimeRange(training.startsAt, training.endsAt, timeZone, locale),
		startsAtIso: training.startsAt.toISOString(),
		where:
			training.isAddressHidden && !municipality
				? m.public_place_confirmed()
				: whereOf(training.mode, [municipality, venueName].filter(Boolean).join(', ')),
		mode: training.mode,
		sessions: training.sessions.map((session) => ({
			id: session.id,
			title: session.title ? shown(session.title) : null,
			when: formatDateTimeRange(session.startsAt, session.endsAt, timeZone, locale),
			room: session.roomName ? shown(session.roomName) : null,
			isCancelled: session.state === 'cancelled',
		})),
		place: training.venue && {
			name: shown(training.venue.name),
			address: addressOf(training.venue, municipality),
			mapHref: mapOf(training.venue),
			note: shown(training.venue.note),
			access: describeAccess(training.venue.access),
		},
		isAddressHidden: training.isAddressHidden,
		municipality,
		regions:
			training.regionsServed.length === regionCount
				? m.public_filter_region_all()
				: formatList(
						training.regionsServed.map((region) => shown(region.name).text),
						locale,
					),
		languages: formatList(
			training.languages.map((code) => languageName(code, locale)),
			locale,
		),
		interpretation: interpretedInto(training.interpretation, locale),
		groups: training.targetGroups.map((group) => shown(group.name)),
		trainers: training.trainers.map((trainer) => ({ role: shown(trainer.role), name: trainer.name })),
		catering: m[`public_catering_${training.catering}`](),
		seats: isOpen ? describeSeats(training.seats) : [],
		cancelUntil: formatDateTimeLong(training.selfCancelUntil, timeZone, locale),
		cancelReason: training.cancelReason && shown(training.cancelReason),
		isPostponed: training.isPostponed,
		contactEmail: project.contactEmail,
		organiser: shown(project.organiser),
		isSeminar: training.format === 'final_seminar',
	};
}

type Venue = NonNullable<PublicTraining['venue']>;

export function addressOf(
	place: { readonly streetAddress: string | null; readonly postalCode: string | null },
	municipality: string,
): string {
	return [place.streetAddress, [place.postalCode, municipality].filter(Boolean).join(' ')]
		.filter(Boolean)
		.join(', ');
}

function mapOf({ latitude, longitude }: Venue): string | null {
	if (latitude === null || longitude === null) return null;
	return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

function describeAccess(access: Venue['access']): { text: string; has: boolean }[] {
	return accessFacts.map((fact) => ({ text: m[`public_access_${accessKeys[fact]}`](), has: access[fact] }));
}

const accessKeys = {
	stepFreeEntrance: 'step_free',
	inductionLoop: 'induction_loop',
	accessibleToilet: 'toilet',
	guideDogsWelcome: 'guide_dogs',
	quietRoom: 'quiet_room',
	parkingDisabled: 'parking',
} as const satisfies Record<(typeof accessFacts)[number], string>;

/** Who may come in, where not everyone may at once; null for anyone. */
function entryText(training: PublicTraining, shown: (text: LocalizedText) => ShownText): string | null {
	const audience = shown(training.audience).text || m.ways_audience_default();
	switch (training.way) {
		case 'open':
			return null;
		case 'listed':
			return m.ways_entry_listed({ audience });
		case 'listed_or_approval':
			return m.ways_entry_listed_or_approval({ audience });
		case 'approval':
			return m.ways_entry_approval();
		case 'invitation':
			return m.ways_entry_invitation();
		default:
			return assertNever(training.way);
	}
}

function invitationLines(
	{ state, isBound, expiresAt, heldUntil, quotasBind }: Invitation,
	timeZone: string,
	locale: Locale,
): string[] {
	const when = formatDateTimeLong(expiresAt, timeZone, locale);
	if (state === 'used') return [m.ways_invited_used()];
	if (state === 'expired') return [m.ways_invited_expired({ when })];
	return [
		...(heldUntil ? [m.ways_invited_held({ when: formatDateTimeLong(heldUntil, timeZone, locale) })] : []),
		...(heldUntil && quotasBind ? [m.ways_invited_held_quotas()] : []),
		m.ways_invited_text({ when }),
		...(isBound ? [m.ways_invited_bound()] : []),
	];
}
