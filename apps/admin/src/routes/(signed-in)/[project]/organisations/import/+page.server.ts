import { ImportOrganisationsInput } from '@kutsu/core/organisations/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { decodeCsv } from '#lib/geography/decode-csv.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
};

export const actions: Actions = {
	preview: async (event) => {
		const text = await readText(event.request);
		const input = ImportOrganisationsInput.safeParse({ ...event.params, text });
		if (!input.success) return fail(400, { text: '', wrong: m.organisations_import_too_large() });
		const planned = await event.locals.api.organisations.previewImport.mutate(input.data);
		if (!planned.ok) return fail(400, { text, wrong: refusalWords(planned.refusal) });
		return { text, preview: planned };
	},
	import: async (event) => {
		const text = await readText(event.request);
		const input = ImportOrganisationsInput.safeParse({ ...event.params, text });
		if (!input.success) return fail(400, { text: '', wrong: m.organisations_import_too_large() });
		const done = await event.locals.api.organisations.import.mutate(input.data);
		if (!done.ok) return fail(400, { text, wrong: refusalWords(done.refusal) });
		return { text: '', saved: done.added };
	},
};

/** A file goes before what was pasted. */
async function readText(request: RequestEvent['request']): Promise<string> {
	const sent = await request.formData();
	const [file, pasted] = [sent.get('file'), sent.get('text')];
	if (file instanceof File && file.size > 0) return decodeCsv(new Uint8Array(await file.arrayBuffer()));
	return typeof pasted === 'string' ? pasted : '';
}

function refusalWords(refusal: { code: 'empty' } | { code: 'too-many'; max: number }): string {
	return refusal.code === 'empty'
		? m.organisations_import_empty()
		: m.organisations_import_too_many({ max: refusal.max });
}
