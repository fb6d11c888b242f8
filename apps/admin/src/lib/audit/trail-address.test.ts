import { expect, test } from 'vitest';
import { readTrailFilter, trailQuery } from './trail-address.ts';

const filter = {
	actor: 'participant',
	subject: 'registration' as const,
	training: 'NRM-2026-014',
	from: '2026-10-01',
	to: '2026-10-31',
	after: { at: new Date('2026-10-21T07:00:00.123Z'), id: '01890000-0000-7000-8000-000000000001' },
};

test('an address says what it was made of', () =>
	expect(readTrailFilter(new URLSearchParams(trailQuery(filter)))).toEqual(filter));

test('what means nothing is as good as none', () => {
	const read = readTrailFilter(new URLSearchParams('subject=moon&from=soon&to=2026-13-01&after=x_y&actor='));
	expect(trailQuery(read)).toBe('');
});
