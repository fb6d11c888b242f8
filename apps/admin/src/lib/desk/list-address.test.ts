import { usualColumns } from '@kutsu/core/desk/model';
import { expect, test } from 'vitest';
import { deskQuery, readDeskAddress } from './list-address.ts';

const id = '01890000-0000-7000-8000-000000000000';

test('an address is read as it was written', () => {
	const address = {
		filter: { state: 'waitlisted', group: 'police', from: '2026-03-01' },
		search: 'Kallio & pojat',
		sort: 'name',
		columns: ['name', 'state', `question:${id}`],
		after: { id, name: 'Äijälä' },
	} as const;
	expect(readDeskAddress(new URLSearchParams(deskQuery(address)))).toEqual(address);
	const later = { ...address, after: { id, at: new Date('2026-03-02T09:00:00.123Z') } };
	expect(readDeskAddress(new URLSearchParams(deskQuery(later)))).toEqual(later);
});

test('what means nothing is left out', () => {
	const params = new URLSearchParams('state=none&from=someday&sort=by-luck&after=1&columns=secret');
	expect(readDeskAddress(params)).toEqual({
		...{ filter: {}, search: '', sort: 'newest', columns: usualColumns, after: undefined },
	});
	expect(deskQuery(readDeskAddress(params))).toBe('');
});
