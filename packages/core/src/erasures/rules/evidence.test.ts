import { expect, test } from 'vitest';
import { evidenceEndsOn } from './evidence.ts';

test.each([
	{ when: 'nothing was paid yet', lastPaymentOn: null, endsOn: null },
	{
		when: 'the last payment came in the middle of a year',
		lastPaymentOn: '2025-06-30',
		endsOn: '2030-12-31',
	},
	{ when: 'it came on the first day of a year', lastPaymentOn: '2026-01-01', endsOn: '2031-12-31' },
	{ when: 'it came on the last day of a year', lastPaymentOn: '2025-12-31', endsOn: '2030-12-31' },
])('when $when, evidence is kept until $endsOn', ({ lastPaymentOn, endsOn }) => {
	expect(evidenceEndsOn(lastPaymentOn)).toBe(endsOn);
});
