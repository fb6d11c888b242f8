import { m } from '@kutsu/i18n/messages';
import { type Locale, type ShownText, shownText } from '@kutsu/kernel';
import type { Block, CleanLetter, Line, Link, Words } from './blocks.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import type { Mail, MailProject } from './mail.ts';

export type Letter = {
	readonly locale: Locale;
	readonly subject: string;
	readonly heading: string;
	readonly blocks: readonly Block[];
	/** Absent for mail of the installation itself. */
	readonly project?: MailProject | undefined;
};

/** The mail's subject, HTML and plain text from one set of blocks. */
export function writeLetter(letter: Letter): Mail {
	const { locale, project } = letter;
	const sender = project
		? shownText(project.name, locale, project.requiredLocales)
		: { text: m.product_name({}, { locale }), lang: locale, isFallback: false };
	const clean: CleanLetter = {
		locale,
		subject: oneLine(letter.subject),
		sender: { ...sender, text: oneLine(sender.text) },
		heading: cleanWords(letter.heading),
		blocks: letter.blocks.map(cleanBlock),
		footer: footerBlocks(locale, project, sender).map(cleanBlock),
	};
	return { subject: clean.subject, html: letterHtml(clean), text: letterText(clean) };
}

function footerBlocks(locale: Locale, project: MailProject | undefined, sender: ShownText): Block[] {
	if (!project) return [{ kind: 'paragraph', words: m.mail_footer_installation({}, { locale }) }];
	const { contactEmail, fundingStatement, privacyUrl, requiredLocales } = project;
	const contact = {
		kind: 'paragraph',
		words: m.mail_footer_contact({ email: contactEmail }, { locale }),
	} as const;
	if (project.isDiscreet) return [contact];
	const privacy = privacyUrl ? { label: m.mail_footer_privacy({}, { locale }), href: privacyUrl } : undefined;
	return [
		{ kind: 'paragraph', words: m.mail_footer_sender({ project: sender.text }, { locale }) },
		contact,
		...(privacy ? [{ kind: 'link', link: privacy } as const] : []),
		{ kind: 'paragraph', words: shownText(fundingStatement, locale, requiredLocales) },
	];
}

function cleanBlock(block: Block): Block {
	switch (block.kind) {
		case 'heading':
		case 'quote':
			return { ...block, words: cleanWords(block.words) };
		case 'paragraph':
			return { ...block, words: cleaned(block.words) };
		case 'details':
			return {
				...block,
				rows: block.rows.map((row) => ({ ...row, lines: row.lines.map(cleanLine) })),
			};
		case 'action':
		case 'link':
			return { ...block, link: cleanLink(block.link) };
	}
}

function cleanLine(line: Line): Line {
	if (typeof line === 'string') return cleanWords(line);
	if ('href' in line) return cleanLink(line);
	return 'note' in line ? { note: cleanWords(line.note) } : cleaned(line);
}

function cleaned(words: Words): Words {
	return typeof words === 'string' ? cleanWords(words) : { ...words, text: cleanWords(words.text) };
}

/** Only addresses a mail may carry; a brace in one is percent-encoded, so that it is no placeholder. */
function cleanLink({ label, href }: Link): Link {
	if (/^\{\{link:[a-z-]+:[A-Za-z0-9-]+\}\}$/.test(href)) return { label, href };
	const url = URL.canParse(href) ? new URL(href) : undefined;
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
		throw new RangeError('A mail links to http(s) only');
	return { label, href: url.href.replaceAll('{', '%7B').replaceAll('}', '%7D') };
}

/** Drops control characters, and breaks up what would be taken for a placeholder when the mail leaves. */
function cleanWords(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
		.replace(/[^\P{Cc}\t\n]/gu, '')
		.replace(/\{(?=\{)/g, '{ ')
		.trim();
}

function oneLine(text: string): string {
	return cleanWords(text).replace(/\s+/g, ' ');
}
