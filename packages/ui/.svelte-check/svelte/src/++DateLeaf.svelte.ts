///<reference types="svelte" />
;;
	/** A leaf of a wall calendar: the day large, its weekday and month around it. */
	type Props = {
		/** ISO, for machines. */
		datetime: string;
		weekday: string;
		day: string;
		month: string;
		/** Said and not shown: the whole date as a person would say it. */
		label: string;
		muted?: boolean | undefined;
	};;function $$render() {


	let { datetime, weekday, day, month, label, muted = false }: Props = $props();
;
async () => {

 { svelteHTML.createElement("time", {  "class":['leaf', muted && 'muted'],datetime,});
	 { svelteHTML.createElement("span", { "class":`spoken`,});label; }
	 { svelteHTML.createElement("span", {   "class":`weekday`,"aria-hidden":`true`,});weekday; }
	 { svelteHTML.createElement("span", {   "class":`day`,"aria-hidden":`true`,});day; }
	 { svelteHTML.createElement("span", {   "class":`month`,"aria-hidden":`true`,});month; }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const DateLeaf__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type DateLeaf__SvelteComponent_ = ReturnType<typeof DateLeaf__SvelteComponent_>;
/*Ωignore_endΩ*/export default DateLeaf__SvelteComponent_;