import { expect, test } from 'vitest';
import { findPasswordFaults } from './password.ts';

const of = { email: 'coordinator@example.org', name: 'Project Coordinator' };

test.each([
	{ when: 'it is long and nobody would guess it', password: 'kettu hyppii aidan yli', faults: [] },
	{ when: 'it has no digits or signs, which are not asked for', password: 'sandalwoodbicycle', faults: [] },
	{ when: 'it is made by a password manager', password: 'x8#Qw!29vBn_0z', faults: [] },
	{ when: 'it is made of digits only, in no order', password: '830571946250', faults: [] },
	{ when: 'it has eleven signs', password: 'vb83-hqx92m', faults: ['too-short'] },
	{
		when: 'it has eleven signs, some of which are two units long',
		password: '😀😀😀😀kx82mqz',
		faults: ['too-short'],
	},
	{ when: 'it is longer than what is hashed', password: 'nq7kz '.repeat(22), faults: ['too-long'] },
	{ when: 'it is one word everybody tries, with a year', password: 'Salasana2026!', faults: ['too-easy'] },
	{ when: 'it is such a word with digits for letters', password: 'P4ssw0rd1234!', faults: ['too-easy'] },
	{ when: 'it is two such words', password: 'VälkommenSommar', faults: ['too-easy'] },
	{ when: 'it repeats few signs', password: 'abababababab', faults: ['too-easy'] },
	{ when: 'it runs through the alphabet', password: 'abcdefghijklm', faults: ['too-easy'] },
	{ when: 'it is built on the address', password: 'coordinator12', faults: ['names-you'] },
	{ when: 'it is empty', password: '', faults: ['too-short', 'too-easy'] },
])('when $when', ({ password, faults }) => expect(findPasswordFaults(password, of)).toEqual(faults));
