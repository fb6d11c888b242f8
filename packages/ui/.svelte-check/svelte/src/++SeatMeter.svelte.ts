///<reference types="svelte" />
;
import Bar from './Bar.svelte';
;

	/** Seats taken of a pool. The text says everything; the bar repeats it for the eye. */
	type Props = {
		taken: number;
		capacity: number;
		/** "12 seats left", "Full, 4 in the queue". */
		text: string;
		size?: 'small' | 'medium' | undefined;
	};;function $$render() {

	

	let { taken, capacity, text, size = 'medium' }: Props = $props();
	const share = $derived(capacity > 0 ? taken / capacity : 1);
	const tone = $derived(share >= 1 ? 'soft' : share >= 0.85 ? 'warn' : 'primary');
;
async () => {

 { svelteHTML.createElement("div", { "class":['seats', size],});
	 { const $$_raB1C = __sveltets_2_ensureComponent(Bar); new $$_raB1C({ target: __sveltets_2_any(), props: {  share,tone,}});}
	 { svelteHTML.createElement("span", { "class":`text`,});text; }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeatMeter__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeatMeter__SvelteComponent_ = ReturnType<typeof SeatMeter__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeatMeter__SvelteComponent_;