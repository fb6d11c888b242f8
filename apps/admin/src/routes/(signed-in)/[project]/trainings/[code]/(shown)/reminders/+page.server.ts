import { LeadTime, maxReminders } from '@kutsu/core/reminders/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { leadTimesText } from '#lib/trainings/describe-lead-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project, training } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const asked = { project: project.slug, trainingId: training.id };
	return {
		mayReadMail: project.permissions.includes('mail.read'),
		reminders: await locals.api.reminders.get.query(asked),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const fields = await request.formData();
		const chosen = fields.getAll('leadTimes').flatMap((one) => LeadTime.safeParse(one).data ?? []);
		const revision = Number(fields.get('revision')) || 1;
		const refused = (refusal: string, standing = revision) =>
			fail(409, { chosen, refusal, revision: standing, isSaved: false, listError: '' });
		if (chosen.length > maxReminders) {
			const listError = m.remind_admin_too_many({ count: maxReminders });
			return fail(400, { chosen, listError, revision, refusal: '', isSaved: false });
		}
		const training = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const result = await locals.api.reminders.set.mutate({
			...{ project: params.project, trainingId: training.id },
			...{ revision, leadTimes: chosen },
		});
		if (result.ok)
			return { chosen: undefined, revision: undefined, isSaved: true, refusal: '', listError: '' };
		if (result.refusal.code === 'cancelled') return refused(m.remind_admin_cancelled());
		const theirs = leadTimesText(result.refusal.theirs.leadTimes, locals.locale);
		return refused(m.remind_admin_stale({ theirs }), result.refusal.theirs.revision);
	},
};
