import { footerProject } from '#lib/projects/footer-project.ts';
import type { FooterProject } from '#lib/projects/footer-project.ts';
import type { LayoutServerLoad } from './$types';

/** Pages are read, not run: only those with a form to check as it is filled turn this on. */
export const csr = false;

export const load: LayoutServerLoad = async ({ locals }) => {
	const { api, locale, theme } = locals;
	// Without the API the page says so itself; its frame must stand.
	const projects = await api.projects.list.query().catch(() => []);
	return { theme, projects: projects.map((project): FooterProject => footerProject(project, locale)) };
};
