import { expect, test } from 'vitest';
import { likelyAddress } from './likely-address.ts';

test.each([
	['testi@gmial.com', 'testi@gmail.com'],
	['testi@gmail.con', 'testi@gmail.com'],
	['testi@gmail.co', 'testi@gmail.com'],
	['Testi@Hotmial.com', 'Testi@hotmail.com'],
	['testi@polisi.fi', 'testi@poliisi.fi'],
	['testi@poliisi.if', 'testi@poliisi.fi'],
	['testi@helsnki.fi', 'testi@helsinki.fi'],
	['testi@rikosuhripäivystys.fi', 'testi@rikosuhripaivystys.fi'],
])('%s: did you mean %s?', (typed, meant) => {
	expect(likelyAddress(typed)).toBe(meant);
});

test.each([
	'testi@gmail.com',
	'testi@GMAIL.COM',
	'testi@mail.com',
	'testi@ymail.com',
	'testi@outlook.fi',
	'testi@example.org',
	'testi@tel.fi',
	'testi@hus.fi',
	'testi@student.example.fi',
	'gmial.com',
	'@gmial.com',
	'',
])('%s is asked nothing', (typed) => {
	expect(likelyAddress(typed)).toBeUndefined();
});
