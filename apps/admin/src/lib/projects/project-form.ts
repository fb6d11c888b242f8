import { m } from '@kutsu/i18n/messages';

type Issue = {
	readonly code?: string | undefined;
	readonly message?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry of the project's form, in words. */
export function projectMessage(issue: Issue): string {
	const field = issue.path?.[0];
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	if (field === 'contactEmail') return m.common_invalid_email();
	if (field === 'slug')
		return issue.message === 'reserved' ? m.admin_projects_reserved() : m.admin_projects_invalid_slug();
	if (field === 'codePrefix') return m.admin_projects_invalid_prefix();
	if (field === 'periodEnd' && issue.code === 'custom') return m.admin_projects_invalid_period();
	if (field === 'periodStart' || field === 'periodEnd') return m.common_invalid_date();
	if (field === 'requiredLocales') return m.admin_projects_choose_language();
	return m.common_invalid_required();
}
