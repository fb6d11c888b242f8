import { expect, test } from 'vitest';
import { calendarFaultText, readFeedFilter } from './feed-address.ts';

const read = (query: string) => readFeedFilter(new URLSearchParams(query));

test.each([
	{ when: 'nothing is asked for', query: '', expected: { ok: true, filter: {} } },
	{
		when: 'all is well',
		query: 'language=sv&region=19',
		expected: { ok: true, filter: { region: '19', language: 'sv' } },
	},
	{ when: 'a value is empty', query: 'region=', expected: { ok: true, filter: {} } },
	{
		when: 'a value means nothing',
		query: 'region=Lappi&format=webinar',
		expected: { ok: false, refusal: { code: 'bad-filter', names: ['region'] } },
	},
	{
		when: 'a name is mistyped',
		query: 'regoin=19',
		expected: { ok: false, refusal: { code: 'bad-filter', names: ['regoin'] } },
	},
	{
		when: 'a name stands twice',
		query: 'region=19&region=01',
		expected: { ok: false, refusal: { code: 'bad-filter', names: ['region'] } },
	},
])('when $when', ({ query, expected }) => expect(read(query)).toEqual(expected));

test('a fault is told in three languages, by name, and briefly', () => {
	const names = Array.from({ length: 50 }, (_, index) => `${index}`.padStart(100, 'x'));
	for (const locale of ['fi', 'sv', 'en'] as const) {
		expect(calendarFaultText({ code: 'bad-filter', names: ['regoin'] }, locale)).toContain('regoin');
		expect(calendarFaultText({ code: 'bad-filter', names }, locale).length).toBeLessThan(700);
	}
});
