///<reference types="svelte" />
;
import Bar from './Bar.svelte';
;

	/** How far something under way has come. A standing amount is a Meter. */
	type Props = {
		label: string;
		value: number;
		max?: number | undefined;
		/** What the amount reads as: "3 of 12 sent". */
		valueText: string;
		labelHidden?: boolean | undefined;
	};;function $$render() {

	

	let { label, value, max = 100, valueText, labelHidden = false }: Props = $props();
;
async () => {

  { svelteHTML.createElement("div", {             "class":`progress`,"role":`progressbar`,"aria-label":label,"aria-valuemin":0,"aria-valuemax":max,"aria-valuenow":value,"aria-valuetext":valueText,});
	if(!labelHidden){ { svelteHTML.createElement("div", { "class":`words`,}); { svelteHTML.createElement("span", {});label; } { svelteHTML.createElement("span", { "class":`amount`,});valueText; } }}
	 { const $$_raB1C = __sveltets_2_ensureComponent(Bar); new $$_raB1C({ target: __sveltets_2_any(), props: {  "share":value / max,}});}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ProgressBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ProgressBar__SvelteComponent_ = ReturnType<typeof ProgressBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default ProgressBar__SvelteComponent_;