import { bulkLimit, PrepareBulkInput } from '@kutsu/core/desk/model';
import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { languages, localeNames } from '@kutsu/i18n';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod/mini';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const Ids = z.array(z.uuid()).check(z.maxLength(bulkLimit));
const Id = z.uuid();

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('participants.write')) error(403, 'Not allowed');
	const ids = Ids.safeParse(url.searchParams.getAll('id'));
	const trainingId = Id.safeParse(url.searchParams.get('trainingId') ?? undefined);
	return {
		ids: ids.success ? ids.data : [],
		targets: trainingId.success
			? await locals.api.desk.moveTargets.query({ project: project.slug, trainingId: trainingId.data })
			: [],
		requestId: newId(),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
		const inAll = (part: string) =>
			Object.fromEntries(languages.map((locale: Locale) => [locale, text(`${part}.${locale}`)]));
		const action = text('action');
		const input = PrepareBulkInput.safeParse({
			action,
			registrationIds: form.getAll('id').map(String),
			requestId: text('requestId'),
			...(text('toTrainingId') && { toTrainingId: text('toTrainingId') }),
			...(action === 'mail' && { letter: { subject: inAll('subject'), body: inAll('body') } }),
		});
		if (!input.success) return fail(400, { given, refused: m.desk_bulk_invalid() });
		const result = await locals.api.desk.prepareBulk.mutate({ ...input.data, project: params.project });
		if (!result.ok) {
			const { refusal } = result;
			const refused =
				refusal.code === 'target-needed'
					? m.desk_bulk_target_needed()
					: m.desk_bulk_letter_incomplete({
							languages: refusal.missing.map((locale) => localeNames[locale]).join(', '),
						});
			return fail(409, { given, refused });
		}
		redirect(303, localizedPath(`/${params.project}/registrations/runs/${result.runId}`, locals.locale));
	},
};
