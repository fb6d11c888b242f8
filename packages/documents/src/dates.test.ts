import { describe, expect, test } from 'vitest';
import { dateOf, dateTimeOf, dayHeading, timeRange } from './dates.ts';

const zone = 'Europe/Helsinki';
const span = { startsAt: new Date('2025-05-13T06:05:00Z'), endsAt: new Date('2025-05-13T09:30:00Z') };

describe('dates and times are written as the language writes them', () => {
	test.each([
		{
			locale: 'fi' as const,
			expected: ['9.05–12.30', '13.5.2025', '13.5.2025 klo 9.05', 'Tiistai 13.5.2025'],
		},
		{
			locale: 'sv' as const,
			expected: ['9.05–12.30', '13.5.2025', '13.5.2025 kl. 9.05', 'Tisdag 13.5.2025'],
		},
		{
			locale: 'en' as const,
			expected: ['9:05–12:30', '13 May 2025', '13 May 2025 at 9:05', 'Tuesday 13 May 2025'],
		},
	])('in $locale', ({ locale, expected }) => {
		expect([
			timeRange(span, zone, locale),
			dateOf(span.startsAt, zone, locale),
			dateTimeOf(span.startsAt, zone, locale),
			dayHeading('2025-05-13', locale),
		]).toEqual(expected);
	});
});

test('the day is that of the zone, not of the server', () => {
	expect(dateOf(new Date('2025-05-12T21:30:00Z'), zone, 'fi')).toBe('13.5.2025');
});
