///<reference types="svelte" />
;
import type { Locale, LocalizedText } from '@kutsu/kernel';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import { errorTexts, fieldId, type FieldErrors } from './field.ts';
import { uiTexts } from './texts.ts';
import './control.css';
;

	/** One text in each of the project's languages, all in sight at once, each marked while it is missing. */
	type Props = {
		label: string;
		/** The languages' inputs are called `<name>.fi`, `<name>.sv`. */
		name: string;
		value: LocalizedText;
		/** In the order shown. */
		locales: readonly Locale[];
		/** Those without which nothing is published. */
		required?: readonly Locale[] | undefined;
		hint?: string | undefined;
		errors?: { readonly [L in Locale]?: FieldErrors } | undefined;
		multiline?: boolean | undefined;
		rows?: number | undefined;
		maxlength?: number | undefined;
		disabled?: boolean | undefined;
	};;function $$render() {

	
	
	
	
	
	

	let {
		label,
		name,
		value = $bindable(),
		locales,
		required = [],
		hint,
		errors = {},
		multiline = false,
		rows = 4,
		maxlength,
		disabled,
	}: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
	const texts = uiTexts();
	const groupId = $derived(fieldId(name));
	const isMissing = (locale: Locale) => required.includes(locale) && !value?.[locale]?.trim();
;
async () => {

 { svelteHTML.createElement("fieldset", {   "class":`localized`,"aria-describedby":hint ? `${groupId}-hint` : undefined,});
	 { svelteHTML.createElement("legend", {});label; }
	if(hint){ { svelteHTML.createElement("div", {   "class":`hint`,"id":`${groupId}-hint`,});hint; }}
	 { svelteHTML.createElement("div", { "class":`rows`,});
		   for(let locale of __sveltets_2_ensureArray(locales)){locale;
			const id = fieldId(`${name}.${locale}`);
			const wrongs = errorTexts(errors[locale]);
			const common = {
				id,
				name: `${name}.${locale}`,
				lang: locale,
				maxlength,
				disabled,
				'aria-invalid': wrongs.length > 0 ? (true as const) : undefined,
				'aria-describedby':
					[isMissing(locale) && `${id}-missing`, wrongs.length > 0 && `${id}-error`]
						.filter(Boolean)
						.join(' ') || undefined,
			};
			 { svelteHTML.createElement("div", { "class":['row', wrongs.length > 0 && 'wrong'],});
				 { svelteHTML.createElement("div", { "class":`head`,});
					 { svelteHTML.createElement("label", { "for":id,});texts.languageNames[locale]; }
					if(isMissing(locale)){
						 { svelteHTML.createElement("span", {    "class":`missing`,"id":`${id}-missing`,}); { const $$_trelAelgnairT5C = __sveltets_2_ensureComponent(TriangleAlert); new $$_trelAelgnairT5C({ target: __sveltets_2_any(), props: {    "size":`1em`,"aria-hidden":`true`,}});}texts.missing; }
					}
				 }
				if(multiline){
					 { svelteHTML.createElement("textarea", {        ...common,rows,"class":`k-control`,"bind:value":__sveltets_2_get_set_binding(() => value?.[locale] ?? '',(text) => (value = { ...value, [locale]: text })),}); }
				}else{
					 { svelteHTML.createElement("input", {         ...common,"type":`text`,"class":`k-control`,"bind:value":__sveltets_2_get_set_binding(() => value?.[locale] ?? '',(text) => (value = { ...value, [locale]: text })),});}
				}
				if(wrongs.length > 0){
					 { svelteHTML.createElement("div", {   "class":`error`,"id":`${id}-error`,});
						 { const $$_trelAelcriC4C = __sveltets_2_ensureComponent(CircleAlert); new $$_trelAelcriC4C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"aria-hidden":`true`,}});} { svelteHTML.createElement("span", {});wrongs.join(' '); }
					 }
				}
			 }
		}
	 }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const LocalizedTextField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LocalizedTextField__SvelteComponent_ = ReturnType<typeof LocalizedTextField__SvelteComponent_>;
/*Ωignore_endΩ*/export default LocalizedTextField__SvelteComponent_;