///<reference types="svelte" />
;
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleX from '@lucide/svelte/icons/circle-x';
import Info from '@lucide/svelte/icons/info';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Badge from './Badge.svelte';
import type { Icon, Tone } from './tone.ts';

;type $$ComponentProps =  { text: string; tone?: Tone | undefined; icon?: Icon | undefined };function $$render() {

	
	
	
	
	
	
	

	/** A state: its word and its icon say it, the colour only repeats it. */
	let {
		text,
		tone = 'neutral',
		icon,
	}:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

	const icons = {
		neutral: CircleDot,
		info: Info,
		success: CircleCheck,
		warn: TriangleAlert,
		danger: CircleX,
	};
;
async () => {

 { const $$_egdaB0C = __sveltets_2_ensureComponent(Badge); new $$_egdaB0C({ target: __sveltets_2_any(), props: {  children:() => { return __sveltets_2_any(0); },tone,"icon":icon ?? icons[tone],}});text; Badge}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const StatusBadge__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type StatusBadge__SvelteComponent_ = ReturnType<typeof StatusBadge__SvelteComponent_>;
/*Ωignore_endΩ*/export default StatusBadge__SvelteComponent_;