/** A mailbox with its shown name. */
export type Mailbox = { readonly name: string; readonly address: string };

export type Sender = {
	/** What the reader sees the mail is from. */
	readonly from: Mailbox;
	/** Where an answer goes; null when to the sender. */
	readonly replyTo: Mailbox | null;
	/** Where a mail server sends what it cannot deliver. */
	readonly envelopeFrom: string;
};

/**
 * Who a project's mail is from. The project's own mailbox where the installation may send for its domain; elsewhere a
 * receiver that checks domains (DMARC, RFC 7489 3.1) would refuse it, so the installation's address in the project's name.
 * @param installation `MAIL_FROM`
 */
export function senderOf(project: Mailbox | null, installation: Mailbox): Sender {
	if (project === null) return { from: installation, replyTo: null, envelopeFrom: installation.address };
	if (domainOf(project.address) === domainOf(installation.address)) {
		return { from: project, replyTo: null, envelopeFrom: installation.address };
	}
	return {
		from: { name: project.name, address: installation.address },
		replyTo: project,
		envelopeFrom: installation.address,
	};
}

/** Reads `Kutsu <kutsu@example.org>` or a bare address. */
export function mailboxOf(text: string): Mailbox {
	const match = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text);
	return match
		? { name: match[1] ?? '', address: (match[2] ?? '').trim() }
		: { name: '', address: text.trim() };
}

function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
