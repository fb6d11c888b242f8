import { EditProjectInput } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { projectMessage } from './project-form.ts';
import { requiredText } from './required-text.ts';

const linesOf = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

const { project: _, ...shape } = EditProjectInput.shape;

/** A project as its settings edit it; where the API refuses in its own words, the form does in the page's language. */
export const ProjectSettingsForm = z
	.object({
		...shape,
		title: requiredText(200),
		fundingStatement: requiredText(300),
		/** One on each line. */
		registryNumbers: z.string().check(
			z.maxLength(2000),
			z.refine((text) => linesOf(text).length <= 20 && linesOf(text).every((line) => line.length <= 60), {
				error: () => m.settings_project_registry_invalid(),
			}),
		),
	})
	.check(
		z.refine(({ periodStart, periodEnd }) => periodStart <= periodEnd, {
			error: () => m.admin_projects_invalid_period(),
			path: ['periodEnd'],
		}),
	);
export type ProjectSettingsForm = z.output<typeof ProjectSettingsForm>;

/** The form's fields as the API takes them. */
export function projectInput({ registryNumbers, ...fields }: ProjectSettingsForm) {
	return { ...fields, registryNumbers: linesOf(registryNumbers) };
}

type Issue = Parameters<typeof projectMessage>[0];

/** What is wrong with an entry, in words. */
export function projectSettingsMessage(issue: Issue): string {
	const field = issue.path?.[0];
	if (field === 'registryNumbers') return m.settings_project_registry_invalid();
	if (field === 'lastPaymentOn') return m.common_invalid_date();
	return projectMessage(issue);
}
