import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { EditConsentTextInput } from '../model.ts';
import { consentTextsOf } from '../queries.ts';
import type { ConsentTextState } from '../queries.ts';
import { insertConsentText, lockConsentTexts } from '../store.ts';

export type EditedConsentText = Decision<{ readonly version: number }, Stale<ConsentTextState>>;

/**
 * Writes the next version of what a project asks consent to; consents given before keep their words.
 * @throws NotFound, Forbidden without `project.write`
 */
export function editConsentText(ctx: Context, input: EditConsentTextInput): Promise<EditedConsentText> {
	return inTransaction(ctx, async (ctx): Promise<EditedConsentText> => {
		const { id } = await getProjectFor(ctx, input.project, 'project.write');
		await lockConsentTexts(ctx, id);
		const stands = (await consentTextsOf(ctx, input.project)).find(({ kind }) => kind === input.kind);
		if (!stands) throw new Error(`No consent of kind ${input.kind}`);
		if (stands.version !== input.version) return refused({ code: 'stale', theirs: stands });
		if (isSame(stands.body, input.body)) return granted({ version: stands.version });
		const version = stands.version + 1;
		await insertConsentText(ctx, { projectId: id, kind: input.kind, version, body: input.body });
		await record(ctx, {
			projectId: id,
			action: 'project.edit-consent',
			subject: { kind: 'project', id },
			changedFields: [input.kind],
		});
		return granted({ version });
	});
}

function isSame(a: EditConsentTextInput['body'], b: EditConsentTextInput['body']): boolean {
	return (['fi', 'sv', 'en'] as const).every((locale) => (a[locale] ?? '') === (b[locale] ?? ''));
}
