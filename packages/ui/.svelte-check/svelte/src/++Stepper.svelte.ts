///<reference types="svelte" />
;
import Check from '@lucide/svelte/icons/check';
import VisuallyHidden from './VisuallyHidden.svelte';
;

	/** Where a person is on a way of several pages. */
	type Props = {
		label: string;
		steps: readonly {
			readonly label: string;
			readonly state: 'done' | 'current' | 'coming';
			/** The state in words, for those who do not see it: "done". */
			readonly stateText?: string | undefined;
			readonly href?: string | undefined;
		}[];
	};;function $$render() {

	
	

	let { label, steps }: Props = $props();
;
async () => {

 { svelteHTML.createElement("nav", {   "aria-label":label,"class":`stepper`,});
	 { svelteHTML.createElement("ol", {});
		    for(let step of __sveltets_2_ensureArray(steps)){let index = 1;index;
			 { svelteHTML.createElement("li", {   "class":step.state,"aria-current":step.state === 'current' ? 'step' : undefined,});
				 { svelteHTML.createElement("span", {   "class":`dot`,"aria-hidden":`true`,});
					if(step.state === 'done'){ { const $$_kcehC4C = __sveltets_2_ensureComponent(Check); new $$_kcehC4C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"strokeWidth":3,}});}}else{index + 1;}
				 }
				 { svelteHTML.createElement("span", { "class":`label`,});
					if(step.href !== undefined && step.state === 'done'){ { svelteHTML.createElement("a", { "href":step.href,});step.label; }}else{step.label;}if(step.stateText){ { const $$_neddiHyllausiV4C = __sveltets_2_ensureComponent(VisuallyHidden); new $$_neddiHyllausiV4C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}}); step.stateText;  VisuallyHidden}}
				 }
			 }
		}
	 }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Stepper__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Stepper__SvelteComponent_ = ReturnType<typeof Stepper__SvelteComponent_>;
/*Ωignore_endΩ*/export default Stepper__SvelteComponent_;