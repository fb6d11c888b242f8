///<reference types="svelte" />
;
import Check from '@lucide/svelte/icons/check';
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import X from '@lucide/svelte/icons/x';
import { onMount } from 'svelte';
import { folded, matching } from './combobox.ts';
import Field from './Field.svelte';
import { fieldId, type FieldProps, type Option } from './field.ts';
import { uiTexts } from './texts.ts';
;

	/**
	 * One of many: written a little, then chosen (ARIA combobox with a list). Before scripts, and without them, a plain
	 * select. Own rather than bits-ui: a public form must stay light.
	 */
	type Props = FieldProps & {
		options: readonly Option[];
		value?: string | null | undefined;
		placeholder?: string | undefined;
		disabled?: boolean | undefined;
		autocomplete?: 'off' | undefined;
		onchange?: ((value: string) => void) | undefined;
	};;function $$render() {

	
	
	
	
	
	
	
	

	let {
		label,
		name,
		id: ownId,
		hint,
		errors,
		required,
		optional,
		labelHidden,
		width,
		options,
		value = $bindable(''),
		placeholder = '',
		disabled,
		onchange,
	}: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
	const texts = uiTexts();
	const id = $derived(ownId ?? fieldId(name));

	let hasScripts = $state(false);
	let isOpen = $state(false);
	/** What is being written; `undefined` while the chosen option stands there. */
	let query = $state<string>();
	let activeIndex = $state(-1);
	let list = $state<HTMLElement>();
	let carrier = $state<HTMLInputElement>();

	const chosen = $derived(options.find((option) => option.value === value));
	const shown = $derived(isOpen ? matching(options, query ?? '') : []);
	const active = $derived(shown[activeIndex]);

	onMount(() => {
		hasScripts = true;
	});

	function open() {
		if (disabled || isOpen) return;
		isOpen = true;
		activeIndex = chosen ? options.indexOf(chosen) : -1;
		reveal();
	}

	function close() {
		isOpen = false;
		query = undefined;
		activeIndex = -1;
	}

	function choose(next: string) {
		const isNew = next !== (value ?? '');
		value = next;
		close();
		if (!isNew) return;
		onchange?.(next);
		// The hidden input carries the value in a form; a form that listens for changes hears it here.
		queueMicrotask(() => carrier?.dispatchEvent(new Event('change', { bubbles: true })));
	}

	function reveal() {
		queueMicrotask(() => list?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }));
	}

	function move(step: number) {
		if (!isOpen) return open();
		if (shown.length === 0) return;
		activeIndex = (activeIndex + step + (activeIndex < 0 && step < 0 ? 1 : 0) + shown.length) % shown.length;
		reveal();
	}

	function onkeydown(event: KeyboardEvent) {
		if (event.key === 'ArrowDown') move(1);
		else if (event.key === 'ArrowUp') move(-1);
		else if (event.key === 'Enter' && isOpen && active && !active.disabled) choose(active.value);
		else if (event.key === 'Escape' && isOpen) close();
		else return;
		event.preventDefault();
	}

	function oninput(event: Event & { currentTarget: HTMLInputElement }) {
		query = event.currentTarget.value;
		isOpen = true;
		activeIndex = query.trim() === '' ? -1 : 0;
		reveal();
	}

	/** Leaving keeps what was written in full, clears what was emptied, and forgets the rest. */
	function onblur() {
		if (query === undefined) return close();
		const written = folded(query);
		if (written === '') return choose('');
		const exact = options.find((option) => folded(option.label) === written);
		if (exact) choose(exact.value);
		else close();
	}
;
async () => {

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {         label,name,"id":ownId,hint,errors,required,optional,labelHidden,width,children:(control) => { async ()/*Ωignore_positionΩ*/ => {
		 { svelteHTML.createElement("div", { "class":`combobox`,});
			if(hasScripts){
				 { const $$_input1 = svelteHTML.createElement("input", {       "type":`hidden`,name,"value":value ?? '',disabled,});carrier = $$_input1;}
				 { svelteHTML.createElement("input", {                               ...control,"name":undefined,"class":`k-control`,"type":`text`,"role":`combobox`,"autocomplete":`off`,"spellcheck":`false`,"aria-autocomplete":`list`,"aria-expanded":isOpen,"aria-controls":`${id}-list`,"aria-activedescendant":active ? `${id}-option-${activeIndex}` : undefined,placeholder,disabled,"value":query ?? chosen?.label ?? '',"onclick":open,oninput,onkeydown,onblur,});}
				if(value && !required && !disabled){
					 { svelteHTML.createElement("button", {          "class":`clear`,"type":`button`,"aria-label":`${texts.clear}: ${label}`,"onclick":() => choose(''),"onmousedown":(event) => event.preventDefault(),}); { const $$_X2C = __sveltets_2_ensureComponent(X); new $$_X2C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"aria-hidden":`true`,}});} }
				}
				 { svelteHTML.createElement("span", { "class":`chevron`,}); { const $$_nwoDnorvehC2C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC2C({ target: __sveltets_2_any(), props: {    "size":`1.15em`,"aria-hidden":`true`,}});} }
				 { const $$_ul1 = svelteHTML.createElement("ul", {          "id":`${id}-list`,"role":`listbox`,"aria-label":label,"hidden":!isOpen || shown.length === 0,});list = $$_ul1;
					    for(let option of __sveltets_2_ensureArray(shown)){let index = 1;option.value;
						
						 { svelteHTML.createElement("li", {                   "id":`${id}-option-${index}`,"role":`option`,"lang":option.lang,"aria-selected":option.value === value,"aria-disabled":option.disabled || undefined,...__sveltets_2_empty({"data-active":index === activeIndex || undefined}),"onmousedown":(event) => event.preventDefault(),"onclick":() => !option.disabled && choose(option.value),"onpointermove":() => (activeIndex = index),});
							 { svelteHTML.createElement("span", {  "class":`tick`,});if(option.value === value){ { const $$_kcehC4C = __sveltets_2_ensureComponent(Check); new $$_kcehC4C({ target: __sveltets_2_any(), props: {    "size":`1em`,"aria-hidden":`true`,}});}} }
							 { svelteHTML.createElement("span", { });option.label;if(option.hint){ { svelteHTML.createElement("span", { "class":`hint`,});option.hint; }} }
						 }
					}
				 }
				if(isOpen && shown.length === 0){ { svelteHTML.createElement("div", { "class":`none`,});texts.noMatches; }}
				 { svelteHTML.createElement("span", {    "class":`spoken`,"role":`status`,});if(isOpen && query){shown.length === 0
							? texts.noMatches
							: texts.matches(shown.length);} }
			}else{
				 { svelteHTML.createElement("select", {    ...control,"class":`k-control`,disabled,"bind:value":value,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/
					 { svelteHTML.createElement("option", {"value":"",});placeholder; }
					   for(let option of __sveltets_2_ensureArray(options)){option.value;
						 { svelteHTML.createElement("option", {     "value":option.value,"disabled":option.disabled,"lang":option.lang,});option.label; }
					}
				 }
				 { svelteHTML.createElement("span", { "class":`chevron`,}); { const $$_nwoDnorvehC2C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC2C({ target: __sveltets_2_any(), props: {    "size":`1.15em`,"aria-hidden":`true`,}});} }
			}
		 }
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
	
 Field}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const Combobox__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Combobox__SvelteComponent_ = ReturnType<typeof Combobox__SvelteComponent_>;
/*Ωignore_endΩ*/export default Combobox__SvelteComponent_;