import { freshDatabase } from '@kutsu/testing';
import { afterAll, expect, test } from 'vitest';
import { listen } from './listen.ts';

const { database, owner } = await freshDatabase();
let heard = 0;
const listener = listen(database, 'kutsu_test', () => void (heard += 1));
afterAll(() => listener.close());

const quickly = { timeout: 10_000, interval: 10 };

test('what is told on the channel is heard, and nothing else', async () => {
	await expect.poll(() => listener.isListening(), quickly).toBe(true);
	// Once at the start, for word that came before it listened.
	expect(heard).toBe(1);
	await owner.query('notify kutsu_other');
	await owner.query('notify kutsu_test');
	await expect.poll(() => heard, quickly).toBe(2);
});

test('after a broken connection it listens again, and takes it that word was missed', async () => {
	const before = heard;
	await owner.query(
		"select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kutsu-listener' and datname = current_database()",
	);
	await expect.poll(() => heard, quickly).toBe(before + 1);
	expect(listener.isListening()).toBe(true);
	await owner.query('notify kutsu_test');
	await expect.poll(() => heard, quickly).toBe(before + 2);
});

test('once closed it hears nothing and holds nothing', async () => {
	await listener.close();
	expect(listener.isListening()).toBe(false);
	const { rows } = await owner.query(
		"select from pg_stat_activity where application_name = 'kutsu-listener' and datname = current_database()",
	);
	expect(rows).toHaveLength(0);
});
