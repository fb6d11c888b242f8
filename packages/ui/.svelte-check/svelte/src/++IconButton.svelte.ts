///<reference types="svelte" />
;
import type { HTMLButtonAttributes } from 'svelte/elements';
import type { Icon } from './tone.ts';
;

	interface Props extends Omit<HTMLButtonAttributes, 'children'> {
		icon: Icon;
		/** The accessible name, also shown as the pointer's hint. */
		label: string;
		variant?: 'quiet' | 'outlined' | undefined;
		size?: 'small' | 'medium' | undefined;
		href?: string | undefined;
	};function $$render() {

	
	

	let {
		icon: Picture,
		label,
		variant = 'quiet',
		size = 'medium',
		href,
		type = 'button',
		class: className,
		...rest
	}: Props = $props();
;
async () => {

  { svelteHTML.createElement(href === undefined ? 'button' : 'a', {           "title":label,...rest,href,"type":href === undefined ? type : undefined,"aria-label":label,"class":['icon-button', variant, size, className],});
	 { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {    "size":`1.25em`,"aria-hidden":`true`,}});}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const IconButton__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type IconButton__SvelteComponent_ = ReturnType<typeof IconButton__SvelteComponent_>;
/*Ωignore_endΩ*/export default IconButton__SvelteComponent_;