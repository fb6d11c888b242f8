import { NotFound, eventDateOf, granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context, TxContext } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { EditRefusal, EditTrainingInput } from '../model.ts';
import { readTrainingForStaff } from '../queries/staff-training.ts';
import type { TrainingForStaff } from '../queries/staff-training.ts';
import { facetsOf } from '../rules/facets.ts';
import { findMissing, findMissingTexts } from '../rules/publication.ts';
import { searchTextOf } from '../rules/search-text.ts';
import { decidePools } from '../rules/seat-pools.ts';
import { changedFields, decideSessions } from '../rules/session-changes.ts';
import { askedSessions, instantAt, spanOf } from '../rules/sessions.ts';
import {
	lockPools,
	lockTraining,
	noteChanges,
	readPlace,
	readReferences,
	readSessions,
	readTrainerIds,
	replaceTrainers,
	savePools,
	saveSessions,
	saveTraining,
} from '../store.ts';
import type { TrainingRow } from '../store.ts';
import { changeCode } from './take-code.ts';

export type EditedTraining = Decision<
	{ readonly revision: number; readonly code: string },
	EditRefusal | Stale<TrainingForStaff>
>;

/**
 * Saves all of a training at once. Sessions left out are taken away. When a published one moves in time or place,
 * its sessions' SEQUENCE rises and those registered are told a little later; more seats go to those who wait. One that is
 * hidden from now on has another, unguessable code, and one that is shown a number again; links that were mailed name
 * neither. A postponed one may be edited, and tells nobody until it is reinstated.
 * Refusals: `stale` with what stands now, `cancelled`, `incomplete`, `capacity-below-taken`, `mode-in-use`.
 * @throws NotFound, also for anything it names that is not the project's; Forbidden
 */
export function editTraining(ctx: Context, input: EditTrainingInput): Promise<EditedTraining> {
	return inTransaction(ctx, async (ctx): Promise<EditedTraining> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const training = await lockTraining(ctx, project.id, input.trainingId);
		if (training.revision !== input.revision) {
			return refused({ code: 'stale', theirs: await readTrainingForStaff(ctx, project, training.id) });
		}
		if (training.state === 'cancelled' && training.postponedAt === null)
			return refused({ code: 'cancelled' });

		const isDraft = training.state === 'draft';
		const asked = askedSessions(input.sessions, input.timeZone);
		const { municipality, ...fields } = await wantedFields(ctx, project, training, input);
		const completeness = {
			...fields,
			requiredLocales: project.requiredLocales,
			missingLocaleReason: fields.missingLocaleReason ?? '',
		};
		const missing = isDraft ? [] : findMissing(completeness);
		if (missing.length > 0) return refused({ code: 'incomplete', missing });

		const pools = decidePools(await lockPools(ctx, training), training.mode, input);
		if (!pools.ok) return pools;
		const standing = (await readSessions(ctx, training)).map((row) => ({
			...row,
			isCancelled: row.state === 'cancelled',
		}));
		const plan = decideSessions(standing, asked, { before: training, after: fields, isDraft });
		if (plan.unknownIds.length > 0) throw new NotFound('session');

		const before = { ...training, trainerIds: await readTrainerIds(ctx, training) };
		const firstDay = eventDateOf(fields.startsAt, input.timeZone);
		const code = await changeCode(ctx, project, training, { visibility: input.visibility, firstDay });
		const searchText = searchTextOf({ code, title: input.title, municipality });
		// Facets and the search text follow from the rest.
		const { facets: _, ...told } = fields;
		const changed: string[] = changedFields(before, { ...told, code, trainerIds: input.trainerIds });
		if (plan.changes.some((change) => change.kind !== 'keep' || change.revision === 'raised'))
			changed.push('sessions');
		if (pools.update.length + pools.insert.length > 0) changed.push('seats');

		await saveTraining(ctx, training, { ...fields, code, searchText });
		await saveSessions(ctx, training, plan.changes);
		await savePools(ctx, training, pools);
		await replaceTrainers(ctx, training, input.trainerIds);
		await record(ctx, {
			projectId: project.id,
			action: 'training.edit',
			subject: { kind: 'training', id: training.id },
			changedFields: changed,
		});
		const payload = { trainingId: training.id };
		if (pools.hasMoreSeats && training.state === 'published')
			await enqueue(ctx, { task: 'offer-seats', payload });
		if (plan.isAnnounced && training.state === 'published' && fields.endsAt > ctx.now())
			await noteChanges(ctx, project.id, [training.id]);
		return granted({ revision: training.revision + 1, code });
	});
}

async function wantedFields(
	ctx: TxContext,
	project: ProjectHead,
	training: TrainingRow,
	input: EditTrainingInput,
) {
	const references = await readReferences(ctx, project.id, {
		...input,
		roomIds: input.sessions.flatMap((session) => session.roomId ?? []),
	});
	const { municipality, ...place } = await readPlace(ctx, {
		...input,
		municipalityCode: references.municipalityCode,
	});
	const texts = {
		title: input.title,
		description: input.description,
		requiredLocales: project.requiredLocales,
	};
	const reason = input.missingLocaleReason ?? training.missingLocaleReason;
	const answersTo = {
		format: input.format,
		mode: input.mode,
		languages: input.languages,
		interpretation: input.interpretation,
		targetGroupKeys: input.targetGroupKeys,
		...place,
	};
	return {
		courseId: input.courseId,
		seriesId: input.seriesId,
		kind: input.kind,
		visibility: input.visibility,
		title: input.title,
		description: input.description,
		...answersTo,
		facets: facetsOf({ ...answersTo, projectSlug: project.slug, seriesKey: references.seriesKey }),
		venueId: input.venueId,
		addressDisclosure: input.addressDisclosure,
		conferenceUrl: input.conferenceUrl,
		timeZone: input.timeZone,
		...spanOf(askedSessions(input.sessions, input.timeZone)),
		opensAt: instantAt(input.opensAt, input.timeZone),
		closesAt: instantAt(input.closesAt, input.timeZone),
		selfCancelUntil: instantAt(input.selfCancelUntil, input.timeZone),
		catering: input.catering,
		hidesNames: input.hidesNames ?? training.hidesNames,
		isDiscreet: input.isDiscreet ?? training.isDiscreet,
		missingLocaleReason: findMissingTexts(texts).length > 0 ? reason || null : null,
		municipality,
	};
}
