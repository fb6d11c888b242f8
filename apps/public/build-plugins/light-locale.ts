import type { Plugin } from 'vite';
import paraglide from '../../../packages/i18n/project.inlang/paraglide.config.js';

/**
 * In the browser a page has one language, which `<html lang>` names; it changes by loading another page. So paraglide's
 * runtime, with its polyfills and strategies, stays on the server, and this takes its place: 12 kB less to fetch.
 */
export function lightLocale(): Plugin {
	return {
		name: 'kutsu-light-locale',
		enforce: 'pre',
		load(id) {
			if (this.environment.config.consumer !== 'client' || !id.endsWith('/paraglide/runtime.js')) return null;
			return [
				`export const locales = ['fi', 'sv', 'en'];`,
				`export const urlPatterns = ${JSON.stringify(paraglide.urlPatterns)};`,
				`export const experimentalStaticLocale = undefined;`,
				`export const getLocale = () => document.documentElement.lang;`,
			].join('\n');
		},
	};
}
