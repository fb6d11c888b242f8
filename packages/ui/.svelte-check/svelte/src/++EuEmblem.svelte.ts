///<reference types="svelte" />
;
;type $$ComponentProps =  { label: string; height?: number };function $$render() {

	/**
	 * The European emblem, drawn to the geometry of the Interinstitutional style guide, annex A1: a rectangle 2:3; twelve
	 * stars upright on a circle of a third of its height, each within a circle of an eighteenth of it.
	 */
	let { label, height = 54 }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

	const hours = Array.from({ length: 12 }, (_, hour) => (hour * Math.PI) / 6);
	const star = Array.from({ length: 10 }, (_, corner) => {
		// The inner corners of a regular pentagram lie at 1/φ² of its outer radius.
		const reach = corner % 2 === 0 ? 30 : 30 * 0.381966;
		const angle = (corner * Math.PI) / 5;
		return `${(reach * Math.sin(angle)).toFixed(2)},${(-reach * Math.cos(angle)).toFixed(2)}`;
	}).join(' ');
;
async () => {

 { svelteHTML.createElement("svg", {        "class":`emblem`,"viewBox":`-22 -22 854 584`,height,"role":`img`,"aria-label":label,});
	 { svelteHTML.createElement("rect", {          "x":`-22`,"y":`-22`,"width":`854`,"height":`584`,"fill":`#ffffff`,});}
	 { svelteHTML.createElement("rect", {      "width":`810`,"height":`540`,"fill":`#003399`,});}
	   for(let angle of __sveltets_2_ensureArray(hours)){angle;
		 { svelteHTML.createElement("polygon", {       "points":star,"fill":`#ffcc00`,"transform":`translate(${(405 + 180 * Math.sin(angle)).toFixed(2)} ${(270 - 180 * Math.cos(angle)).toFixed(
				2,
			)})`,});}
	}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EuEmblem__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EuEmblem__SvelteComponent_ = ReturnType<typeof EuEmblem__SvelteComponent_>;
/*Ωignore_endΩ*/export default EuEmblem__SvelteComponent_;