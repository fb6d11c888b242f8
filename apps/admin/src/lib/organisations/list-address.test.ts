import { expect, test } from 'vitest';
import { organisationQuery, readOrganisationFilter } from './list-address.ts';

const id = '01890000-0000-7000-8000-000000000001';

test('an address says again what it was made of', () => {
	const filter = {
		...({ search: 'poliisi & co', type: 'police', isArchived: true } as const),
		after: { id, name: 'Å & B' },
	};
	expect(readOrganisationFilter(new URLSearchParams(organisationQuery(filter)))).toEqual(filter);
	expect(organisationQuery({})).toBe('');
});

test('what means nothing is as good as none', () => {
	expect(readOrganisationFilter(new URLSearchParams('type=x&after=x'))).toEqual({
		...{ search: '', type: undefined, isArchived: false, after: undefined },
	});
});
