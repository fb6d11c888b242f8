import { expect, test } from 'vitest';
import { decodeCsv } from './decode-csv.ts';

test.each([
	{ when: 'it is UTF-8', bytes: [0x48, 0xc3, 0xa4] },
	{ when: 'an older Excel saved it', bytes: [0x48, 0xe4] },
])('å, ä and ö are read right when $when', ({ bytes }) =>
	expect(decodeCsv(Uint8Array.from(bytes))).toBe('Hä'),
);
