import type { Locale } from '@kutsu/kernel';
import type { Block, CleanLetter, Detail, Line, Link, Words } from './blocks.ts';
import { escapeHtml } from './mail.ts';

// The product's palette (tokens of ui), in both themes: AA against their grounds.
const light = {
	paper: '#faf7f2',
	surface: '#ffffff',
	line: '#ded6c8',
	ink: '#15262a',
	soft: '#4c5a5c',
	primary: '#0e5457',
	onPrimary: '#ffffff',
	accent: '#e3a02e',
};
const dark = {
	...light,
	paper: '#101a1c',
	surface: '#172326',
	line: '#2f4044',
	ink: '#f0eee8',
	soft: '#b3c0bf',
	primary: '#7fcac3',
	onPrimary: '#06272a',
	accent: '#efb44b',
};

const font = "font-family:'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,Arial,sans-serif";
const darkRules = [
	['.k-paper', `background:${dark.paper}`],
	['.k-surface', `background:${dark.surface};border-color:${dark.accent} ${dark.line} ${dark.line}`],
	['.k-ink', `color:${dark.ink}`],
	['.k-soft', `color:${dark.soft}`],
	['.k-link', `color:${dark.primary}`],
	['.k-line', `border-color:${dark.line}`],
	['.k-action', `background:${dark.primary}`],
	['.k-action a', `color:${dark.onPrimary}`],
] as const;

/**
 * HTML that survives Outlook for Windows: tables for the frame, styles on each element, nothing fetched, nothing
 * measured. Where a client reads the style element it follows the dark theme and small screens too.
 */
export function letterHtml(letter: CleanLetter): string {
	const { locale } = letter;
	return [
		'<!DOCTYPE html>',
		`<html lang="${locale}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office">`,
		'<head>',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="supported-color-schemes" content="light dark">',
		'<meta name="format-detection" content="telephone=no,date=no">',
		`<title>${escapeHtml(letter.subject)}</title>`,
		'<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->',
		`<style>${styleSheet()}</style>`,
		'</head>',
		`<body class="k-paper" style="margin:0;padding:0;background:${light.paper};-webkit-text-size-adjust:100%">`,
		`<div role="article" aria-label="${escapeHtml(letter.subject)}" lang="${locale}" dir="ltr">`,
		`<table role="presentation" class="k-paper" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${light.paper}" style="background:${light.paper}"><tr><td align="center" class="k-frame" style="padding:24px 16px">`,
		'<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->',
		'<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">',
		`<tr><td class="k-soft" style="${font};padding:0 4px 12px;font-size:15px;line-height:22px;font-weight:600;color:${light.soft}">${wordsHtml(letter.sender, locale)}</td></tr>`,
		`<tr><td class="k-surface" bgcolor="${light.surface}" style="background:${light.surface};border:1px solid ${light.line};border-top:4px solid ${light.accent};border-radius:8px;padding:28px 28px 12px">`,
		`<h1 class="k-ink" style="${font};margin:0 0 16px;font-size:24px;line-height:31px;font-weight:700;color:${light.ink}">${lines(letter.heading)}</h1>`,
		...letter.blocks.map((block) => blockHtml(block, locale)),
		'</td></tr>',
		'<tr><td style="padding:20px 4px 0">',
		...letter.footer.map((block) => footerHtml(block, locale)),
		'</td></tr>',
		'</table>',
		'<!--[if mso]></td></tr></table><![endif]-->',
		'</td></tr></table>',
		'</div>',
		'</body>',
		'</html>',
		'',
	].join('\n');
}

function styleSheet(): string {
	const inDark = darkRules.map(([selector, body]) => `${selector}{${important(body)}}`).join('');
	// Outlook on the web rewrites colours itself and marks what it rewrote.
	const inOutlook = darkRules
		.map(([selector, body]) => `[data-ogsc] ${selector}{${important(body)}}`)
		.join('');
	const small =
		'.k-frame{padding:16px 8px !important}.k-surface{padding:22px 18px 8px !important}' +
		'.k-label,.k-value{display:block !important;width:auto !important}.k-label{padding-bottom:0 !important;border-bottom:0 !important}.k-value{padding-top:2px !important}';
	return `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${inDark}}${inOutlook}@media (max-width:480px){${small}}`;
}

function important(declarations: string): string {
	return declarations.replaceAll(/(;|$)/g, ' !important$1');
}

function blockHtml(block: Block, locale: Locale): string {
	const text = `${font};font-size:16px;line-height:25px;color:${light.ink}`;
	switch (block.kind) {
		case 'heading':
			return `<h2 class="k-ink" style="${font};margin:28px 0 8px;font-size:18px;line-height:25px;font-weight:700;color:${light.ink}">${lines(block.words)}</h2>`;
		case 'paragraph':
			return `<p class="k-ink" style="${text};margin:0 0 16px">${wordsHtml(block.words, locale)}</p>`;
		case 'details':
			return `<table class="k-line" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px;border-top:1px solid ${light.line}">${block.rows.map((row) => rowHtml(row, locale)).join('')}</table>`;
		case 'action':
			return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px"><tr><td class="k-action" bgcolor="${light.primary}" style="background:${light.primary};border-radius:6px;mso-padding-alt:13px 24px"><a href="${escapeHtml(block.link.href)}" style="${font};display:inline-block;padding:13px 24px;font-size:16px;line-height:22px;font-weight:600;color:${light.onPrimary};text-decoration:none">${lines(block.link.label)}</a></td></tr></table>`;
		case 'link':
			return `<p style="${text};margin:0 0 16px">${linkHtml(block.link)}</p>`;
		case 'quote':
			return `<blockquote class="k-ink k-line" style="${text};margin:0 0 20px;padding:2px 0 2px 16px;border-left:4px solid ${light.line}">${lines(block.words)}</blockquote>`;
	}
}

function rowHtml({ label, lines: values, isMain, isChanged }: Detail, locale: Locale): string {
	const cell = `${font};padding:9px 0;font-size:16px;line-height:24px;border-bottom:1px solid ${light.line};text-align:left;vertical-align:top`;
	const [labelTone, labelStyle] = isChanged
		? ['k-ink', `font-weight:600;color:${light.ink}`]
		: ['k-soft', `font-weight:400;color:${light.soft}`];
	const shown = values.map((value) => lineHtml(value, locale)).join('<br>');
	return [
		`<tr><th scope="row" class="k-label ${labelTone} k-line" width="136" align="left" valign="top" style="${cell};padding-right:16px;${labelStyle}">${lines(label)}</th>`,
		`<td class="k-value k-ink k-line" align="left" valign="top" style="${cell};font-weight:${isMain ? 600 : 400};color:${light.ink}">${shown}</td></tr>`,
	].join('');
}

function lineHtml(line: Line, locale: Locale): string {
	if (typeof line === 'string') return lines(line);
	if ('href' in line) return linkHtml(line);
	if (!('note' in line)) return wordsHtml(line, locale);
	return `<span class="k-soft" style="font-weight:400;color:${light.soft}">${lines(line.note)}</span>`;
}

function footerHtml(block: Block, locale: Locale): string {
	const style = `${font};margin:0 0 8px;font-size:14px;line-height:21px;color:${light.soft}`;
	if (block.kind === 'link') return `<p style="${style}">${linkHtml(block.link)}</p>`;
	if (block.kind === 'paragraph')
		return `<p class="k-soft" style="${style}">${wordsHtml(block.words, locale)}</p>`;
	throw new Error(`A footer holds no ${block.kind}`);
}

function linkHtml({ label, href }: Link): string {
	return `<a class="k-link" href="${escapeHtml(href)}" style="color:${light.primary};text-decoration:underline">${lines(label)}</a>`;
}

function wordsHtml(words: Words, locale: Locale): string {
	if (typeof words === 'string') return lines(words);
	return words.lang === locale ? lines(words.text) : `<span lang="${words.lang}">${lines(words.text)}</span>`;
}

function lines(text: string): string {
	return escapeHtml(text).replaceAll('\n', '<br>');
}
