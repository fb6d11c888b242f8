///<reference types="svelte" />
;
import { uiTexts } from './texts.ts';
import VisuallyHidden from './VisuallyHidden.svelte';

;type $$ComponentProps =  {
		lines?: number | undefined;
		look?: 'text' | 'card' | undefined;
		label?: string | undefined;
	};function $$render() {

	
	

	/** The shape of what is coming. */
	let {
		lines = 3,
		look = 'text',
		label,
	}:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
	const texts = uiTexts();
;
async () => {

 { svelteHTML.createElement("div", {   "class":`skeleton`,"role":`status`,});
	 { const $$_neddiHyllausiV1C = __sveltets_2_ensureComponent(VisuallyHidden); new $$_neddiHyllausiV1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});label ?? texts.loading; VisuallyHidden}
	   for(let index of __sveltets_2_ensureArray((Array.from({ length: lines }, (_, index) => index)))){index;
		 { svelteHTML.createElement("span", { "class":look,}); }
	}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Skeleton__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Skeleton__SvelteComponent_ = ReturnType<typeof Skeleton__SvelteComponent_>;
/*Ωignore_endΩ*/export default Skeleton__SvelteComponent_;