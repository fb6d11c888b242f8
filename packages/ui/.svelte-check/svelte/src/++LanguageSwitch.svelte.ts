///<reference types="svelte" />
;
	import type { Locale } from '@kutsu/kernel';

	export type LanguageLink = { readonly locale: Locale; readonly href: string; readonly current?: boolean };

	const ownNames: Readonly<Record<Locale, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };
;;

import { uiTexts } from './texts.ts';

;type $$ComponentProps =  { languages: readonly LanguageLink[] };function $$render() {

	

	/** The same page in the other languages. Each name stands in its own language, as its reader looks for it. */
	let { languages }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
	const texts = uiTexts();
;
async () => {



 { svelteHTML.createElement("nav", {   "class":`languages`,"aria-label":texts.language,});
	 { svelteHTML.createElement("ul", {});
		   for(let language of __sveltets_2_ensureArray(languages)){language.locale;
			 { svelteHTML.createElement("li", {});
				 { svelteHTML.createElement("a", {          "href":language.href,"lang":language.locale,"hreflang":language.locale,"aria-current":language.current ? 'true' : undefined,"data-sveltekit-reload":true,}); { svelteHTML.createElement("span", { "class":`code`,});language.locale.toUpperCase(); } { svelteHTML.createElement("span", {  "class":`name`,});ownNames[language.locale]; } }
			 }
		}
	 }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const LanguageSwitch__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LanguageSwitch__SvelteComponent_ = ReturnType<typeof LanguageSwitch__SvelteComponent_>;
/*Ωignore_endΩ*/export default LanguageSwitch__SvelteComponent_;