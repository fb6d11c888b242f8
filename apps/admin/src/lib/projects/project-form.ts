import { CreateProjectInput, ProjectSlug, reservedSlugs } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from './required-text.ts';

/** As the API takes it; where that refuses in its own words, the form does in the page's language. */
export const ProjectForm = z
	.object({
		...CreateProjectInput.shape,
		title: requiredText(200),
		fundingStatement: requiredText(300),
		slug: ProjectSlug.check(
			z.refine((slug) => !reservedSlugs.includes(slug), { error: () => m.admin_projects_reserved() }),
		),
	})
	.check(
		z.refine(({ periodStart, periodEnd }) => periodStart <= periodEnd, {
			error: () => m.admin_projects_invalid_period(),
			path: ['periodEnd'],
		}),
	);

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
	readonly input?: unknown;
};

/** What is wrong with an entry of the project's form, in words. */
export function projectMessage(issue: Issue): string {
	if (issue.input === '' || issue.input === undefined) return m.common_invalid_required();
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	switch (issue.path?.[0]) {
		case 'contactEmail':
			return m.common_invalid_email();
		case 'slug':
			return m.admin_projects_invalid_slug();
		case 'codePrefix':
			return m.admin_projects_invalid_prefix();
		case 'periodStart':
		case 'periodEnd':
			return m.common_invalid_date();
		case 'requiredLocales':
			return m.admin_projects_choose_language();
		default:
			return m.common_invalid_required();
	}
}
