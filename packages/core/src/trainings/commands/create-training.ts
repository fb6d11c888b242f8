import { Forbidden, eventDateOf, granted } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context, TxContext } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import type { CreateTrainingInput } from '../model.ts';
import { findNumber } from '../rules/code.ts';
import { facetsOf } from '../rules/facets.ts';
import { windowOf } from '../rules/registration-window.ts';
import { searchTextOf } from '../rules/search-text.ts';
import { poolsOf } from '../rules/seat-pools.ts';
import { askedSessions, instantAt, spanOf } from '../rules/sessions.ts';
import {
	insertPools,
	insertSessions,
	insertTraining,
	passNumber,
	readPlace,
	readReferences,
	replaceTrainers,
} from '../store.ts';
import { takeCode } from './take-code.ts';

export type CreatedTraining = {
	readonly ok: true;
	readonly trainingId: string;
	readonly code: string;
	/** In order of time. */
	readonly sessionIds: readonly string[];
};

/**
 * Makes a draft from a course. Its code is `PREFIX-YEAR-NNN` by the year it begins, unguessable for one that is not public;
 * a loader may bring its own for one that is public. Title, description and target groups not given are the course's.
 * @throws NotFound, also for anything it names that is not the project's; Forbidden
 */
export async function createTraining(
	ctx: Context,
	input: CreateTrainingInput,
	own: { readonly code?: string } = {},
): Promise<CreatedTraining> {
	if (own.code !== undefined && ctx.actor.kind !== 'system') throw new Forbidden('training.choose-code');
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		return once(ctx, 'training.create', input.requestId, () => insertDraft(ctx, project, input, own.code));
	});
}

async function insertDraft(
	ctx: TxContext,
	project: ProjectHead,
	input: CreateTrainingInput,
	ownCode: string | undefined,
): Promise<CreatedTraining> {
	const timeZone = input.timeZone ?? project.timeZone;
	const asked = askedSessions(input.sessions, timeZone);
	const { startsAt, endsAt } = spanOf(asked);
	const references = await readReferences(ctx, project.id, {
		...input,
		roomIds: asked.flatMap((session) => session.roomId ?? []),
		targetGroupKeys: input.targetGroupKeys ?? [],
	});
	const { municipality, ...place } = await readPlace(ctx, {
		...input,
		municipalityCode: references.municipalityCode,
	});
	const coded = { visibility: input.visibility, firstDay: eventDateOf(startsAt, timeZone) };
	const code = await codeOfNew(ctx, project, coded, ownCode);
	const title = input.title ?? references.course.title;
	const given = {
		opensAt: optionalInstant(input.opensAt, timeZone),
		closesAt: optionalInstant(input.closesAt, timeZone),
		selfCancelUntil: optionalInstant(input.selfCancelUntil, timeZone),
	};
	const answersTo = {
		format: input.format,
		mode: input.mode,
		languages: input.languages ?? project.requiredLocales.slice(0, 1),
		interpretation: input.interpretation,
		targetGroupKeys: input.targetGroupKeys ?? [...references.course.targetGroupKeys],
		...place,
	};
	const trainingId = await insertTraining(ctx, {
		projectId: project.id,
		code,
		courseId: input.courseId,
		seriesId: input.seriesId,
		kind: input.kind,
		visibility: input.visibility,
		title,
		description: input.description ?? references.course.summary,
		...answersTo,
		facets: facetsOf({ ...answersTo, projectSlug: project.slug, seriesKey: references.seriesKey }),
		venueId: input.venueId,
		addressDisclosure: input.addressDisclosure,
		conferenceUrl: input.conferenceUrl,
		timeZone,
		startsAt,
		endsAt,
		...windowOf(given, startsAt, timeZone, ctx.now()),
		catering: input.catering,
		hidesNames: input.hidesNames ?? false,
		isDiscreet: input.isDiscreet ?? false,
		searchText: searchTextOf({ code, title, municipality }),
	});
	const training = { projectId: project.id, id: trainingId };
	const sessionIds = await insertSessions(
		ctx,
		training,
		asked.map(({ id: _, ...session }, position) => ({ ...session, position })),
	);
	await insertPools(ctx, training, poolsOf(input));
	await replaceTrainers(ctx, training, input.trainerIds);
	await record(ctx, {
		projectId: project.id,
		action: 'training.create',
		subject: { kind: 'training', id: trainingId },
	});
	return granted({ trainingId, code, sessionIds });
}

function optionalInstant(wallTime: string | undefined, timeZone: string): Date | undefined {
	return wallTime === undefined ? undefined : instantAt(wallTime, timeZone);
}

async function codeOfNew(
	ctx: TxContext,
	project: ProjectHead,
	coded: Parameters<typeof takeCode>[2],
	ownCode: string | undefined,
): Promise<string> {
	// What is hidden has no number, whoever chose it.
	if (ownCode === undefined || coded.visibility !== 'public') return takeCode(ctx, project, coded);
	const running = findNumber(ownCode, project.codePrefix);
	if (running) await passNumber(ctx, project.id, running.year, running.number);
	return ownCode;
}
