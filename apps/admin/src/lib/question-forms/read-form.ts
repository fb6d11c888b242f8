import { error } from '@sveltejs/kit';
import { registersOf, ownerOf } from './question-form.ts';

/** The form of an address, with what registers give to choose from; the page that says there is none otherwise. */
export async function readForm(locals: App.Locals, params: { project: string; form: string }) {
	const owner = ownerOf(params.form);
	if (!owner) error(404, 'Not found');
	const inProject = { project: params.project };
	const [form, groups, municipalities] = await Promise.all([
		locals.api.forms.get.query({ ...inProject, owner }),
		locals.api.projects.targetGroups.query(inProject),
		locals.api.geography.municipalities.query(inProject),
	]);
	return { owner, form, groups, municipalities, registers: registersOf(groups, municipalities, form) };
}
