import type { Plugin } from 'vite';

const made = 'new Intl.PluralRules(locale, options).select(';

/**
 * Paraglide makes a language's plural rules anew for each message, which on a list costs more than the message. Here each
 * language's are made once.
 */
export function keptPlurals(): Plugin {
	return {
		name: 'kutsu-kept-plurals',
		transform(code, id) {
			if (!id.endsWith('/paraglide/registry.js')) return null;
			if (!code.includes(made)) throw new Error('Paraglide makes its plural rules in another way now');
			const kept = `const kept = new Map();
function rulesOf(locale, options) {
	const key = locale + (options?.type ?? '');
	const rules = kept.get(key) ?? new Intl.PluralRules(locale, options);
	kept.set(key, rules);
	return rules;
}
`;
			return { code: kept + code.replace(made, 'rulesOf(locale, options).select('), map: null };
		},
	};
}
