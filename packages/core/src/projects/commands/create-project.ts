import { m } from '@kutsu/i18n/messages';
import { Forbidden, granted, locales, refused, shownText } from '@kutsu/kernel';
import type { Decision, Locale, LocalizedText } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { CreateProjectInput, ProjectPageKind, ProjectTaken } from '../model.ts';
import { findTaken, insertOwner, insertProject, insertProjectPages, lockProjectMaking } from '../store.ts';

export type CreatedProject = Decision<{ readonly projectId: string; readonly slug: string }, ProjectTaken>;

/**
 * Makes a project, with privacy notice, accessibility statement and contact page to begin from in every language;
 * whoever makes it owns it. For owners of another project, the system, and the first account of an empty installation.
 * @throws Forbidden
 */
export function createProject(ctx: Context, input: CreateProjectInput): Promise<CreatedProject> {
	return inTransaction(ctx, (ctx) =>
		once(ctx, 'project.create', input.requestId, async (): Promise<CreatedProject> => {
			const { requestId: _, ...details } = input;
			const { isInstallationEmpty } = await lockProjectMaking(ctx);
			const { actor } = ctx;
			const isOwner =
				actor.kind === 'staff' &&
				(isInstallationEmpty || actor.grants.some((grant) => grant.role === 'owner'));
			if (actor.kind !== 'system' && !isOwner) throw new Forbidden('project.create');
			const field = await findTaken(ctx, details, null);
			if (field) return refused({ code: 'taken', field });
			const projectId = await insertProject(ctx, details);
			await insertProjectPages(ctx, projectId, firstPages(details));
			if (actor.kind === 'staff') await insertOwner(ctx, projectId, actor.userId);
			await record(ctx, { projectId, action: 'project.create', subject: { kind: 'project', id: projectId } });
			return granted({ projectId, slug: details.slug });
		}),
	);
}

const texts = {
	privacy: m.pages_privacy_default,
	accessibility: m.pages_accessibility_default,
	contact: m.pages_contact_default,
};

function firstPages(
	project: Pick<CreateProjectInput, 'title' | 'organiser' | 'contactEmail' | 'requiredLocales'>,
): Record<ProjectPageKind, LocalizedText> {
	const pageOf = (kind: ProjectPageKind) =>
		Object.fromEntries(locales.map((locale) => [locale, textOf(kind, locale)]));
	const textOf = (kind: ProjectPageKind, locale: Locale) => {
		const title = shownText(project.title, locale, project.requiredLocales).text;
		const organiser = shownText(project.organiser, locale, project.requiredLocales).text || title;
		return texts[kind]({ title, organiser, email: project.contactEmail }, { locale });
	};
	return { privacy: pageOf('privacy'), accessibility: pageOf('accessibility'), contact: pageOf('contact') };
}
