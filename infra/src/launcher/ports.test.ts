import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from '../postgres/server.ts';
import { checkPorts } from './ports.ts';

test('free ports are no one’s concern', async () => {
	await expect(checkPorts(await freePorts(), '127.0.0.1')).resolves.toBeUndefined();
});

test.each(['127.0.0.1', '0.0.0.0', '::'])(
	'a port that a program on %s has taken is told with the setting that moves it',
	async (host) => {
		const other = createServer().listen(0, host);
		await once(other, 'listening');
		const taken = (other.address() as AddressInfo).port;
		const ports = { ...(await freePorts()), admin: taken };
		await expect(checkPorts(ports, '127.0.0.1')).rejects.toThrow(
			new RegExp(
				`^Port ${taken} is taken by another program .*: stop that one, or choose a free port, for example "ADMIN_PORT=\\d+ npm start"\\.$`,
			),
		);
		other.close();
	},
);

test('all taken ports are told at once', async () => {
	const others = [createServer().listen(0, '127.0.0.1'), createServer().listen(0, '127.0.0.1')];
	await Promise.all(others.map((other) => once(other, 'listening')));
	const [first = 0, second = 0] = others.map((other) => (other.address() as AddressInfo).port);
	const told = await checkPorts({ ...(await freePorts()), public: first, api: second }, '127.0.0.1').catch(
		String,
	);
	expect(told).toMatch(new RegExp(`Port ${first} .*PUBLIC_PORT=[^]*Port ${second} .*API_PORT=`));
	for (const other of others) other.close();
});

async function freePorts() {
	const [first, second, third] = await Promise.all([findFreePort(), findFreePort(), findFreePort()]);
	return { public: first, admin: second, api: third };
}
