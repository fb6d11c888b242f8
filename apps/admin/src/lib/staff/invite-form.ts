import { InviteStaffInput } from '@kutsu/core/staff/model';
import { m } from '@kutsu/i18n/messages';
import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';

const optional = z.optional(z.string().check(z.maxLength(60)));

/** The form as it is sent: fields that a role has no use for come empty. */
export const InviteForm = z.object({
	requestId: z.uuid(),
	email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
	role: z.string().check(z.minLength(1)),
	trainingId: optional,
	onDate: optional,
	trainerId: optional,
	locale: Locale,
});
export type InviteForm = z.infer<typeof InviteForm>;

/** What the API takes, with the empty fields left out. */
export function inviteInput(
	form: InviteForm,
	project: string,
): ReturnType<typeof InviteStaffInput.safeParse> {
	const given = Object.fromEntries(
		Object.entries(form).filter(([, value]) => value !== undefined && value !== ''),
	);
	return InviteStaffInput.safeParse({ ...given, project });
}

type Issue = { readonly path?: readonly PropertyKey[] | undefined };

export function inviteMessage(issue: Issue): string {
	switch (issue.path?.[0]) {
		case 'email':
			return m.common_invalid_email();
		case 'trainingId':
			return m.admin_staff_choose_training();
		case 'onDate':
			return m.admin_staff_choose_day();
		case 'trainerId':
			return m.admin_staff_choose_trainer();
		default:
			return m.admin_staff_choose_role();
	}
}
