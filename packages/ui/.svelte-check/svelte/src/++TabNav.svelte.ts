///<reference types="svelte" />
;
import './tabs.css';
;

	/** Tabs that are pages: links, each with its address. */
	type Props = {
		label: string;
		items: readonly {
			readonly href: string;
			readonly label: string;
			readonly current?: boolean | undefined;
			readonly count?: string | undefined;
		}[];
	};;function $$render() {

	

	let { label, items }: Props = $props();
;
async () => {

 { svelteHTML.createElement("nav", { "aria-label":label,});
	 { svelteHTML.createElement("ul", { "class":`k-tabs`,});
		   for(let item of __sveltets_2_ensureArray(items)){item.href;
			 { svelteHTML.createElement("li", {});
				 { svelteHTML.createElement("a", {        "class":`k-tab`,"href":item.href,"aria-current":item.current ? 'page' : undefined,"data-sveltekit-noscroll":true,});item.label;if(item.count !== undefined){ { svelteHTML.createElement("span", { "class":`k-tab-count`,});item.count; }} }
			 }
		}
	 }
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TabNav__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TabNav__SvelteComponent_ = ReturnType<typeof TabNav__SvelteComponent_>;
/*Ωignore_endΩ*/export default TabNav__SvelteComponent_;