import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import type { Block } from '../blocks.ts';

/** What one does who never registered: the address leads to a page that asks, and frees the seat only then. */
export function notMeBlocks(locale: Locale, notMeUrl: string | undefined): Block[] {
	if (notMeUrl === undefined) return [];
	return [
		{ kind: 'heading', words: m.mine_mail_not_me_heading({}, { locale }) },
		{ kind: 'paragraph', words: m.mine_mail_not_me_text({}, { locale }) },
		{ kind: 'link', link: { label: m.mine_mail_not_me_link({}, { locale }), href: notMeUrl } },
	];
}

/** The same for one to whom a colleague offers a seat: it stays the colleague's, whoever reads this. */
export function notYouBlocks(locale: Locale, notMeUrl: string): Block[] {
	return [
		{ kind: 'heading', words: m.mine_mail_not_you_heading({}, { locale }) },
		{ kind: 'paragraph', words: m.mine_mail_not_you_text({}, { locale }) },
		{ kind: 'link', link: { label: m.mine_mail_not_you_link({}, { locale }), href: notMeUrl } },
	];
}
