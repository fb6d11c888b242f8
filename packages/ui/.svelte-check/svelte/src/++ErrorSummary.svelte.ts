///<reference types="svelte" />
;
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import { fieldId } from './field.ts';
import { uiTexts } from './texts.ts';
;

	/** Stands over a form that was refused: what is wrong, each a link to its field. Takes the focus when it appears. */
	type Props = {
		errors: readonly {
			readonly text: string;
			/** The field's name; a row without one is only said. */
			readonly name?: string | undefined;
		}[];
		heading?: string | undefined;
		/** Raise it on every refused attempt, so that the focus returns here. */
		attempt?: number | undefined;
	};;function $$render() {

	
	
	

	let { errors, heading, attempt = 0 }: Props = $props();
	const texts = uiTexts();

	const focusOnAttempt = (element: HTMLElement) => {
		if (attempt >= 0) element.focus();
	};
;
async () => {

if(errors.length > 0){
	 { svelteHTML.createElement("div", {        "class":`summary`,"role":`alert`,"tabindex":-1,"id":`error-summary`,[Symbol("@attach")]:focusOnAttempt,});
		 { svelteHTML.createElement("h2", {}); { const $$_trelAelcriC2C = __sveltets_2_ensureComponent(CircleAlert); new $$_trelAelcriC2C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"aria-hidden":`true`,}});} { svelteHTML.createElement("span", {});heading ?? texts.errorsHeading; } }
		 { svelteHTML.createElement("ul", {});
			    for(let error of __sveltets_2_ensureArray(errors)){let index = 1;index;
				 { svelteHTML.createElement("li", {});
					if(error.name === undefined){error.text;}else{ { svelteHTML.createElement("a", { "href":`#${fieldId(error.name)}`,});error.text; }}
				 }
			}
		 }
	 }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ErrorSummary__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ErrorSummary__SvelteComponent_ = ReturnType<typeof ErrorSummary__SvelteComponent_>;
/*Ωignore_endΩ*/export default ErrorSummary__SvelteComponent_;