import { expect, test } from 'vitest';
import { shownLine } from './log-line.ts';

test.each([
	{ line: 'listening', shown: 'api      listening' },
	{
		line: '{"level":30,"msg":"ready","port":3002,"pid":7,"hostname":"h"}',
		shown: 'api      ready port=3002',
	},
	{
		line: '{"level":50,"msg":"failed","err":{"stack":"Error: no\\n    at x"}}',
		shown: 'api      error failed\napi      Error: no\napi          at x',
	},
	{ line: '{"half":', shown: 'api      {"half":' },
	{ line: '{"no":"message"}', shown: 'api      {"no":"message"}' },
])('$line is shown in words', ({ line, shown }) => expect(shownLine('api', line, false)).toBe(shown));

test('the name alone is coloured', () => {
	expect(shownLine('worker', 'waits', true)).toBe('\u001B[35mworker  \u001B[39m waits');
});
