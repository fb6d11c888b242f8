import { newId } from '@kutsu/kernel';
import { expect, test } from 'vitest';
import { peopleQuery, readPeopleAddress } from './people-filter.ts';

const read = (query: string) => readPeopleAddress(new URLSearchParams(query));

test('an address is read as it is written', () => {
	const address = { search: 'Åke', state: 'waitlisted' as const, after: { lastName: 'Kallio', id: newId() } };
	expect(read(peopleQuery(address).slice(1))).toEqual(address);
});

test('what cannot be used is left out', () => {
	expect(read('q=+&state=gone&after=x&from=Kallio')).toEqual({ search: '', state: null, after: null });
	expect(peopleQuery({ search: '', state: null, after: null })).toBe('');
});
