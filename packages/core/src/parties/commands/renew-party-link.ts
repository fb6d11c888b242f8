import { granted } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { queueMessages } from '../../mail/index.ts';
import { saveNewLink } from '../store.ts';
import { openParty } from './open-party.ts';

/**
 * Kills the link that is out and sends a new one to the liaison's address: when it went to the wrong hands.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function renewPartyLink(
	ctx: Context,
	input: { readonly token: string },
): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const { party } = await openParty(ctx, input.token);
		const { linkGeneration } = await saveNewLink(ctx, party);
		await record(ctx, {
			projectId: party.projectId,
			action: 'party.renew-link',
			subject: { kind: 'party', id: party.id },
		});
		await queuePartyLink(ctx, { ...party, linkGeneration });
		return granted({});
	});
}

/** Queues the mail with the party's link; the same link once an hour at most. */
export async function queuePartyLink(
	ctx: TxContext,
	party: {
		readonly projectId: string;
		readonly id: string;
		readonly linkGeneration: number;
		readonly liaisonEmail: string;
		readonly locale: Locale;
	},
): Promise<void> {
	const hour = ctx.now().toISOString().slice(0, 13);
	await queueMessages(ctx, [
		{
			causeKey: `party:${party.id}:party-link:${party.linkGeneration}:${hour}`,
			kind: 'party-link',
			projectId: party.projectId,
			toAddress: party.liaisonEmail,
			locale: party.locale,
			facts: { partyId: party.id },
		},
	]);
}
