import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each([
	{ when: 'nothing was asked for', to: null, expected: '/sv' },
	{ when: 'a page was', to: '/fi/nrm/trainings?when=past', expected: '/sv/nrm/trainings?when=past' },
	{ when: 'another site was', to: 'https://evil.example.net/x', expected: '/sv' },
	{ when: 'another site was, without a scheme', to: '//evil.example.net', expected: '/sv' },
	{ when: 'another site was, with backslashes', to: '/\\evil.example.net', expected: '/sv' },
	{ when: 'another site hides behind dots', to: '/x/..//evil.example.net', expected: '/sv' },
	{ when: 'the sign-in itself was', to: '/fi/sign-in', expected: '/sv' },
	{ when: 'a script was', to: 'javascript:alert(1)', expected: '/sv' },
])('when $when', ({ to, expected }) => expect(returnPath(to, 'sv')).toBe(expected));
