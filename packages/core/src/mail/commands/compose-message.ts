import { composeMessage, fillLinks } from '@kutsu/emails';
import { pageUrl, registrationUrl } from '@kutsu/i18n/addresses';
import { m } from '@kutsu/i18n/messages';
import { present, shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Context, TxContext } from '../../context.ts';
import { tokenOfMessage } from '../../staff/index.ts';
import { linkGenerationsOfMailbox, partyFacts, registrationFacts, senderProject } from '../queries/facts.ts';
import type { SenderProject } from '../queries/facts.ts';
import { mailboxOf, senderOf } from '../rules/sender.ts';
import type { Sender } from '../rules/sender.ts';
import { readBody } from '../store.ts';
import type { LockedMessage } from '../store.ts';

/** A message as a mail server takes it. */
export type OutgoingMail = {
	readonly envelope: { readonly from: string; readonly to: string };
	/** MIME, CRLF, ready to be sent. */
	readonly raw: Buffer;
};

/** Stands for a live link where the message is only looked at. */
export const maskedLink = 'https://hidden.invalid/';

/**
 * The bytes of a written message. With `links: 'live'` the placeholders become the addresses they stand for, which then
 * exist nowhere but in these bytes; `masked` shows that there was one.
 */
export async function composeStored(
	ctx: TxContext,
	message: LockedMessage,
	links: 'live' | 'masked',
): Promise<OutgoingMail> {
	const body = present(await readBody(ctx, message.id), 'body of a written message');
	const project = message.projectId === null ? null : await senderProject(ctx, message.projectId);
	const about =
		message.projectId === null || message.registrationId === null
			? null
			: await registrationFacts(ctx, message.projectId, message.registrationId, message);
	const partyId = message.kind === 'party-link' ? message.facts['partyId'] : undefined;
	const party = partyId === undefined ? null : await partyFacts(ctx, partyId);
	// One mail to all of a mailbox holds a link for each of them.
	const generations =
		about && message.concernsMailbox !== null
			? await linkGenerationsOfMailbox(ctx, {
					projectId: present(message.projectId, 'project of a registration'),
					...{ mailboxId: about.mailboxId, trainingId: about.trainingId },
				})
			: undefined;
	const sender = senderIn(ctx, project, message);
	const mail = fillLinks({ subject: message.subject, text: body.text, html: body.html }, (kind, id) =>
		links === 'masked'
			? maskedLink
			: liveLink(ctx, message, {
					...{ kind, id },
					linkGeneration: generations ? generations.get(id) : (about ?? party)?.linkGeneration,
				}),
	);
	const options = composeMessage({
		from: sender.from,
		to: { address: message.toAddress },
		...(sender.replyTo ? { replyTo: sender.replyTo } : {}),
		mail,
		calendar: body.calendar,
		messageId: message.messageIdHeader,
		...(about?.firstMessageId ? { references: [about.firstMessageId] } : {}),
		// Of the writing, not of the attempt; with the boundary below, the same bytes go out at every attempt.
		date: present(message.renderedAt, 'time a message was written'),
	});
	const raw = await new MailComposer({ ...options, baseBoundary: message.id }).compile().build();
	return { envelope: { from: sender.envelopeFrom, to: message.toAddress }, raw };
}

function liveLink(
	ctx: Context,
	message: LockedMessage,
	link: { kind: string; id: string; linkGeneration: number | undefined },
): string {
	const { locale } = message;
	switch (link.kind) {
		case 'registration': {
			const generation = present(link.linkGeneration, 'generation of a registration link');
			const token = signedLink(ctx.keys, { linkId: link.id, generation, purpose: 'registration' });
			return registrationUrl(ctx.settings.publicUrl, token, locale);
		}
		case 'party': {
			const generation = present(link.linkGeneration, 'generation of a party link');
			const token = signedLink(ctx.keys, { linkId: link.id, generation, purpose: 'party' });
			return pageUrl(ctx.settings.publicUrl, `/party/${token}`, locale);
		}
		case 'training-invitation':
			return pageUrl(ctx.settings.publicUrl, `/i/${tokenOf(ctx, message)}`, locale);
		case 'not-me': {
			const generation = present(link.linkGeneration, 'generation of a registration link');
			const token = signedLink(ctx.keys, { linkId: link.id, generation, purpose: 'registration' });
			return `${registrationUrl(ctx.settings.publicUrl, token, locale)}/not-me`;
		}
		case 'my-registrations': {
			const token = signedLink(ctx.keys, { linkId: link.id, generation: 1, purpose: 'mailbox' });
			return pageUrl(ctx.settings.publicUrl, `/my-registrations/${token}`, locale);
		}
		case 'invitation':
			return `${ctx.settings.adminUrl}/${locale}/invitation/${tokenOf(ctx, message)}`;
		case 'password-reset':
			return `${ctx.settings.adminUrl}/${locale}/reset-password/${tokenOf(ctx, message)}`;
		default:
			throw new Error(`No address for a link of kind ${link.kind}`);
	}
}

function tokenOf(ctx: Context, message: LockedMessage): string {
	return tokenOfMessage(ctx.keys, {
		id: message.id,
		sealedToken: present(message.facts['sealedToken'], 'token of a sign-in mail'),
	});
}

/** Who a mail is from, in words of its language; null for mail of the installation itself. Of a discreet training, nobody that tells what it is about. */
export function senderIn(
	ctx: Context,
	project: SenderProject | null,
	{ isDiscreet, locale }: { readonly isDiscreet: boolean; readonly locale: Locale },
): Sender {
	const own = project && {
		name: isDiscreet
			? m.itip_discreet_sender({}, { locale })
			: shownText(project.title, locale, project.requiredLocales).text,
		address: project.contactEmail,
	};
	return senderOf(own, installationMailbox(ctx));
}

/** `MAIL_FROM`, or where none is set an address that shows where the outbox stands. */
function installationMailbox(ctx: Context) {
	return mailboxOf(ctx.settings.mailFrom ?? `Kutsu <kutsu@${new URL(ctx.settings.adminUrl).hostname}>`);
}
