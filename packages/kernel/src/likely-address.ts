/**
 * Domains that many write often, so that a near miss is likely a slip. Public ones only: which domains people of a project
 * really use is nobody's business. Those after the line are near another and right as they are.
 */
const wellKnown = [
	'gmail.com',
	'hotmail.com',
	'hotmail.fi',
	'outlook.com',
	'icloud.com',
	'yahoo.com',
	'luukku.com',
	'elisanet.fi',
	'kolumbus.fi',
	'saunalahti.fi',
	'pp.inet.fi',
	'suomi24.fi',
	'poliisi.fi',
	'raja.fi',
	'tulli.fi',
	'migri.fi',
	'oikeus.fi',
	'intermin.fi',
	'gov.fi',
	'thl.fi',
	'kela.fi',
	'hel.fi',
	'espoo.fi',
	'vantaa.fi',
	'tampere.fi',
	'turku.fi',
	'oulu.fi',
	'kuopio.fi',
	'jyvaskyla.fi',
	'luvn.fi',
	'vakehyva.fi',
	'pirha.fi',
	'varha.fi',
	'pohde.fi',
	'hyvaks.fi',
	'pshyvinvointialue.fi',
	'hus.fi',
	'redcross.fi',
	'rikosuhripaivystys.fi',
	'pakolaisneuvonta.fi',
	'diak.fi',
	'laurea.fi',
	'helsinki.fi',
	'student.helsinki.fi',
	// ---
	'mail.com',
	'email.com',
	'ymail.com',
	'googlemail.com',
	'outlook.fi',
	'yahoo.fi',
] as const;

/** Changes that are still one slip of the fingers; too short a domain has too many neighbours. */
function allowed(domain: string): number {
	return domain.length >= 12 ? 2 : domain.length >= 7 ? 1 : 0;
}

/**
 * The address someone likely meant, when its domain is a slip away from a well-known one; undefined when there is
 * nothing to ask. To be asked about, never to be corrected unasked.
 */
export function likelyAddress(email: string): string | undefined {
	const at = email.lastIndexOf('@');
	if (at < 1) return undefined;
	const typed = email
		.slice(at + 1)
		.trim()
		.toLowerCase();
	let best: { readonly domain: string; readonly changes: number } | undefined;
	for (const domain of wellKnown) {
		if (domain === typed) return undefined;
		const changes = distance(typed, domain);
		if (changes <= allowed(domain) && changes < (best?.changes ?? Number.POSITIVE_INFINITY))
			best = { domain, changes };
	}
	return best && `${email.slice(0, at)}@${best.domain}`;
}

/** Letters left out, put in, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 2) return 3;
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const next = [row];
		for (let column = 1; column <= b.length; column++) {
			const isSame = a[row - 1] === b[column - 1];
			let least = Math.min(
				(last[column] ?? 0) + 1,
				(next[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (isSame ? 0 : 1),
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
				least = Math.min(least, (before[column - 2] ?? 0) + 1);
			next.push(least);
		}
		before = last;
		last = next;
	}
	return last[b.length] ?? 0;
}
