///<reference types="svelte" />
;
import { Tooltip } from 'bits-ui';
import type { Snippet } from 'svelte';
;

	/** A few extra words on hover and focus. Never the only place where something is said. */
	type Props = { text: string; children: Snippet<[{ props: Record<string, unknown> }]> };;function $$render() {

	
	

	let { text, children }: Props = $props();
;
async () => {

 { const $$_redivorP_pitlooT0C = __sveltets_2_ensureComponent(Tooltip.Provider); new $$_redivorP_pitlooT0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"delayDuration":350,}});
	 { const $$_tooR_pitlooT1C = __sveltets_2_ensureComponent(Tooltip.Root); new $$_tooR_pitlooT1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
		 { const $$_reggirT_pitlooT2C = __sveltets_2_ensureComponent(Tooltip.Trigger); const $$_reggirT_pitlooT2 = new $$_reggirT_pitlooT2C({ target: __sveltets_2_any(), props: {child:({ props }) => { async ()/*Ωignore_positionΩ*/ => {;__sveltets_2_ensureSnippet(children({ props }));};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {child} = $$_reggirT_pitlooT2.$$prop_def;/*Ωignore_endΩ*/
			
		 Tooltip.Trigger}
		 { const $$_latroP_pitlooT2C = __sveltets_2_ensureComponent(Tooltip.Portal); new $$_latroP_pitlooT2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
			 { const $$_tnetnoC_pitlooT3C = __sveltets_2_ensureComponent(Tooltip.Content); new $$_tnetnoC_pitlooT3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`k-tooltip`,"sideOffset":6,"collisionPadding":8,}});text; Tooltip.Content}
		 Tooltip.Portal}
	 Tooltip.Root}
 Tooltip.Provider}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Tooltip__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Tooltip__SvelteComponent_ = ReturnType<typeof Tooltip__SvelteComponent_>;
/*Ωignore_endΩ*/export default Tooltip__SvelteComponent_;