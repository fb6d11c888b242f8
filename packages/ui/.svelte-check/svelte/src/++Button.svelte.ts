///<reference types="svelte" />
;
	import type { Snippet } from 'svelte';
	import type { HTMLAnchorAttributes, HTMLButtonAttributes } from 'svelte/elements';
	import type { Icon } from './tone.ts';

	export interface ButtonLook {
		variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
		size?: 'small' | 'medium' | 'large' | undefined;
		icon?: Icon | undefined;
		iconEnd?: Icon | undefined;
		/** Takes the whole width of its container. */
		wide?: boolean | undefined;
		children: Snippet;
	}

	export interface ButtonProps extends ButtonLook, Omit<HTMLButtonAttributes, keyof ButtonLook> {
		/** At work: shows a spinner, keeps its width and focus, ignores further presses. */
		busy?: boolean | undefined;
	}

	export interface LinkButtonProps extends ButtonLook, Omit<HTMLAnchorAttributes, keyof ButtonLook | 'type'> {
		href: string;
	}
;;

import Spinner from './Spinner.svelte';

;type $$ComponentProps =  ButtonProps & { href?: string };function $$render() {

	

	let {
		variant = 'primary',
		size = 'medium',
		icon: Leading,
		iconEnd: Trailing,
		wide = false,
		busy = false,
		href,
		type = 'button',
		class: className,
		onclick,
		children,
		...rest
	}:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

	const press: ButtonProps['onclick'] = (event) => {
		if (busy) event.preventDefault();
		else onclick?.(event);
	};
;
async () => {



  { svelteHTML.createElement(href === undefined ? 'button' : 'a', {             ...rest,href,"type":href === undefined ? type : undefined,"class":['button', variant, size, wide && 'wide', className],"aria-busy":busy || undefined,"aria-disabled":busy || undefined,"onclick":press,});
	if(busy){
		 { const $$_rennipS1C = __sveltets_2_ensureComponent(Spinner); new $$_rennipS1C({ target: __sveltets_2_any(), props: {}});}
	} else if (Leading){
		 { const $$_gnidaeL1C = __sveltets_2_ensureComponent(Leading); new $$_gnidaeL1C({ target: __sveltets_2_any(), props: {    "size":`1.15em`,"aria-hidden":`true`,}});}
	}
	 { svelteHTML.createElement("span", {});;__sveltets_2_ensureSnippet(children()); }
	if(Trailing && !busy){
		 { const $$_gniliarT1C = __sveltets_2_ensureComponent(Trailing); new $$_gniliarT1C({ target: __sveltets_2_any(), props: {    "size":`1.15em`,"aria-hidden":`true`,}});}
	}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Button__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Button__SvelteComponent_ = ReturnType<typeof Button__SvelteComponent_>;
/*Ωignore_endΩ*/export default Button__SvelteComponent_;