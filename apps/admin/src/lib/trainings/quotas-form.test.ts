import { expect, test } from 'vitest';
import { QuotasForm, rowsOf, wantedQuotas } from './quotas-form.ts';

const quotas = {
	groups: [{ targetGroup: 'police', seats: 10, releaseDaysBefore: 14 }],
	eachOrganisation: { seats: 5, releaseDaysBefore: null },
};

test('quotas become rows and rows the same quotas', () => {
	const rows = rowsOf(quotas, ['ngo', 'police']);
	expect(rows.groups).toEqual([
		{ targetGroup: 'ngo', seats: null, days: null },
		{ targetGroup: 'police', seats: 10, days: 14 },
	]);
	expect(wantedQuotas(rows)).toEqual(quotas);
});

test('a row without seats is no quota, whatever its days', () => {
	const none = {
		groups: [{ targetGroup: 'police', seats: null, days: 3 }],
		eachOrganisation: { seats: null, days: 3 },
	};
	expect(wantedQuotas(none)).toEqual({ groups: [], eachOrganisation: null });
});

test.each([
	{ seats: 0, days: null, path: 'seats' },
	{ seats: 1.5, days: null, path: 'seats' },
	{ seats: 1, days: -1, path: 'days' },
	{ seats: 1, days: 366, path: 'days' },
])('$seats seats until $days days before cannot be', ({ seats, days, path }) => {
	const read = QuotasForm.safeParse({
		groups: [],
		eachOrganisation: { seats, days },
		seen: { groups: [], eachOrganisation: null },
	});
	expect(read.error?.issues.map((issue) => issue.path)).toEqual([['eachOrganisation', path]]);
});
