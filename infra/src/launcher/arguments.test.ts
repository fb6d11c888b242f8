import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test.each([
	{ given: [], expected: { empty: false, help: false } },
	{ given: ['--empty'], expected: { empty: true, help: false } },
	{ given: ['--', '--empty'], expected: { empty: true, help: false } },
	{ given: ['-h'], expected: { empty: false, help: true } },
	{
		given: ['--password-link', 'a@example.org'],
		expected: { empty: false, help: false, 'password-link': 'a@example.org' },
	},
])('$given is understood', ({ given, expected }) => expect(readArguments(given)).toEqual(expected));

test('an option that does not exist is answered with those that do', () => {
	expect(() => readArguments(['--emtpy'])).toThrow(
		'"--emtpy" is not understood: use --empty, --password-link or --help.',
	);
});
