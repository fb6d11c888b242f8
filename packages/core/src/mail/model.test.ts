import { messageStates as inTable } from '@kutsu/db/tables';
import { expect, test } from 'vitest';
import { messageReasons, messageStates, readReason } from './model.ts';

test('the states are those of the table', () => expect(messageStates).toEqual(inTable));

test.each([
	{ text: null, expected: null },
	{ text: 'no-smtp', expected: { reason: 'no-smtp', words: '' } },
	{ text: 'rejected: 550 5.1.1: unknown', expected: { reason: 'rejected', words: '550 5.1.1: unknown' } },
	{ text: 'something else', expected: { reason: 'not-rendered', words: 'something else' } },
])('reads "$text"', ({ text, expected }) => expect(readReason(text)).toEqual(expected));

test('no reason holds what separates it from a server’s words', () => {
	expect(messageReasons.filter((reason) => reason.includes(': '))).toEqual([]);
});
