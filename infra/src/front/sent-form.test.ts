import { expect, test } from 'vitest';
import { withoutZeroBytes } from './sent-form.ts';

const sentAs = (body: BodyInit, headers: HeadersInit = {}) => {
	const request = new Request('https://example.org', { method: 'POST', body, headers });
	withoutZeroBytes(request);
	return request.formData();
};

test('a form comes without zero bytes, in its order, and otherwise as it was typed', async () => {
	const typed = 'first%00Name=A%00sa&lastName=%C3%96hman+%E2%80%AEx&group=a&group=b%00';
	const form = await sentAs(typed, { 'content-type': 'application/x-www-form-urlencoded' });
	expect([...form]).toEqual([
		['firstName', 'Asa'],
		['lastName', 'Öhman \u202ex'],
		['group', 'a'],
		['group', 'b'],
	]);
});

test('a file keeps its bytes and its name', async () => {
	const given = new FormData();
	given.append('file', new File([new Uint8Array([1, 0, 2])], 'areas.csv', { type: 'text/csv' }));
	given.append('note', 'a\u0000b');
	const form = await sentAs(given);
	const file = form.get('file');
	if (!(file instanceof File)) throw new Error('No file');
	expect([file.name, file.type, [...new Uint8Array(await file.arrayBuffer())]]).toEqual([
		'areas.csv',
		'text/csv',
		[1, 0, 2],
	]);
	expect(form.get('note')).toBe('ab');
});
