///<reference types="svelte" />
;
import type { Locale } from '@kutsu/kernel';
import { uiTexts } from './texts.ts';

;type $$ComponentProps =  { locale: Locale; missing?: boolean | undefined };function $$render() {

	
	

	/** A language as two letters, its name for screen readers and the pointer. */
	let { locale, missing = false }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
	const texts = uiTexts();
	const name = $derived(
		missing ? `${texts.languageNames[locale]}: ${texts.missing}` : texts.languageNames[locale],
	);
;
async () => {

 { svelteHTML.createElement("span", {        "class":['language-badge', missing && 'missing'],"role":`img`,"aria-label":name,"title":name,});locale.toUpperCase(); }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const LanguageBadge__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LanguageBadge__SvelteComponent_ = ReturnType<typeof LanguageBadge__SvelteComponent_>;
/*Ωignore_endΩ*/export default LanguageBadge__SvelteComponent_;