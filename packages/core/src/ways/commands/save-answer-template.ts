import { findMissingLocales, granted, refused } from '@kutsu/kernel';
import type { Decision, LocalizedText } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { TemplateRefusal, Verdict } from '../model.ts';
import { insertTemplate, saveTemplate } from '../store.ts';

export type SavedTemplate = Decision<{ readonly templateId: string }, TemplateRefusal>;

/**
 * Makes or changes a ready answer; in every required language, since the person answered reads it in theirs.
 * What was answered with it before stays as it was. @throws NotFound, Forbidden without `participants.write`.
 */
export function saveAnswerTemplate(
	ctx: Context,
	input: {
		readonly project: string;
		readonly templateId: string | null;
		readonly revision: number;
		readonly wanted: { readonly verdict: Verdict; readonly name: string; readonly body: LocalizedText };
	},
): Promise<SavedTemplate> {
	return inTransaction(ctx, async (ctx): Promise<SavedTemplate> => {
		const project = await getProjectFor(ctx, input.project, 'participants.write');
		const [missing] = findMissingLocales(input.wanted.body, project.requiredLocales);
		if (missing !== undefined) return refused({ code: 'language-missing', locale: missing });
		const { templateId, revision, wanted } = input;
		if (
			templateId !== null &&
			!(await saveTemplate(ctx, { projectId: project.id, templateId, revision }, wanted))
		)
			return refused({ code: 'stale' });
		const id = templateId ?? (await insertTemplate(ctx, project.id, wanted));
		await record(ctx, {
			projectId: project.id,
			action: 'project.save-answer',
			subject: { kind: 'project', id: project.id },
		});
		return granted({ templateId: id });
	});
}
