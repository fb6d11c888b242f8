/**
 * The network an address belongs to: the first 24 bits of an IPv4 address, the first 64 of an IPv6 one (what one
 * household or house is given). Null for what is no address.
 */
export function networkOf(address: string | null): string | null {
	if (address === null) return null;
	const [bare = ''] = address.trim().toLowerCase().split('%');
	const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/.exec(bare)?.[1];
	if (v4 !== undefined) {
		const parts = v4.split('.').map(Number);
		return parts.every((part) => part <= 255) ? `${parts.slice(0, 3).join('.')}.0/24` : null;
	}
	const groups = groupsOf(bare);
	if (groups === null) return null;
	// The long way of writing an IPv4 address in IPv6: all of them share a /64.
	if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff) {
		const [high = 0, low = 0] = groups.slice(6);
		return `${high >> 8}.${high & 255}.${low >> 8}.0/24`;
	}
	return `${groups
		.slice(0, 4)
		.map((group) => group.toString(16))
		.join(':')}::/64`;
}

function groupsOf(address: string): readonly number[] | null {
	if (!/^[0-9a-f:]+$/.test(address) || address.split('::').length > 2) return null;
	const [before = '', after] = address.split('::');
	const read = (text: string) => (text === '' ? [] : text.split(':'));
	const head = read(before);
	const tail = after === undefined ? [] : read(after);
	const missing = 8 - head.length - tail.length;
	if (after === undefined ? missing !== 0 : missing < 1) return null;
	const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
	return all.every((group) => /^[0-9a-f]{1,4}$/.test(group))
		? all.map((group) => Number.parseInt(group, 16))
		: null;
}
