import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { openLink, signedLink } from '@kutsu/kernel/keys';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { ContentLevel } from '../../courses/model.ts';
import { regionsOf } from '../../geography/index.ts';
import type { AccessFacts } from '../../venues/model.ts';
import type { Way } from '../../ways/model.ts';
import type {
	Catering,
	Named,
	RegistrationPhase,
	SessionState,
	ShownSeats,
	TrainingFormat,
	TrainingKind,
	TrainingMode,
} from '../model.ts';
import { registrationPhase } from '../rules/registration-phase.ts';
import type { PoolCount } from '../rules/registration-phase.ts';
import { poolsJson, seatsOf } from './seats.ts';

export type PublicTraining = {
	readonly id: string;
	/** Null for one that is not public: it is found by its link only. */
	readonly code: string | null;
	readonly isPublic: boolean;
	readonly title: LocalizedText;
	readonly description: LocalizedText;
	readonly course: { readonly title: LocalizedText; readonly contentLevel: ContentLevel };
	readonly series: { readonly key: string; readonly title: LocalizedText } | null;
	readonly kind: TrainingKind;
	readonly format: TrainingFormat;
	readonly mode: TrainingMode;
	readonly languages: readonly string[];
	/** Pairs, from–to: `fi-sv`. */
	readonly interpretation: readonly string[];
	readonly targetGroups: readonly { readonly key: string; readonly name: LocalizedText }[];
	/** Where it is held; null online. */
	readonly region: Named | null;
	readonly regionsServed: readonly Named[];
	readonly municipality: Named | null;
	/** Null online, and when `isAddressHidden`. */
	readonly venue: PublicVenue | null;
	/** The place is told to the confirmed only. */
	readonly isAddressHidden: boolean;
	readonly catering: Catering;
	readonly timeZone: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** In order of time, cancelled ones too; rooms only where the address is told. */
	readonly sessions: readonly PublicSession[];
	/** In order. A protected trainer has a role only. */
	readonly trainers: readonly { readonly role: LocalizedText; readonly name: string | null }[];
	/** How one may come in, and for whom in staff's words; maybe none. */
	readonly way: Way;
	readonly audience: LocalizedText;
	readonly phase: RegistrationPhase;
	/** What the clock says: for a page that waits. */
	readonly askedAt: Date;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
	/** How many colleagues one liaison may register; 0: none. */
	readonly partyLimit: number;
	/** On-site first. */
	readonly seats: readonly ShownSeats[];
	/** Null unless cancelled with a reason. */
	readonly cancelReason: LocalizedText | null;
	/** Cancelled only until a new date is known. */
	readonly isPostponed: boolean;
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly organiser: LocalizedText;
		readonly contactEmail: string;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
		readonly isDemo: boolean;
	};
};

export type PublicVenue = {
	readonly name: LocalizedText;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly access: AccessFacts;
	readonly note: LocalizedText;
};

export type PublicSession = {
	readonly id: string;
	readonly title: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomName: LocalizedText | null;
	readonly state: SessionState;
	/** The calendar's three: as in invitations and feeds. */
	readonly sequence: number;
	readonly createdAt: Date;
	readonly calendarRevisedAt: Date;
};

/**
 * A public training by its code, or any published one by the token of its link.
 * @throws NotFound, alike for a missing one, a draft, and the code of one that is not public.
 */
export async function publicTraining(
	ctx: Context,
	input: { readonly training: string },
): Promise<PublicTraining> {
	const link = openLink(ctx.keys, input.training, 'training');
	const reads = readsOf(ctx);
	const rows = link
		? await named<PublicTrainingRow>(reads, 'public_training_by_link', publicTrainingByLink, [
				link.linkId,
				link.generation,
			])
		: await named<PublicTrainingRow>(reads, 'public_training_by_code', publicTrainingByCode, [
				input.training,
			]);
	const [row] = rows;
	if (!row) throw new NotFound('training');
	const regions = new Map(
		(await regionsOf(ctx)).map((region) => [region.code, { code: region.code, name: region.name }]),
	);
	const { state, pools, visibility, regionCode, regionsServed, addressDisclosure, sessions, venue, ...rest } =
		row;
	const isAddressHidden = addressDisclosure === 'confirmed' && row.mode !== 'online';
	return {
		...rest,
		code: visibility === 'public' ? row.code : null,
		isPublic: visibility === 'public',
		region: regionCode === null ? null : (regions.get(regionCode) ?? null),
		regionsServed: regionsServed.flatMap((code) => regions.get(code) ?? []),
		venue: isAddressHidden ? null : venue,
		isAddressHidden,
		sessions: sessions.map((session) => ({
			...session,
			roomName: isAddressHidden ? null : session.roomName,
			startsAt: new Date(session.startsAt),
			endsAt: new Date(session.endsAt),
			createdAt: new Date(session.createdAt),
			calendarRevisedAt: new Date(session.calendarRevisedAt),
		})),
		askedAt: ctx.now(),
		phase: registrationPhase({ ...row, state, pools }, ctx.now()),
		seats: seatsOf(pools),
	};
}

const publicTrainingSql = (where: string) => `
select t.id, t.code, t.visibility, t.state, t.title, t.description, t.kind, t.format, t.mode, t.languages, t.interpretation, t.catering,
	t.time_zone as "timeZone", t.starts_at as "startsAt", t.ends_at as "endsAt", t.opens_at as "opensAt", t.closes_at as "closesAt",
	t.self_cancel_until as "selfCancelUntil", case when w.way = 'invitation' then 0 else t.party_limit end as "partyLimit", t.region_code as "regionCode", t.regions_served as "regionsServed",
	t.address_disclosure as "addressDisclosure", t.cancel_reason as "cancelReason", t.postponed_at is not null as "isPostponed", ${poolsJson} as pools,
	coalesce(w.way, 'open') as way, coalesce(w.audience, '{}') as audience,
	json_build_object('title', c.title, 'contentLevel', c.content_level) as course,
	(select json_build_object('key', s.key, 'title', s.title) from series s where s.project_id = t.project_id and s.id = t.series_id) as series,
	(select json_build_object('code', m.code, 'name', m.name) from municipalities m where m.code = t.municipality_code) as municipality,
	(select json_build_object('name', v.name, 'streetAddress', v.street_address, 'postalCode', v.postal_code, 'latitude', v.latitude,
		'longitude', v.longitude, 'access', v.access, 'note', v.note) from venues v where v.project_id = t.project_id and v.id = t.venue_id) as venue,
	(select coalesce(json_agg(json_build_object('key', g.key, 'name', g.name) order by array_position(t.target_group_keys, g.key)), '[]')
		from target_groups g where g.project_id = t.project_id and g.key = any (t.target_group_keys)) as "targetGroups",
	(select coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'roomName', r.name,
		'state', s.state, 'sequence', s.sequence, 'createdAt', s.created_at, 'calendarRevisedAt', s.calendar_revised_at)
		order by s.starts_at, s.position), '[]')
		from sessions s left join rooms r on r.project_id = s.project_id and r.id = s.room_id
		where s.project_id = t.project_id and s.training_id = t.id) as sessions,
	(select coalesce(json_agg(json_build_object('role', r.role, 'name', case when r.is_protected then null else r.name end) order by l.position), '[]')
		from training_trainers l join trainers r on r.project_id = l.project_id and r.id = l.trainer_id
		where l.project_id = t.project_id and l.training_id = t.id) as trainers,
	json_build_object('slug', p.slug, 'title', p.title, 'organiser', p.organiser, 'contactEmail', p.contact_email, 'fundingStatement',
		p.funding_statement, 'requiredLocales', p.required_locales, 'isDemo', p.is_demo) as project
from trainings t
join projects p on p.id = t.project_id
join courses c on c.project_id = t.project_id and c.id = t.course_id
left join training_ways w on w.project_id = t.project_id and w.training_id = t.id
where ${where} and t.state <> 'draft' and t.published_at is not null`;
const publicTrainingByCode = publicTrainingSql(`t.code = $1 and t.visibility = 'public'`);
const publicTrainingByLink = publicTrainingSql('t.id = $1 and t.link_generation = $2');

type PublicTrainingRow = Omit<
	PublicTraining,
	'code' | 'isPublic' | 'region' | 'regionsServed' | 'isAddressHidden' | 'sessions' | 'phase' | 'seats'
> & {
	readonly code: string;
	readonly visibility: string;
	readonly state: 'published' | 'cancelled';
	readonly regionCode: string | null;
	readonly regionsServed: readonly string[];
	readonly addressDisclosure: string;
	readonly pools: readonly PoolCount[];
	readonly sessions: readonly JsonDates<
		PublicSession,
		'startsAt' | 'endsAt' | 'createdAt' | 'calendarRevisedAt'
	>[];
};

/** The token of a training's own address, `/t/<token>`: for staff to send; dies when the generation is raised. */
export function trainingToken(
	ctx: Context,
	training: { readonly id: string; readonly linkGeneration: number },
): string {
	return signedLink(ctx.keys, {
		linkId: training.id,
		generation: training.linkGeneration,
		purpose: 'training',
	});
}

export type JsonDates<Row, Keys extends keyof Row> = Omit<Row, Keys> & { readonly [Key in Keys]: string };
