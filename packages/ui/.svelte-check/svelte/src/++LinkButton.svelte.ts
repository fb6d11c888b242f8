///<reference types="svelte" />
;
import Button, { type ButtonProps, type LinkButtonProps } from './Button.svelte';
function $$render() {

	

	/** Looks like a button, goes somewhere. */
	let { href, ...rest }: LinkButtonProps = $props();
	const attributes = $derived(rest as Omit<ButtonProps, 'href'>);
;
async () => {

 { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {  ...attributes,href,}});}
};
return { props: {} as any as LinkButtonProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const LinkButton__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LinkButton__SvelteComponent_ = ReturnType<typeof LinkButton__SvelteComponent_>;
/*Ωignore_endΩ*/export default LinkButton__SvelteComponent_;