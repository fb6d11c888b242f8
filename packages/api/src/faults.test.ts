import { expect, test } from 'vitest';
import { faultFacts } from './faults.ts';

const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const taken = Object.assign(new Error('duplicate key'), {
	severity: 'ERROR',
	code: '23505',
	constraint: 'mailboxes_address',
	detail: 'Key (address)=(kallio@example.org) already exists.',
});
/** As drizzle throws it: without a name of its own, with the values in its message. */
const statement = (cause: Error) =>
	Object.assign(new Error('Failed query: insert into participants values ($1)\nparams: Kallio', { cause }), {
		params: ['Kallio'],
	});

test.each([
	{ when: 'a statement whose connection was lost', fault: statement(lost), code: 'ECONNRESET' },
	{ when: 'a statement that the database refused', fault: statement(taken), code: '23505' },
	{ when: 'an error of the database itself', fault: taken, code: '23505' },
])('of $when the log has the code, and no value', ({ fault, code }) => {
	const told = JSON.stringify(faultFacts(fault));
	expect(told).toContain(`"pg_code":"${code}"`);
	expect(told.toLowerCase()).not.toContain('kallio');
});

test('of a fault of our own the log has the message', () => {
	expect(faultFacts(new Error('the session has no room'))).toMatchObject({
		message: 'the session has no room',
	});
});
