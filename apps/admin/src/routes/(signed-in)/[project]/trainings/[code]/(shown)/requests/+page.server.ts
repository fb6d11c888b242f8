import {
	AnswerRequestsInput,
	ArchiveAnswerTemplateInput,
	PreviewAnswersInput,
	SaveAnswerTemplateInput,
} from '@kutsu/core/ways/model';
import type { AnswerRefusal } from '@kutsu/core/ways/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';
import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project, training, mayReadPeople } = await parent();
	if (!mayReadPeople) error(403, 'Not allowed');
	const after = Number(url.searchParams.get('after') ?? '0');
	const mayAnswer = project.permissions.includes('participants.write');
	const [requests, templates] = await Promise.all([
		locals.api.ways.requests.query({
			project: project.slug,
			trainingId: training.id,
			...(Number.isSafeInteger(after) && after > 0 && { afterArrival: after }),
		}),
		mayAnswer ? locals.api.ways.templates.query({ project: project.slug }) : [],
	]);
	return { requests, templates, mayAnswer };
};

const textOf = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '');

export const actions: Actions = {
	preview: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const training = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const input = PreviewAnswersInput.safeParse({
			trainingId: training.id,
			registrationIds: sent.getAll('registrationId'),
			verdict: sent.get('verdict'),
			templateId: textOf(sent.get('templateId')) || null,
			note: textOf(sent.get('note')),
		});
		if (!input.success) return fail(400, { problem: m.ways_admin_none_chosen() });
		const shown = await locals.api.ways.preview.mutate({ ...input.data, project: params.project });
		if (!shown.ok) return fail(409, { problem: refusalText(shown.refusal) });
		const { registrationIds, verdict, templateId, note } = input.data;
		const { totals, people, letters } = shown;
		return { preview: { registrationIds, verdict, templateId, note, totals, people, letters } };
	},
	answer: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const training = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const input = AnswerRequestsInput.safeParse({
			trainingId: training.id,
			registrationIds: sent.getAll('registrationId'),
			verdict: sent.get('verdict'),
			templateId: textOf(sent.get('templateId')) || null,
			note: textOf(sent.get('note')),
			seen: {
				seats: Number(sent.get('seats')),
				places: Number(sent.get('places')),
				declined: Number(sent.get('declined')),
			},
		});
		if (!input.success) return fail(400, { problem: m.ways_admin_invalid() });
		const answered = await locals.api.ways.answer.mutate({ ...input.data, project: params.project });
		if (!answered.ok) return fail(409, { problem: refusalText(answered.refusal) });
		return { done: m.ways_admin_answered() };
	},
	template: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const input = SaveAnswerTemplateInput.safeParse({
			templateId: textOf(sent.get('templateId')) || null,
			revision: Number(sent.get('revision')),
			wanted: {
				verdict: sent.get('verdict'),
				name: textOf(sent.get('name')),
				body: { fi: textOf(sent.get('fi')), sv: textOf(sent.get('sv')), en: textOf(sent.get('en')) },
			},
		});
		if (!input.success) return fail(400, { problem: m.ways_admin_invalid() });
		const saved = await locals.api.ways.saveTemplate.mutate({ ...input.data, project: params.project });
		if (saved.ok) return { done: m.ways_admin_saved() };
		return fail(409, {
			problem: saved.refusal.code === 'stale' ? m.ways_admin_stale() : m.ways_admin_template_missing(),
		});
	},
	archive: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const input = ArchiveAnswerTemplateInput.safeParse({
			templateId: sent.get('templateId'),
			revision: Number(sent.get('revision')),
		});
		if (!input.success) return fail(400, { problem: m.ways_admin_invalid() });
		const saved = await locals.api.ways.archiveTemplate.mutate({ ...input.data, project: params.project });
		return saved.ok ? { done: m.ways_admin_saved() } : fail(409, { problem: m.ways_admin_stale() });
	},
};

function refusalText(refusal: AnswerRefusal): string {
	switch (refusal.code) {
		case 'cancelled':
			return m.ways_admin_refused_cancelled();
		case 'over':
			return m.ways_admin_over();
		case 'changed':
			return m.ways_admin_changed();
		default:
			return assertNever(refusal);
	}
}
