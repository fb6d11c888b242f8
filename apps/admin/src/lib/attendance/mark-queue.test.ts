import { expect, test } from 'vitest';
import { answered, emptyQueue, failed, sending, standingOf, tapped, toSend } from './mark-queue.ts';
import type { Mark, MarkQueue } from './mark-queue.ts';

const at = new Date('2024-10-22T06:05:00Z');
const person = { registrationId: 'a', isPresent: false, presentSince: null };
const aMark = (requestId: string, mark: Mark['mark'] = 'present', registrationId = 'a'): Mark => ({
	requestId,
	registrationId,
	mark,
	deviceAt: at,
});
const sent = (queue: MarkQueue) => sending(queue, toSend(queue).length);

test('a tap shows at once, and waits until it is answered', () => {
	const queue = tapped(emptyQueue, aMark('1'));
	expect(standingOf(queue, person)).toEqual({ isPresent: true, since: at, isWaiting: true });
	const done = answered(sent(queue), new Set(['1']));
	expect(standingOf(done, person)).toEqual({ isPresent: true, since: at, isWaiting: false });
	expect(done.waiting).toEqual([]);
});

test('a refused mark never was', () => {
	const done = answered(sent(tapped(emptyQueue, aMark('1'))), new Set());
	expect(standingOf(done, person).isPresent).toBe(false);
});

test('taps made while others are on their way go after them, in order', () => {
	const first = sent(tapped(emptyQueue, aMark('1')));
	const both = tapped(first, aMark('2', 'absent'));
	expect(toSend(both)).toEqual([]);
	expect(standingOf(both, person)).toEqual({ isPresent: false, since: null, isWaiting: true });
	const next = answered(both, new Set(['1']));
	expect(toSend(next).map((mark) => mark.requestId)).toEqual(['2']);
	expect(standingOf(answered(sent(next), new Set(['2'])), person).isPresent).toBe(false);
});

test('what did not arrive is sent again under the same ids, before what came later', () => {
	const lost = failed(sent(tapped(emptyQueue, aMark('1'))));
	expect(lost.hasFailed).toBe(true);
	expect(standingOf(lost, person)).toMatchObject({ isPresent: true, isWaiting: true });
	const more = tapped(lost, aMark('2', 'present', 'b'));
	expect(toSend(more).map((mark) => mark.requestId)).toEqual(['1', '2']);
	expect(sent(more).hasFailed).toBe(false);
});

test('nobody was tapped: the page says how they stand', () => {
	expect(standingOf(emptyQueue, { ...person, isPresent: true, presentSince: at })).toEqual({
		isPresent: true,
		since: at,
		isWaiting: false,
	});
});
