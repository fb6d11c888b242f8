import type { ProjectPageKind } from '@kutsu/core/projects/model';
import { formatDate } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { error } from '@sveltejs/kit';
import { footerProject } from '#lib/projects/footer-project.ts';
import { parseMarkdown } from '@kutsu/ui/markdown.ts';
import { isMissing } from './api.ts';
import { pageMeta } from './meta.ts';

type Event = { readonly locals: App.Locals; readonly params: { readonly project: string } };

/** A notice or statement of a project, in the page's language or the project's first. */
export async function projectPage({ locals, params }: Event, kind: ProjectPageKind) {
	const { api, locale } = locals;
	const { project, page } = await api.projects.page
		.query({ project: params.project, kind })
		.catch((fault: unknown) => {
			if (isMissing(fault)) error(404, 'Not found');
			throw fault;
		});
	const body = shownText(page.body, locale, project.requiredLocales);
	const { title, text } = titleAndText(body.text, kind);
	return {
		meta: pageMeta(
			{
				title,
				description: shownProject(project, locale),
				path: `/projects/${encodeURIComponent(params.project)}/${kind}`,
			},
			locale,
		),
		title,
		body: { blocks: parseMarkdown(text), lang: body.isFallback ? body.lang : null },
		projectTitle: shownText(project.title, locale, project.requiredLocales),
		updated: formatDate(page.updatedAt, project.timeZone, locale),
		contactEmail: project.contactEmail,
		registryNumbers: project.registryNumbers.join(', '),
		organiser: shownText(project.organiser, locale, project.requiredLocales),
		project: footerProject(project, locale),
	};
}

function shownProject(
	project: { readonly title: LocalizedText; readonly requiredLocales: readonly Locale[] },
	locale: Locale,
): string {
	return shownText(project.title, locale, project.requiredLocales).text;
}

/** The text's own title, where it begins with one. */
function titleAndText(body: string, kind: ProjectPageKind): { title: string; text: string } {
	const [, title, rest] = /^\s*#\s+(.+)\n?([\s\S]*)$/.exec(body) ?? [];
	return title ? { title: title.trim(), text: rest ?? '' } : { title: titles[kind](), text: body };
}

const titles = {
	privacy: () => m.public_privacy_title(),
	accessibility: () => m.public_accessibility_title(),
	contact: () => m.public_contact_title(),
} as const satisfies Record<ProjectPageKind, () => string>;
