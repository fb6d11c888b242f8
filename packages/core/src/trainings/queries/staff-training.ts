import { named } from '@kutsu/db';
import { NotFound, wallTimeOf } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { questionTextsJson } from '../../forms/index.ts';
import { regionsOf } from '../../geography/index.ts';
import { getProject } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import { isAllowed, requirePermission } from '../../staff/index.ts';
import type {
	Conflict,
	EditTrainingInput,
	Missing,
	Named,
	RegistrationPhase,
	SessionState,
	TrainingState,
} from '../model.ts';
import { findMissing } from '../rules/publication.ts';
import { registrationPhase } from '../rules/registration-phase.ts';
import type { PoolCount } from '../rules/registration-phase.ts';
import { readConflicts } from './conflicts.ts';
import { trainingToken } from './public-training.ts';
import type { JsonDates } from './public-training.ts';
import { poolsJson } from './seats.ts';
import type { PlanSeats } from './seats.ts';
import { namesFor, trainersJson } from './trainers.ts';
import type { PlanTrainer } from './trainers.ts';

/** What an edit form begins with: wall times in the training's zone. */
export type TrainingForm = Omit<
	EditTrainingInput,
	'project' | 'missingLocaleReason' | 'trainingId' | 'revision'
>;

export type TrainingForStaff = {
	readonly id: string;
	readonly code: string;
	readonly revision: number;
	readonly state: TrainingState;
	/** The fields an edit saves, as the form holds them; only scheduled sessions. */
	readonly form: TrainingForm;
	readonly course: { readonly id: string; readonly title: LocalizedText };
	readonly series: { readonly id: string; readonly title: LocalizedText } | null;
	readonly venue: { readonly id: string; readonly name: LocalizedText } | null;
	readonly region: Named | null;
	readonly municipality: Named | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
	/** In order of time, cancelled ones too. */
	readonly sessions: readonly StaffSession[];
	readonly trainers: readonly PlanTrainer[];
	/** On-site first. */
	readonly seats: readonly PlanSeats[];
	readonly phase: RegistrationPhase | 'draft';
	readonly requiredLocales: readonly Locale[];
	/** What it lacks to be shown; empty when complete. */
	readonly missing: readonly Missing[];
	readonly missingLocaleReason: string | null;
	/** Warnings, for those who plan; empty for others. */
	readonly conflicts: readonly Conflict[];
	/** The public page: `/trainings/<code>` or `/t/<token>` without the language; null for a draft, and for those who do not plan when it is not public. */
	readonly publicPath: string | null;
	readonly cancelReason: LocalizedText | null;
	readonly publishedAt: Date | null;
	readonly cancelledAt: Date | null;
	/** Cancelled only until a new date is known. */
	readonly postponedAt: Date | null;
	/** A change that those with a seat have not been told of; null when all are. */
	readonly changeNotice: {
		readonly changedAt: Date;
		/** Null while it is held. */ readonly dueAt: Date | null;
	} | null;
	readonly updatedAt: Date;
	/** What the actor may do with it. */
	readonly can: { readonly edit: boolean; readonly editTexts: boolean };
};

export type StaffSession = {
	readonly id: string;
	readonly title: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomId: string | null;
	readonly roomName: LocalizedText | null;
	readonly state: SessionState;
	readonly sequence: number;
};

/** A training with all that staff may see of it. @throws NotFound for a missing one and for one the actor has no part in */
export async function trainingForStaff(
	ctx: Context,
	input: { readonly project: string; readonly code: string },
): Promise<TrainingForStaff> {
	const project = await getProject(ctx, input.project);
	const [row] = await named<StaffTrainingRow>(
		readsOf(ctx),
		'staff_training_by_code',
		staffTrainingSql('t.code = $2'),
		[project.id, input.code],
	);
	requirePermission(ctx.actor, 'totals.read', { projectId: project.id, trainingId: row?.id ?? '' });
	if (!row) throw new NotFound('training');
	return shownToStaff(ctx, project, row);
}

/** The same by id, for a command that has checked its right. @throws NotFound */
export async function readTrainingForStaff(
	ctx: TxContext,
	project: ProjectHead,
	trainingId: string,
): Promise<TrainingForStaff> {
	const [row] = await named<StaffTrainingRow>(ctx.tx, 'staff_training_by_id', staffTrainingSql('t.id = $2'), [
		project.id,
		trainingId,
	]);
	if (!row) throw new NotFound('training');
	return shownToStaff(ctx, project, row);
}

async function shownToStaff(
	ctx: Context | TxContext,
	project: ProjectHead,
	row: StaffTrainingRow,
): Promise<TrainingForStaff> {
	const may = (permission: 'plan.read' | 'plan.write' | 'texts.write') =>
		isAllowed(ctx.actor, permission, { projectId: project.id, trainingId: row.id });
	const plans = may('plan.write');
	const sessions = row.sessions.map((session) => ({
		...session,
		startsAt: new Date(session.startsAt),
		endsAt: new Date(session.endsAt),
	}));
	const scheduled = sessions.filter((session) => session.state === 'scheduled');
	const trainerIds = row.trainers.map((trainer) => trainer.id);
	const regions = row.regionCode === null ? [] : await regionsOf(ctx);
	const region = regions.find((one) => one.code === row.regionCode);
	const hasFound = plans && row.state !== 'cancelled' && row.endsAt > ctx.now();
	const token = row.visibility === 'public' ? null : trainingToken(ctx, row);
	const {
		id,
		code,
		revision,
		state,
		cancelReason,
		missingLocaleReason,
		publishedAt,
		cancelledAt,
		postponedAt,
		updatedAt,
	} = row;
	const isOff = state === 'cancelled' && postponedAt === null;
	return {
		id,
		code,
		revision,
		state,
		cancelReason,
		missingLocaleReason,
		publishedAt,
		cancelledAt,
		postponedAt,
		changeNotice: row.changeNotice && {
			changedAt: new Date(row.changeNotice.changedAt),
			dueAt: row.changeNotice.dueAt === null ? null : new Date(row.changeNotice.dueAt),
		},
		updatedAt,
		// A host knows the training's figures, not its door key.
		form: formOf(
			{ ...row, conferenceUrl: may('plan.read') ? row.conferenceUrl : null },
			scheduled,
			trainerIds,
		),
		course: row.course,
		series: row.series,
		venue: row.venue,
		region: region ? { code: region.code, name: region.name } : null,
		municipality: row.municipality,
		startsAt: row.startsAt,
		endsAt: row.endsAt,
		opensAt: row.opensAt,
		closesAt: row.closesAt,
		selfCancelUntil: row.selfCancelUntil,
		sessions,
		trainers: namesFor(ctx, project, row.trainers),
		seats: row.pools,
		phase: state === 'draft' ? 'draft' : registrationPhase({ ...row, state }, ctx.now()),
		requiredLocales: project.requiredLocales,
		missing: findMissing({
			...row,
			requiredLocales: project.requiredLocales,
			missingLocaleReason: missingLocaleReason ?? '',
		}),
		conflicts: hasFound
			? await readConflicts(ctx, project.id, { trainingId: id, sessions: scheduled, trainerIds })
			: [],
		publicPath:
			state === 'draft' ? null : token === null ? `/trainings/${code}` : plans ? `/t/${token}` : null,
		can: { edit: plans && !isOff, editTexts: may('texts.write') && state !== 'cancelled' },
	};
}

function formOf(
	row: StaffTrainingRow,
	scheduled: readonly StaffSession[],
	trainerIds: string[],
): TrainingForm {
	const wall = (instant: Date) => {
		const { eventDate, wallTime } = wallTimeOf(instant, row.timeZone);
		return `${eventDate}T${wallTime}`;
	};
	const seatsOn = (mode: 'onsite' | 'online') =>
		row.pools.find((pool) => pool.scope === mode || (pool.scope === 'all' && row.mode === mode))
			?.capacitySeats ?? 0;
	return {
		courseId: row.course.id,
		seriesId: row.series?.id ?? null,
		kind: row.kind,
		format: row.format,
		mode: row.mode,
		visibility: row.visibility,
		title: row.title,
		description: row.description,
		languages: row.languages,
		interpretation: row.interpretation,
		targetGroupKeys: row.targetGroupKeys,
		regionsServed: row.regionsServed,
		municipalityCode: row.municipality?.code ?? null,
		venueId: row.venue?.id ?? null,
		addressDisclosure: row.addressDisclosure,
		conferenceUrl: row.conferenceUrl,
		timeZone: row.timeZone,
		sessions: scheduled.map(({ id, startsAt, endsAt, roomId, title }) => ({
			id,
			startsAt: wall(startsAt),
			endsAt: wall(endsAt),
			roomId,
			title,
		})),
		trainerIds,
		onsiteSeats: seatsOn('onsite'),
		onlineSeats: seatsOn('online'),
		opensAt: wall(row.opensAt),
		closesAt: wall(row.closesAt),
		selfCancelUntil: wall(row.selfCancelUntil),
		catering: row.catering,
		hidesNames: row.hidesNames,
		isDiscreet: row.isDiscreet,
	};
}

const staffTrainingSql = (where: string) => `
select t.id, t.code, t.revision, t.state, t.kind, t.format, t.mode, t.visibility, t.title, t.description, t.languages, t.interpretation,
	t.target_group_keys as "targetGroupKeys", t.regions_served as "regionsServed", t.region_code as "regionCode", t.venue_id as "venueId",
	t.address_disclosure as "addressDisclosure", t.conference_url as "conferenceUrl", t.time_zone as "timeZone", t.starts_at as "startsAt",
	t.ends_at as "endsAt", t.opens_at as "opensAt", t.closes_at as "closesAt", t.self_cancel_until as "selfCancelUntil", t.catering, t.hides_names as "hidesNames", t.is_discreet as "isDiscreet",
	t.cancel_reason as "cancelReason", t.missing_locale_reason as "missingLocaleReason", t.published_at as "publishedAt",
	t.cancelled_at as "cancelledAt", t.postponed_at as "postponedAt",
	(select json_build_object('changedAt', n.changed_at, 'dueAt', n.due_at) from change_notices n where n.project_id = t.project_id and n.training_id = t.id) as "changeNotice", t.updated_at as "updatedAt", t.link_generation as "linkGeneration", ${poolsJson} as pools, ${trainersJson} as trainers,
	${questionTextsJson} as "questionTexts",
	json_build_object('id', c.id, 'title', c.title) as course,
	(select json_build_object('id', s.id, 'title', s.title) from series s where s.project_id = t.project_id and s.id = t.series_id) as series,
	(select json_build_object('id', v.id, 'name', v.name) from venues v where v.project_id = t.project_id and v.id = t.venue_id) as venue,
	(select json_build_object('code', m.code, 'name', m.name) from municipalities m where m.code = t.municipality_code) as municipality,
	(select coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'roomId', s.room_id,
		'roomName', r.name, 'state', s.state, 'sequence', s.sequence) order by s.starts_at, s.position), '[]')
		from sessions s left join rooms r on r.project_id = s.project_id and r.id = s.room_id
		where s.project_id = t.project_id and s.training_id = t.id) as sessions
from trainings t
join courses c on c.project_id = t.project_id and c.id = t.course_id
where t.project_id = $1 and ${where}`;

type StaffTrainingRow = Pick<
	TrainingForm,
	| 'kind'
	| 'format'
	| 'mode'
	| 'visibility'
	| 'title'
	| 'description'
	| 'languages'
	| 'interpretation'
	| 'targetGroupKeys'
	| 'regionsServed'
	| 'venueId'
	| 'addressDisclosure'
	| 'conferenceUrl'
	| 'timeZone'
	| 'catering'
	| 'hidesNames'
	| 'isDiscreet'
> &
	Pick<
		TrainingForStaff,
		| 'id'
		| 'code'
		| 'revision'
		| 'state'
		| 'startsAt'
		| 'endsAt'
		| 'opensAt'
		| 'closesAt'
		| 'selfCancelUntil'
		| 'cancelReason'
		| 'missingLocaleReason'
		| 'publishedAt'
		| 'cancelledAt'
		| 'postponedAt'
		| 'updatedAt'
		| 'course'
		| 'series'
		| 'venue'
		| 'municipality'
	> & {
		readonly changeNotice: { readonly changedAt: string; readonly dueAt: string | null } | null;
		readonly regionCode: string | null;
		readonly linkGeneration: number;
		readonly pools: readonly PoolCount[];
		readonly trainers: readonly PlanTrainer[];
		readonly questionTexts: readonly LocalizedText[];
		readonly sessions: readonly JsonDates<StaffSession, 'startsAt' | 'endsAt'>[];
	};
