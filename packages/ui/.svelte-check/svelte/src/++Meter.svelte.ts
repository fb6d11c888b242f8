///<reference types="svelte" />
;
import Bar from './Bar.svelte';
;

	/** A standing amount against a target: people reached in one region. */
	type Props = {
		label: string;
		value: number;
		max: number;
		/** What the amount reads as: "312 of 400". */
		valueText: string;
		labelHidden?: boolean | undefined;
		tone?: 'primary' | 'success' | 'warn' | 'danger' | 'soft' | undefined;
	};;function $$render() {

	

	let { label, value, max, valueText, labelHidden = false, tone = 'primary' }: Props = $props();
;
async () => {

  { svelteHTML.createElement("div", {             "class":`meter`,"role":`meter`,"aria-label":label,"aria-valuemin":0,"aria-valuemax":Math.max(max, value),"aria-valuenow":value,"aria-valuetext":valueText,});
	if(!labelHidden){ { svelteHTML.createElement("div", { "class":`words`,}); { svelteHTML.createElement("span", {});label; } { svelteHTML.createElement("span", { "class":`amount`,});valueText; } }}
	 { const $$_raB1C = __sveltets_2_ensureComponent(Bar); new $$_raB1C({ target: __sveltets_2_any(), props: {   "share":max > 0 ? value / max : 0,tone,}});}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Meter__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Meter__SvelteComponent_ = ReturnType<typeof Meter__SvelteComponent_>;
/*Ωignore_endΩ*/export default Meter__SvelteComponent_;