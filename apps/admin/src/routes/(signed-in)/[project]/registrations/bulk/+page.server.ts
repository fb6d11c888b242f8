import { bulkLimit, PrepareBulkInput } from '@kutsu/core/desk/model';
import type { BulkRefusal } from '@kutsu/core/desk/model';
import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { languages, localeNames } from '@kutsu/i18n';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod/mini';
import { deskQuery, readDeskAddress } from '#lib/desk/list-address.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const Ids = z.array(z.uuid()).check(z.maxLength(bulkLimit));
const Id = z.uuid();

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('participants.write')) error(403, 'Not allowed');
	const ids = Ids.safeParse(url.searchParams.getAll('id'));
	const trainingId = Id.safeParse(url.searchParams.get('trainingId') ?? undefined);
	const matching = matchingIn(url);
	const inProject = { project: project.slug };
	const heads = matching && (await locals.api.desk.matching.query({ ...inProject, ...matching }));
	const count = heads?.count ?? (ids.success ? ids.data.length : 0);
	return {
		count,
		/** Null: chosen one by one. */
		matching: matching ? deskQuery(matching) : null,
		/** Those a letter is needed in, as far as it is known. */
		languages: heads?.languages ?? languages,
		ids: ids.success && !matching ? ids.data : [],
		targets: trainingId.success
			? await locals.api.desk.moveTargets.query({ ...inProject, trainingId: trainingId.data })
			: [],
		requestId: newId(),
	};
};

/** All of a list, when the address says so: what it is narrowed by. */
function matchingIn(url: URL) {
	if (!url.searchParams.has('all')) return undefined;
	const { filter, search } = readDeskAddress(url.searchParams);
	return { filter, ...(search !== '' && { search }) };
}

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
		const inAll = (part: string) =>
			Object.fromEntries(languages.map((locale: Locale) => [locale, text(`${part}.${locale}`)]));
		const action = text('action');
		const matching = matchingIn(url);
		const input = PrepareBulkInput.safeParse({
			action,
			...(matching ? { matching } : { registrationIds: form.getAll('id').map(String) }),
			requestId: text('requestId'),
			...(text('toTrainingId') && { toTrainingId: text('toTrainingId') }),
			...(action === 'mail' && { letter: { subject: inAll('subject'), body: inAll('body') } }),
		});
		if (!input.success) return fail(400, { given, refused: m.desk_bulk_invalid() });
		const result = await locals.api.desk.prepareBulk.mutate({ ...input.data, project: params.project });
		if (!result.ok) {
			const { refusal } = result;
			return fail(409, { given, refused: refusedWords(refusal) });
		}
		redirect(303, localizedPath(`/${params.project}/registrations/runs/${result.runId}`, locals.locale));
	},
};

function refusedWords(refusal: BulkRefusal): string {
	switch (refusal.code) {
		case 'target-needed':
			return m.desk_bulk_target_needed();
		case 'nobody':
			return m.desk_bulk_nobody();
		case 'letter-incomplete':
			return m.desk_bulk_letter_incomplete({
				languages: refusal.missing.map((locale) => localeNames[locale]).join(', '),
			});
	}
}
