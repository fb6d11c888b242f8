import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './network.ts';

test.each([
	{ when: 'IPv4', address: '192.0.2.77', network: '192.0.2.0/24' },
	{ when: 'IPv4 written as IPv6', address: '::ffff:192.0.2.77', network: '192.0.2.0/24' },
	{ when: 'IPv4 written as IPv6 in groups', address: '::ffff:c000:24d', network: '192.0.2.0/24' },
	{ when: 'IPv6', address: '2001:db8:1:2:3:4:5:6', network: '2001:db8:1:2::/64' },
	{ when: 'IPv6 cut short', address: '2001:DB8::6', network: '2001:db8:0:0::/64' },
	{ when: 'IPv6 with leading zeros', address: '2001:0db8:0001::6', network: '2001:db8:1:0::/64' },
	{ when: 'IPv6 of a link', address: 'fe80::1%eth0', network: 'fe80:0:0:0::/64' },
	{ when: 'this machine', address: '::1', network: '0:0:0:0::/64' },
	{ when: 'no address', address: 'unknown', network: null },
	{ when: 'too many groups', address: '1:2:3:4:5:6:7:8:9', network: null },
	{ when: 'too large', address: '300.1.1.1', network: null },
	{ when: 'two gaps', address: '1::2::3', network: null },
	{ when: 'nothing', address: null, network: null },
])('$when', ({ address, network }) => {
	expect(networkOf(address)).toBe(network);
});

test('everyone in a /64 or a /24 is of one network, whatever is written', () => {
	fc.assert(
		fc.property(fc.ipV6(), (address) => {
			const network = networkOf(address);
			expect(network === null || /\/(24|64)$/.test(network)).toBe(true);
		}),
	);
	fc.assert(
		fc.property(
			fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }),
			fc.nat(255),
			fc.nat(255),
			(head, a, b) => {
				expect(networkOf([...head, a].join('.'))).toBe(networkOf([...head, b].join('.')));
			},
		),
	);
	fc.assert(fc.property(fc.string(), (text) => void networkOf(text)));
});
