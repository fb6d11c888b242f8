import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	by: url.searchParams.get('by') === 'room' ? ('room' as const) : ('time' as const),
});
