import { compareText, languageName } from '@kutsu/i18n';
import type { Locale } from '@kutsu/kernel';
import type { Option } from '@kutsu/ui';

/** The national languages first, then those a training in Finland is most often held in or interpreted into. */
const first = ['fi', 'sv', 'en'];
const others = [
	'se',
	'smn',
	'sms',
	'fse',
	'fss',
	'rom',
	'et',
	'ru',
	'uk',
	'ar',
	'so',
	'fa',
	'ku',
	'vi',
	'th',
	'zh',
	'es',
	'fr',
	'de',
];

/** Languages to choose from; any that is `chosen` already is among them. */
export function spokenLanguages(locale: Locale, chosen: readonly string[] = []): Option[] {
	const named = (code: string) => ({ value: code, label: languageName(code, locale) });
	const rest = [...new Set([...others, ...chosen.filter((code) => !first.includes(code))])].map(named);
	return [...first.map(named), ...rest.toSorted((a, b) => compareText(locale)(a.label, b.label))];
}
