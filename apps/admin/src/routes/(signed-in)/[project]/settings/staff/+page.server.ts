import { assertNever, Locale, newId } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { orGone } from '#lib/server/or-gone.ts';
import { InviteForm, inviteInput, inviteMessage } from '#lib/staff/invite-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(InviteForm, { error: inviteMessage });
const fields = ['email', 'role', 'trainingId', 'onDate', 'trainerId'] as const;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { api, locale } = locals;
	const input = { project: params.project };
	const [staff, choices] = await Promise.all([api.staff.list.query(input), api.staff.choices.query(input)]);
	return {
		...staff,
		choices,
		form: await superValidate({ requestId: newId(), locale }, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	invite: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const input = inviteInput(form.data, params.project);
		if (!input.success) {
			for (const issue of input.error.issues) {
				const field = fields.find((name) => name === issue.path[0]) ?? 'role';
				setError(form, field, inviteMessage(issue), { overwrite: true });
			}
			return fail(400, { form });
		}
		const { email } = form.data;
		const invited = await locals.api.staff.invite.mutate(input.data);
		if (invited.ok) {
			// The next invitation is another request.
			form.data = { requestId: newId(), email: '', role: '', locale: form.data.locale };
			return { form, invited: { email, url: invited.url } };
		}
		switch (invited.refusal.code) {
			case 'already-staff':
				return setError(form, 'email', m.admin_staff_already({ email }));
			case 'trainer-taken':
				return setError(form, 'trainerId', m.admin_staff_trainer_taken());
			default:
				return assertNever(invited.refusal);
		}
	},
	resend: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const email = String(sent.get('email'));
		const locale = Locale.parse(sent.get('locale'));
		const input = {
			project: params.project,
			invitationId: String(sent.get('invitationId')),
			locale,
			requestId: newId(),
		};
		const invited = await orGone(locals.api.staff.resend.mutate(input));
		if (invited === undefined || !invited.ok) return fail(409, { trouble: m.admin_staff_gone() });
		return { invited: { email, url: invited.url } };
	},
	withdraw: async ({ locals, params, request }) => {
		const invitationId = String((await request.formData()).get('invitationId'));
		const gone = orGone(
			locals.api.staff.revokeInvitation.mutate({ project: params.project, invitationId }).then(() => true),
		);
		return (await gone) ? { done: m.admin_staff_withdrawn() } : fail(409, { trouble: m.admin_staff_gone() });
	},
	remove: async ({ locals, params, request }) => {
		const membershipId = String((await request.formData()).get('membershipId'));
		const removed = await orGone(locals.api.staff.revoke.mutate({ project: params.project, membershipId }));
		if (!removed) return fail(409, { trouble: m.admin_staff_gone() });
		return removed.ok
			? { done: m.admin_staff_removed() }
			: fail(409, { trouble: m.admin_staff_last_owner() });
	},
};
