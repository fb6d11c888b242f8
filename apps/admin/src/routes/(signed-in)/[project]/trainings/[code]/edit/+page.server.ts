import type { StaffOutputs } from '@kutsu/api/types';
import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { seenOf } from '#lib/mail/seen-telling.ts';
import { localizedPath } from '#lib/paths.ts';
import { statusOf } from '#lib/server/api.ts';
import { trainingChoices } from '#lib/server/training-choices.ts';
import { describeEditRefusal } from '#lib/trainings/describe-refusal.ts';
import { formOfTraining, inputOfForm, TrainingForm } from '#lib/trainings/training-form.ts';
import type { Actions, PageServerLoad } from './$types';

type Training = StaffOutputs['trainings']['get'];
type Telling = StaffOutputs['trainings']['tellingOfEdit'];

const adapter = zod4(TrainingForm);

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const [training, choices] = await Promise.all([
		locals.api.trainings.get.query({ project: project.slug, code: params.code }),
		trainingChoices(locals.api, project.slug),
	]);
	if (!training.can.edit)
		redirect(303, localizedPath(`/${project.slug}/trainings/${training.code}`, locals.locale));
	return {
		training,
		choices,
		form: await superValidate(formOfTraining(training, newId()), adapter, { errors: false }),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		const refuse = (status: number, theirs?: Training, telling?: Telling) =>
			fail(status, { form, theirs, telling });
		if (!form.valid) return refuse(400);
		const { api, locale } = locals;
		const standing = await api.trainings.get.query(params);
		const { opensAt, closesAt, selfCancelUntil, ...input } = inputOfForm(form.data);
		// A form without faults has all three: only a new training may leave them out.
		if (opensAt === undefined || closesAt === undefined || selfCancelUntil === undefined) return refuse(400);
		const { revision, missingLocaleReason } = form.data;
		try {
			const wanted = {
				...input,
				...{ opensAt, closesAt, selfCancelUntil, revision, missingLocaleReason },
				project: params.project,
				trainingId: standing.id,
			};
			const telling = await api.trainings.tellingOfEdit.mutate(wanted);
			const seen = seenOf(telling);
			if (telling.people > 0 && form.data.seenTelling !== seen) {
				// Saving again is then a choice made with those who are told in sight.
				form.data.seenTelling = seen;
				return refuse(409, undefined, telling);
			}
			const saved = await api.trainings.edit.mutate(wanted);
			// Hidden or shown from now on, it has another code.
			if (saved.ok) redirect(303, localizedPath(`/${params.project}/trainings/${saved.code}`, locale));
			if (saved.refusal.code === 'stale') {
				const { theirs } = saved.refusal;
				// Saving again is then a choice made with both versions in sight.
				form.data.revision = theirs.revision;
				return refuse(409, theirs);
			}
			const { field, text } = describeEditRefusal(saved.refusal);
			if (field === null) message(form, text, { status: 409 });
			else setError(form, field, text);
			return refuse(409);
		} catch (fault) {
			const status = statusOf(fault);
			if (status !== 400 && status !== 404) throw fault;
			message(form, m.planning_invalid_gone(), { status });
			return refuse(status);
		}
	},
};
