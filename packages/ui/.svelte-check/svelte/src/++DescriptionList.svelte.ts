///<reference types="svelte" />
;
	import type { Snippet } from 'svelte';

	export type Description = {
		readonly term: string;
		readonly text?: string | undefined;
		readonly lang?: string | undefined;
		readonly detail?: Snippet | undefined;
	};
;;;
	/** Facts about one thing: terms and what they are. Items with nothing to say are left out. */
	type Props = { items: readonly Description[]; layout?: 'rows' | 'stack' | 'columns' | undefined };;function $$render() {


	let { items, layout = 'rows' }: Props = $props();
	const shown = $derived(items.filter((item) => item.text || item.detail));
;
async () => {



 { svelteHTML.createElement("dl", { "class":layout,});
	   for(let item of __sveltets_2_ensureArray(shown)){item.term;
		 { svelteHTML.createElement("div", {});
			 { svelteHTML.createElement("dt", {});item.term; }
			 { svelteHTML.createElement("dd", { "lang":item.lang,});
				if(item.detail){;__sveltets_2_ensureSnippet(item.detail());}else{item.text;}
			 }
		 }
	}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const DescriptionList__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type DescriptionList__SvelteComponent_ = ReturnType<typeof DescriptionList__SvelteComponent_>;
/*Ωignore_endΩ*/export default DescriptionList__SvelteComponent_;