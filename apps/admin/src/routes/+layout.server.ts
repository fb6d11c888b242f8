import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { theme, account } }) => ({
	theme,
	account: account && {
		name: account.name,
		email: account.email,
		projectCount: account.projects.length,
		canCreateProject: account.canCreateProject,
	},
});
