import type { MessageKind, MessageState } from '@kutsu/core/mail/model';
import { messageKinds, messageStates } from '@kutsu/core/mail/model';
import { z } from 'zod/mini';

/** What a list of messages is narrowed by, as it stands in the page's address. */
export type MailFilter = {
	readonly state: MessageState | undefined;
	readonly kind: MessageKind | undefined;
	readonly search: string;
	/** Where the page begins: after this message. */
	readonly after: { readonly createdAt: Date; readonly id: string } | undefined;
};

const After = z.object({ createdAt: z.iso.datetime(), id: z.uuid() });

/** A value that means nothing is as good as none. */
export function readMailFilter(params: URLSearchParams): MailFilter {
	const [createdAt, id] = (params.get('after') ?? '').split('_');
	const after = After.safeParse({ createdAt, id });
	return {
		state: messageStates.find((state) => state === params.get('state')),
		kind: messageKinds.find((kind) => kind === params.get('kind')),
		search: (params.get('q') ?? '').trim().slice(0, 200),
		after: after.success ? { createdAt: new Date(after.data.createdAt), id: after.data.id } : undefined,
	};
}

/** The query of a list, with its question mark; empty for the whole list from its start. */
export function mailQuery({ state, kind, search, after }: Partial<MailFilter>): string {
	const params = new URLSearchParams();
	if (state) params.set('state', state);
	if (kind) params.set('kind', kind);
	if (search) params.set('q', search);
	if (after) params.set('after', `${after.createdAt.toISOString()}_${after.id}`);
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}
