import { formatDateTimeLong } from '@kutsu/i18n';
import { largestParty } from '@kutsu/core/parties/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project, training } = await parent();
	if (!project.permissions.includes('participants.read')) error(403, 'Not allowed');
	const after = cursorIn(url);
	const page = await locals.api.parties.list.query({
		project: project.slug,
		trainingId: training.id,
		...(after && { after }),
	});
	return {
		limit: page.limit,
		mayCancel: project.permissions.includes('participants.write'),
		maySetLimit: project.permissions.includes('plan.write'),
		next: page.next && `?after=${page.next.createdAt.getTime()}.${page.next.id}`,
		parties: page.rows.map((row) => ({
			...row,
			cancelled:
				row.cancelledAt &&
				m.party_admin_cancelled({
					when: formatDateTimeLong(row.cancelledAt, training.form.timeZone, locals.locale),
				}),
		})),
	};
};

function cursorIn(url: URL): { createdAt: Date; id: string } | undefined {
	const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(url.searchParams.get('after') ?? '');
	return match ? { createdAt: new Date(Number(match[1])), id: match[2] ?? '' } : undefined;
}

export const actions: Actions = {
	limit: async ({ locals, params, request }) => {
		const fields = await request.formData();
		const [before, wanted] = [Number(fields.get('before')), Number(fields.get('limit') || NaN)];
		if (!Number.isInteger(wanted) || wanted < 0 || wanted > largestParty)
			return fail(400, { limitError: m.party_admin_limit_invalid(), isSaved: false, refusal: undefined });
		const training = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const asked = { project: params.project, trainingId: training.id, before, wanted };
		const result = await locals.api.parties.setLimit.mutate(asked);
		if (result.ok) return { limitError: undefined, isSaved: true, refusal: undefined };
		const limitError = m.party_admin_limit_stale({ theirs: result.refusal.theirs });
		return fail(409, { limitError, isSaved: false, refusal: undefined });
	},
	cancel: async ({ locals, params, request }) => {
		const partyId = String((await request.formData()).get('partyId'));
		const result = await locals.api.parties.cancel.mutate({ project: params.project, partyId });
		if (result.ok) return { limitError: undefined, isSaved: false, refusal: undefined };
		return fail(409, { limitError: undefined, isSaved: false, refusal: m.party_admin_already() });
	},
};
