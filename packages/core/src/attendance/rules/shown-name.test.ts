import { expect, test } from 'vitest';
import { isHiddenFrom, shownName } from './shown-name.ts';

test.each([
	{ when: 'a name', name: 'Kallio', shown: 'K.' },
	{ when: 'a double name', name: 'Anna-Maija', shown: 'A.M.' },
	{ when: 'two names', name: 'von Kallio', shown: 'V.K.' },
	{ when: 'a letter outside the first plane', name: '𐐨lpha', shown: '𐐀.' },
	{ when: 'no name', name: '', shown: '' },
])('$when is shown by its initials', ({ name, shown }) => {
	expect(shownName(name, true)).toBe(shown);
	expect(shownName(name, false)).toBe(name);
});

test.each([
	{ when: 'a trainer', roles: ['trainer'], isHidden: true },
	{ when: 'a helper at the door', roles: ['check_in_helper'], isHidden: true },
	{ when: 'one who is both', roles: ['trainer', 'check_in_helper'], isHidden: true },
	{ when: 'a trainer who coordinates', roles: ['trainer', 'coordinator'], isHidden: false },
	{ when: 'an auditor', roles: ['auditor'], isHidden: false },
	{ when: 'the system', roles: [], isHidden: false },
] as const)('names are hidden from $when: $isHidden', ({ roles, isHidden }) => {
	expect(isHiddenFrom(roles)).toBe(isHidden);
});
