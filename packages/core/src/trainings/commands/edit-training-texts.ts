import { granted, refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { requireMunicipality } from '../../geography/index.ts';
import { getProject } from '../../projects/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { EditTrainingTextsInput } from '../model.ts';
import { readTrainingForStaff } from '../queries/staff-training.ts';
import { findMissing, findMissingTexts } from '../rules/publication.ts';
import { searchTextOf } from '../rules/search-text.ts';
import { changedFields } from '../rules/session-changes.ts';
import { lockTraining, saveTraining, touchSessions } from '../store.ts';
import type { EditedTraining } from './edit-training.ts';

/**
 * Saves title and description alone: for those who write texts and do not plan. Calendars note the change; nobody
 * is mailed. Refusals: `stale`, `cancelled`, `incomplete`.
 * @throws NotFound, Forbidden without `texts.write`
 */
export function editTrainingTexts(ctx: Context, input: EditTrainingTextsInput): Promise<EditedTraining> {
	return inTransaction(ctx, async (ctx): Promise<EditedTraining> => {
		const project = await getProject(ctx, input.project);
		requirePermission(ctx.actor, 'texts.write', { projectId: project.id });
		const training = await lockTraining(ctx, project.id, input.trainingId);
		if (training.revision !== input.revision) {
			return refused({ code: 'stale', theirs: await readTrainingForStaff(ctx, project, training.id) });
		}
		if (training.state === 'cancelled') return refused({ code: 'cancelled' });
		const texts = {
			title: input.title,
			description: input.description,
			requiredLocales: project.requiredLocales,
		};
		const reason = input.missingLocaleReason ?? training.missingLocaleReason;
		const missing =
			training.state === 'draft'
				? []
				: findMissing({ ...training, ...texts, missingLocaleReason: reason ?? '' });
		if (missing.length > 0) return refused({ code: 'incomplete', missing });
		const { municipalityCode, code } = training;
		const municipality =
			municipalityCode === null ? {} : (await requireMunicipality(ctx, municipalityCode)).name;
		const fields = {
			title: input.title,
			description: input.description,
			missingLocaleReason: findMissingTexts(texts).length > 0 ? reason || null : null,
			searchText: searchTextOf({ code, title: input.title, municipality }),
		};
		const { searchText: _, ...told } = fields;
		const changed = changedFields(training, told);
		await saveTraining(ctx, training, fields);
		if (changed.length > 0) await touchSessions(ctx, training);
		await record(ctx, {
			projectId: project.id,
			action: 'training.edit-texts',
			subject: { kind: 'training', id: training.id },
			changedFields: changed,
		});
		return granted({ revision: training.revision + 1, code: training.code });
	});
}
