import { locales } from '@kutsu/kernel';
import { describe, expect, test } from 'vitest';
import * as format from './format.ts';
import { languageName, languages } from './languages.ts';

const zone = 'Europe/Helsinki';
const at = (iso: string) => new Date(iso);
const nbsp = '\u00a0';

// A winter morning, a summer evening, and the two nights on which Finnish clocks turn.
const morning = at('2024-10-22T06:00:00Z');
const noon = at('2024-10-22T09:30:00Z');

describe('one moment', () => {
	test.each([
		{ what: 'date', show: format.formatDate, fi: '22.10.2024', sv: '22.10.2024', en: '22 Oct 2024' },
		{
			what: 'long date',
			show: format.formatDateLong,
			fi: 'ti 22.10.2024',
			sv: 'tis 22.10.2024',
			en: 'Tue 22 Oct 2024',
		},
		{ what: 'day', show: format.formatDay, fi: 'ti 22.10.', sv: 'tis 22.10', en: 'Tue 22 Oct' },
		{ what: 'time', show: format.formatTime, fi: 'klo\u00a09.00', sv: 'kl.\u00a09.00', en: '9:00' },
		{ what: 'clock', show: format.formatClock, fi: '9.00', sv: '9.00', en: '9:00' },
		{
			what: 'date and time',
			show: format.formatDateTime,
			fi: '22.10.2024 klo\u00a09.00',
			sv: '22.10.2024 kl.\u00a09.00',
			en: '22 Oct 2024, 9:00',
		},
		{
			what: 'long date and time',
			show: format.formatDateTimeLong,
			fi: 'ti 22.10.2024 klo\u00a09.00',
			sv: 'tis 22.10.2024 kl.\u00a09.00',
			en: 'Tue 22 Oct 2024, 9:00',
		},
		{ what: 'month', show: format.formatMonth, fi: 'lokakuu 2024', sv: 'oktober 2024', en: 'October 2024' },
	])('$what', ({ show, fi, sv, en }) => {
		expect(languages.map((locale) => show(morning, zone, locale))).toEqual([fi, sv, en]);
	});
});

describe('the clock of the zone, not of the machine', () => {
	test.each([
		{ when: 'just after midnight', instant: '2024-10-21T21:05:00Z', zone, fi: 'ti 22.10.2024 klo\u00a00.05' },
		{ when: 'summer time', instant: '2024-07-01T16:00:00Z', zone, fi: 'ma 1.7.2024 klo\u00a019.00' },
		{
			when: 'the hour before clocks go forward',
			instant: '2024-03-31T00:59:00Z',
			zone,
			fi: 'su 31.3.2024 klo\u00a02.59',
		},
		{
			when: 'the hour that follows it',
			instant: '2024-03-31T01:00:00Z',
			zone,
			fi: 'su 31.3.2024 klo\u00a04.00',
		},
		{
			when: 'the repeated hour, first time',
			instant: '2024-10-27T00:30:00Z',
			zone,
			fi: 'su 27.10.2024 klo\u00a03.30',
		},
		{
			when: 'the repeated hour, second time',
			instant: '2024-10-27T01:30:00Z',
			zone,
			fi: 'su 27.10.2024 klo\u00a03.30',
		},
		{
			when: 'another zone',
			instant: '2024-10-22T06:00:00Z',
			zone: 'Europe/Brussels',
			fi: 'ti 22.10.2024 klo\u00a08.00',
		},
		{
			when: 'a half-hour zone',
			instant: '2024-12-31T20:00:00Z',
			zone: 'Asia/Kolkata',
			fi: 'ke 1.1.2025 klo\u00a01.30',
		},
	])('$when', ({ instant, zone, fi }) => expect(format.formatDateTimeLong(at(instant), zone, 'fi')).toBe(fi));
});

describe('from one moment to another', () => {
	test.each([
		{ locale: 'fi', time: 'klo\u00a09.00–12.30', whole: 'ti 22.10.2024 klo\u00a09.00–12.30' },
		{ locale: 'sv', time: 'kl.\u00a09.00–12.30', whole: 'tis 22.10.2024 kl.\u00a09.00–12.30' },
		{ locale: 'en', time: '9:00–12:30', whole: 'Tue 22 Oct 2024, 9:00–12:30' },
	] as const)('within a day in $locale', ({ locale, time, whole }) => {
		expect(format.formatTimeRange(morning, noon, zone, locale)).toBe(time);
		expect(format.formatDateTimeRange(morning, noon, zone, locale)).toBe(whole);
	});

	test('over days each end has its date', () => {
		const end = at('2024-10-23T13:00:00Z');
		expect(format.formatDateTimeRange(morning, end, zone, 'fi')).toBe(
			'ti\u00a022.10.2024 klo\u00a09.00 – ke\u00a023.10.2024 klo\u00a016.00',
		);
	});

	test.each([
		{ when: 'one day', to: '2024-07-01', fi: '1.7.2024', sv: '1.7.2024', en: '1 Jul 2024' },
		{ when: 'one month', to: '2024-07-28', fi: '1.–28.7.2024', sv: '1–28.7.2024', en: '1–28 Jul 2024' },
		{ when: 'one year', to: '2024-08-03', fi: '1.7.–3.8.2024', sv: '1.7–3.8.2024', en: '1 Jul – 3 Aug 2024' },
		{
			when: 'two years',
			to: '2025-01-03',
			fi: '1.7.2024–3.1.2025',
			sv: '1.7.2024–3.1.2025',
			en: '1 Jul 2024 – 3 Jan 2025',
		},
	])('days within $when', ({ to, fi, sv, en }) => {
		expect(languages.map((locale) => format.formatEventDateRange('2024-07-01', to, locale))).toEqual([
			fi,
			sv,
			en,
		]);
		const [from, until] = [at('2024-07-01T06:00:00Z'), at(`${to}T13:00:00Z`)];
		expect(format.formatDateRange(from, until, zone, 'sv')).toBe(sv);
	});
});

test('a calendar day has no zone', () => {
	expect(languages.map((locale) => format.formatEventDate('2024-02-29', locale))).toEqual([
		'29.2.2024',
		'29.2.2024',
		'29 Feb 2024',
	]);
	expect(languages.map((locale) => format.formatEventDate('2024-02-29', locale, 'long'))).toEqual([
		'to 29.2.2024',
		'tors 29.2.2024',
		'Thu 29 Feb 2024',
	]);
	expect(format.formatEventDate('2024-02-29', 'fi', 'day')).toBe('to 29.2.');
	expect(format.formatEventMonth('2024-02', 'sv')).toBe('februari 2024');
});

test('a leaf of the wall calendar', () => {
	expect(format.dateParts(morning, zone, 'fi')).toEqual({
		eventDate: '2024-10-22',
		weekday: 'ti',
		day: '22',
		month: 'loka',
		label: 'ti 22.10.2024',
	});
	expect(format.weekdays('sv')[0]).toEqual({ short: 'mån', long: 'måndag' });
});

describe('figures', () => {
	test.each([
		{ value: 0, decimals: 0, fi: '0', en: '0' },
		{ value: 999, decimals: 0, fi: '999', en: '999' },
		{ value: 1600, decimals: 0, fi: `1${nbsp}600`, en: '1,600' },
		{ value: 1234567, decimals: 0, fi: `1${nbsp}234${nbsp}567`, en: '1,234,567' },
		{ value: 12.5, decimals: 1, fi: '12,5', en: '12.5' },
		{ value: 1234.5, decimals: 2, fi: `1${nbsp}234,50`, en: '1,234.50' },
		{ value: -12, decimals: 0, fi: '−12', en: '−12' },
		{ value: -0.2, decimals: 0, fi: '0', en: '0' },
	])('$value with $decimals decimals', ({ value, decimals, fi, en }) => {
		expect(format.formatNumber(value, 'fi', decimals)).toBe(fi);
		expect(format.formatNumber(value, 'sv', decimals)).toBe(fi);
		expect(format.formatNumber(value, 'en', decimals)).toBe(en);
	});

	test('a share', () => {
		expect(languages.map((locale) => format.formatPercent(0.455, locale, 1))).toEqual([
			`45,5${nbsp}%`,
			`45,5${nbsp}%`,
			'45.5%',
		]);
	});

	test.each([
		{ minutes: 0, text: `0${nbsp}min` },
		{ minutes: 45, text: `45${nbsp}min` },
		{ minutes: 120, text: `2${nbsp}h` },
		{ minutes: 210, text: `3${nbsp}h 30${nbsp}min` },
	])('$minutes minutes', ({ minutes, text }) => expect(format.formatDuration(minutes)).toBe(text));
});

test.each([
	{ items: [], fi: '' },
	{ items: ['fi'], fi: 'fi' },
	{ items: ['fi', 'sv'], fi: 'fi ja sv' },
	{ items: ['fi', 'sv', 'en'], fi: 'fi, sv ja en' },
])('a list of $items.length', ({ items, fi }) => expect(format.formatList(items, 'fi')).toBe(fi));

test('å ä ö come last in Finnish and Swedish, and a figure by its value', () => {
	const regions = ['Åland', 'Satakunta', 'Österbotten', 'Ähtäri', 'Kymi'];
	expect(regions.toSorted(format.compareText('sv'))).toEqual([
		'Kymi',
		'Satakunta',
		'Åland',
		'Ähtäri',
		'Österbotten',
	]);
	expect(['Ö', 'Z', 'Å', 'A'].toSorted(format.compareText('fi'))).toEqual(['A', 'Z', 'Å', 'Ö']);
	expect(['Sali 10', 'Sali 2'].toSorted(format.compareText('fi'))).toEqual(['Sali 2', 'Sali 10']);
});

test('languages are named in each other; an unknown code names itself', () => {
	expect(languages.map((locale) => languageName('se', locale))).toEqual([
		'pohjoissaame',
		'nordsamiska',
		'Northern Sámi',
	]);
	expect(languageName('xx', 'fi')).toBe('xx');
});

test('the product has one list of languages', () => expect(languages).toEqual(locales));

test('a moment told before is told right again, in each zone and each minute', () => {
	const told = () =>
		['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-03-29T01:20:00Z'].flatMap((text) =>
			['Europe/Helsinki', 'Europe/Stockholm'].map((one) => format.formatClock(at(text), one, 'fi')),
		);
	expect(told()).toEqual(['2.59', '1.59', '4.00', '3.00', '4.20', '3.20']);
	expect(told()).toEqual(['2.59', '1.59', '4.00', '3.00', '4.20', '3.20']);
});
