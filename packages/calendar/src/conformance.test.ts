import { expect, test } from 'vitest';
import { findCalendarFaults } from './conformance.ts';
import { download, invitation, sessionUid } from './index.ts';

const event = {
	uid: sessionUid('0192b1c4-5d2e-7abc-8def-0123456789ab'),
	sequence: 0,
	createdAt: new Date('2024-08-01T09:00:00Z'),
	lastModified: new Date('2024-08-01T09:00:00Z'),
	startsAt: new Date('2024-10-22T06:00:00Z'),
	endsAt: new Date('2024-10-22T09:30:00Z'),
	timeZone: 'Europe/Helsinki',
	summary: 'Kurssi',
	url: 'https://example.org/',
	status: 'confirmed',
	locale: 'fi',
} as const;
const file = download([event]);
const message = invitation({
	method: 'CANCEL',
	event,
	organizer: { name: 'Hanke', email: 'hanke@example.org' },
	attendee: { name: 'Osallistuja', email: 'osallistuja@example.org' },
	messageSequence: 1,
	stampedAt: new Date('2024-09-01T09:00:00Z'),
});

test.each([
	['the last line break is missing', file.slice(0, -2)],
	['a line break is bare', file.replace('SUMMARY:Kurssi\r\n', 'SUMMARY:Kurssi\n')],
	['a line has 76 octets', file.replace('SUMMARY:Kurssi', `SUMMARY:${'ä'.repeat(34)}`)],
	['a control character passed', file.replace('Kurssi', 'Kurs\u0007si')],
	['half a surrogate pair passed', file.replace('Kurssi', 'Kurs\ud83dsi')],
	['a line is no content line', file.replace('SUMMARY:Kurssi', 'Kurssi')],
	['a line is empty', file.replace('SUMMARY:Kurssi', 'SUMMARY:Kurssi\r\n')],
	['a comma is not escaped', file.replace('Kurssi', 'Kurssi, osa 1')],
	['a backslash escapes nothing', file.replace('Kurssi', 'Kurssi\\x')],
	['a URI is escaped', file.replace('URL:https://example.org/', 'URL:https://example.org/?a\\,b')],
	['a stamp is local', file.replace('DTSTAMP:20240801T090000Z', 'DTSTAMP:20240801T120000')],
	['a stamp is the hour of rendering', file.replace('DTSTAMP:20240801T090000Z', 'DTSTAMP:20240801T090001Z')],
	['a zone is not declared', file.replaceAll('TZID=Europe/Helsinki', 'TZID=Europe/Tallinn')],
	['the end has another form than the start', file.replace(/DTEND;TZID[^\r]*/, 'DTEND:20241022T093000Z')],
	['a property stands after a component', file.replace('END:VCALENDAR', 'X-WR-CALNAME:x\r\nEND:VCALENDAR')],
	['the calendar has a UID', file.replace('CALSCALE:GREGORIAN', 'UID:x')],
	['VERSION is late', file.replace('VERSION:2.0\r\nPRODID:', 'PRODID:x\r\nVERSION:2.0\r\nX-A:')],
	['a property comes twice', file.replace('SUMMARY:Kurssi', 'SUMMARY:Kurssi\r\nSUMMARY:Kurs')],
	['an event comes twice', file.replace(/(BEGIN:VEVENT[^]*END:VEVENT\r\n)/, '$1$1')],
	['an event is not closed', file.replace('END:VEVENT\r\n', '')],
	['a file names people', message.replace('METHOD:CANCEL\r\n', '')],
	[
		'an alarm rings',
		file.replace('END:VEVENT', 'BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT'),
	],
	['a message invites nobody', message.replace(/ATTENDEE(?:[^\r]|\r\n )*\r\n/, '')],
	['a cancellation is confirmed', message.replace('STATUS:CANCELLED', 'STATUS:CONFIRMED')],
	['a refresh hint has no type', file.replace('CALSCALE:GREGORIAN', 'REFRESH-INTERVAL:PT1H')],
])('a fault is found when %s', (_, broken) => {
	expect([file, message]).not.toContain(broken);
	expect(findCalendarFaults(broken)).not.toEqual([]);
});

test('nothing is found in what is right', () => {
	expect(findCalendarFaults(file)).toEqual([]);
	expect(findCalendarFaults(message)).toEqual([]);
});
