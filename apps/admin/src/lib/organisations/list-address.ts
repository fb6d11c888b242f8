import { organisationTypes } from '@kutsu/core/organisations/model';
import type { OrganisationType } from '@kutsu/core/organisations/model';
import { z } from 'zod/mini';

/** What the register is narrowed by, as it stands in the page's address. */
export type OrganisationFilter = {
	readonly search: string;
	readonly type: OrganisationType | undefined;
	readonly isArchived: boolean;
	/** Where the page begins: after this organisation. */
	readonly after: { readonly name: string; readonly id: string } | undefined;
};

const After = z.object({ id: z.uuid(), name: z.string().check(z.minLength(1), z.maxLength(200)) });

/** A value that means nothing is as good as none. */
export function readOrganisationFilter(params: URLSearchParams): OrganisationFilter {
	const given = params.get('after') ?? '';
	const after = After.safeParse({ id: given.slice(0, 36), name: given.slice(37) });
	return {
		search: (params.get('q') ?? '').trim().slice(0, 100),
		type: organisationTypes.find((type) => type === params.get('type')),
		isArchived: params.has('archived'),
		after: after.success ? after.data : undefined,
	};
}

/** The query of a list, with its question mark; empty for the whole list from its start. */
export function organisationQuery(filter: Partial<OrganisationFilter>): string {
	const params = new URLSearchParams();
	if (filter.isArchived) params.set('archived', '');
	if (filter.search) params.set('q', filter.search);
	if (filter.type) params.set('type', filter.type);
	if (filter.after) params.set('after', `${filter.after.id} ${filter.after.name}`);
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}
