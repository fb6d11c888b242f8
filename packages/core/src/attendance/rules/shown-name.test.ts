import { expect, test } from 'vitest';
import { shownName } from './shown-name.ts';

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
