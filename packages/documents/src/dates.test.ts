import { expect, test } from 'vitest';
import { dayHeading, timeRange } from './dates.ts';

const zone = 'Europe/Helsinki';
const span = { startsAt: new Date('2025-05-13T06:05:00Z'), endsAt: new Date('2025-05-13T09:30:00Z') };

test.each([
	{ locale: 'fi' as const, expected: ['9.05–12.30', 'Tiistai 13.5.2025'] },
	{ locale: 'sv' as const, expected: ['9.05–12.30', 'Tisdag 13.5.2025'] },
	{ locale: 'en' as const, expected: ['9:05–12:30', 'Tuesday 13 May 2025'] },
])('a column of times and the heading of a day in $locale', ({ locale, expected }) => {
	expect([timeRange(span, zone, locale), dayHeading('2025-05-13', locale)]).toEqual(expected);
});
