///<reference types="svelte" />
;
;type $$ComponentProps =  { name: string; subtitle?: string | undefined; href: string };function $$render() {

	/** The product's or the project's name beside the mark: an invitation, folded into a K. */
	let { name, subtitle, href }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("a", {  "class":`wordmark`,href,});
	 { svelteHTML.createElement("svg", {       "viewBox":`0 0 40 40`,"width":`40`,"height":`40`,"aria-hidden":`true`,});
		 { svelteHTML.createElement("rect", {        "class":`card`,"width":`40`,"height":`40`,"rx":`9`,});}
		 { svelteHTML.createElement("path", {    "class":`letter`,"d":`M12.5 10.5v19M29 10.5 17.6 20 29 29.5`,});}
		 { svelteHTML.createElement("circle", {        "class":`seal`,"cx":`29.2`,"cy":`20`,"r":`3.1`,});}
	 }
	 { svelteHTML.createElement("span", { "class":`words`,});
		 { svelteHTML.createElement("span", { "class":`name`,});name; }
		if(subtitle){ { svelteHTML.createElement("span", { "class":`subtitle`,});subtitle; }}
	 }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Wordmark__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Wordmark__SvelteComponent_ = ReturnType<typeof Wordmark__SvelteComponent_>;
/*Ωignore_endΩ*/export default Wordmark__SvelteComponent_;