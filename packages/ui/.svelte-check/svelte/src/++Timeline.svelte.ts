///<reference types="svelte" />
;
	import type { Snippet } from 'svelte';
	import type { Tone } from './tone.ts';

	export type TimelineItem = {
		readonly id: string;
		/** As shown: "22.10.2024 klo 9.00". */
		readonly when: string;
		/** ISO, for machines. */
		readonly datetime?: string | undefined;
		readonly title: string;
		readonly text?: string | undefined;
		readonly tone?: Tone | undefined;
	};
;;
;type $$ComponentProps =  { items: readonly TimelineItem[]; detail?: Snippet<[TimelineItem]> | undefined };function $$render() {

	/** What happened, or what will, in order. */
	let { items, detail }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ =
		$props();
;
async () => {



 { svelteHTML.createElement("ol", { "class":`timeline`,});
	   for(let item of __sveltets_2_ensureArray(items)){item.id;
		 { svelteHTML.createElement("li", { "class":item.tone ?? 'neutral',});
			 { svelteHTML.createElement("time", { "datetime":item.datetime,});item.when; }
			 { svelteHTML.createElement("div", { "class":`title`,});item.title; }
			if(item.text){ { svelteHTML.createElement("div", { "class":`text`,});item.text; }}
			;__sveltets_2_ensureSnippet(detail?.(item));
		 }
	}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Timeline__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Timeline__SvelteComponent_ = ReturnType<typeof Timeline__SvelteComponent_>;
/*Ωignore_endΩ*/export default Timeline__SvelteComponent_;