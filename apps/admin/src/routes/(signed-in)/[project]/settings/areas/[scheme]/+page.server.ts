import { ImportMembershipsInput } from '@kutsu/core/geography/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { decodeCsv } from '#lib/geography/decode-csv.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('project.write')) error(403, 'Not allowed');
	const asked = { project: project.slug };
	const [schemes, municipalities] = await Promise.all([
		locals.api.geography.schemes.query(asked),
		locals.api.geography.municipalities.query(asked),
	]);
	const scheme = schemes.find(({ id }) => id === params.scheme);
	if (!scheme) error(404, 'Not found');
	const { id, title, regions } = scheme;
	return {
		scheme: { id, title },
		regionNames: regions.map(({ code, name }) => ({ code, name })),
		municipalityNames: municipalities.map(({ code, name }) => ({ code, name })),
	};
};

export const actions: Actions = {
	preview: async ({ locals, params, request }) => {
		const { csv, validFrom } = await readForm(request);
		const asked = ImportMembershipsInput.safeParse({ ...params, csv, validFrom });
		const typed = { csv, validFrom };
		if (!asked.success) return fail(400, { typed, wrong: wrongOf(csv, asked.error.issues) });
		return { typed, preview: await locals.api.geography.previewMemberships.mutate(asked.data) };
	},
	import: async ({ locals, params, request }) => {
		const { csv, validFrom } = await readForm(request);
		const asked = ImportMembershipsInput.safeParse({ ...params, csv, validFrom });
		const typed = { csv, validFrom };
		if (!asked.success) return fail(400, { typed, wrong: wrongOf(csv, asked.error.issues) });
		const saved = await locals.api.geography.importMemberships.mutate(asked.data);
		if (saved.ok) return { saved };
		return fail(409, { typed, trouble: m.settings_areas_changed_since() });
	},
};

/** A file goes before what was pasted. */
async function readForm(request: Request): Promise<{ csv: string; validFrom: string }> {
	const sent = await request.formData();
	const file = sent.get('file');
	const pasted = sent.get('csv');
	const csv =
		file instanceof File && file.size > 0
			? decodeCsv(new Uint8Array(await file.arrayBuffer()))
			: typeof pasted === 'string'
				? pasted
				: '';
	const validFrom = sent.get('validFrom');
	return { csv, validFrom: typeof validFrom === 'string' ? validFrom : '' };
}

type Issue = { readonly path: readonly PropertyKey[] };

function wrongOf(csv: string, issues: readonly Issue[]) {
	const isWrong = (field: string) => issues.some(({ path }) => path[0] === field);
	return {
		csv: isWrong('csv')
			? csv === ''
				? m.settings_areas_choose_csv()
				: m.settings_areas_too_large()
			: undefined,
		validFrom: isWrong('validFrom') ? m.common_invalid_date() : undefined,
	};
}
