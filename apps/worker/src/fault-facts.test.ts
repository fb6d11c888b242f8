import { expect, test } from 'vitest';
import { faultFacts } from './fault-facts.ts';

const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
/** As drizzle throws it: without a name of its own, with the values in its message. */
const statement = Object.assign(
	new Error('Failed query: update participants set name = $1\nparams: Kallio', { cause: lost }),
	{ params: ['Kallio'] },
);

test('of a statement whose connection was lost the log has the code, and no value', () => {
	const facts = faultFacts(statement);
	expect(facts).toMatchObject({ code: 'ECONNRESET' });
	expect(JSON.stringify(facts)).not.toContain('Kallio');
});

test('of what a mail server said the log has all but the address', () => {
	const { reason } = faultFacts(new Error('550 5.1.1 <kallio@example.org>: Recipient address rejected'));
	expect(reason).toBe('550 5.1.1 <…>: Recipient address rejected');
});
