import { expect, test } from 'vitest';
import { mailQuery, readMailFilter } from './list-address.ts';

const read = (query: string) => readMailFilter(new URLSearchParams(query));
const nothing = { state: undefined, kind: undefined, search: '', after: undefined };

test('what was written is read back', () => {
	const filter = {
		state: 'failed' as const,
		kind: 'registration-confirmed' as const,
		search: 'åsa & co',
		after: { createdAt: new Date('2026-03-02T09:00:00.123Z'), id: '019b1c4a-5d2e-7abc-8def-0123456789ab' },
	};
	expect(read(mailQuery(filter))).toEqual(filter);
});

test('nothing chosen is no query', () => expect(mailQuery(nothing)).toBe(''));

test.each(['state=lost&kind=spam', 'after=yesterday_1', 'after=2026-03-02T09:00:00Z', 'after=', 'q=%20'])(
	'%s is as good as nothing',
	(query) => expect(read(query)).toEqual(nothing),
);
