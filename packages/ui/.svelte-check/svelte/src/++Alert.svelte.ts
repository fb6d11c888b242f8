///<reference types="svelte" />
;
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Info from '@lucide/svelte/icons/info';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { Snippet } from 'svelte';
;

	type Props = {
		tone?: 'info' | 'success' | 'warn' | 'danger' | undefined;
		title?: string | undefined;
		children?: Snippet | undefined;
		actions?: Snippet | undefined;
		/** Says itself aloud when it appears after a deed; a notice that was there from the start stays silent. */
		live?: boolean | undefined;
	};;function $$render() {

	
	
	
	
	

	let { tone = 'info', title, children, actions, live = false }: Props = $props();

	const icons = { info: Info, success: CircleCheck, warn: TriangleAlert, danger: CircleAlert };
	const Picture = $derived(icons[tone]);
	const role = $derived(live ? (tone === 'danger' ? 'alert' : 'status') : undefined);
;
async () => {

 { svelteHTML.createElement("div", {  "class":['alert', tone],role,});
	 { svelteHTML.createElement("span", { "class":`icon`,}); { const $$_erutciP2C = __sveltets_2_ensureComponent(Picture); new $$_erutciP2C({ target: __sveltets_2_any(), props: {    "size":`1.4em`,"aria-hidden":`true`,}});} }
	 { svelteHTML.createElement("div", { "class":`words`,});
		if(title){ { svelteHTML.createElement("p", { "class":`title`,});title; }}
		if(children){ { svelteHTML.createElement("div", {});;__sveltets_2_ensureSnippet(children()); }}
		if(actions){ { svelteHTML.createElement("div", { "class":`actions`,});;__sveltets_2_ensureSnippet(actions()); }}
	 }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Alert__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Alert__SvelteComponent_ = ReturnType<typeof Alert__SvelteComponent_>;
/*Ωignore_endΩ*/export default Alert__SvelteComponent_;