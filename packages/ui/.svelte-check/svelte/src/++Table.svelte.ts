///<reference types="svelte" />
;
	export type Column = {
		readonly key: string;
		readonly label: string;
		/** Numbers stand at the end, in figures of one width. */
		readonly align?: 'start' | 'end' | undefined;
		/** Makes the heading a link that sorts, by address and not by script. */
		readonly sortHref?: string | undefined;
		readonly sorted?: 'ascending' | 'descending' | undefined;
		/** The label is there for screen readers only: a column of actions. */
		readonly labelHidden?: boolean | undefined;
		/** The cell that names its row. Default: the first column. */
		readonly isRowHeading?: boolean | undefined;
	};
;;

import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import ArrowUpDown from '@lucide/svelte/icons/arrow-up-down';
import type { Snippet } from 'svelte';
function $$render<Row>() {

	
	
	
	

	/** A table that becomes a list of cards under 640 px, each value beside its label. Roles keep its meaning there. */
	type Props = {
		caption: string;
		captionHidden?: boolean | undefined;
		columns: readonly Column[];
		rows: readonly Row[];
		rowKey: (row: Row) => string;
		cell: Snippet<[Row, string]>;
		/** Shown instead of the table when there are no rows: an EmptyState. */
		empty?: Snippet | undefined;
		/** A row of totals: one cell per column key. */
		foot?: Snippet<[string]> | undefined;
		framed?: boolean | undefined;
	};
	let {
		caption,
		captionHidden = false,
		columns,
		rows,
		rowKey,
		cell,
		empty,
		foot,
		framed = true,
	}: Props = $props();
	const headingKey = $derived((columns.find((column) => column.isRowHeading) ?? columns[0])?.key);
;
async () => {



if(rows.length === 0 && empty){
	;__sveltets_2_ensureSnippet(empty());
}else{
	 { svelteHTML.createElement("div", { "class":['scroll', framed && 'framed'],});
		
		 { svelteHTML.createElement("table", { "role":`table`,});
			 { svelteHTML.createElement("caption", { "class":captionHidden ? 'hidden-words' : 'caption',});caption; }
			 { svelteHTML.createElement("thead", { "role":`rowgroup`,});
				 { svelteHTML.createElement("tr", { "role":`row`,});
					   for(let column of __sveltets_2_ensureArray(columns)){column.key;
						 { svelteHTML.createElement("th", {       "role":`columnheader`,"scope":`col`,"class":column.align,"aria-sort":column.sorted,});
							if(column.sortHref !== undefined){
								 { svelteHTML.createElement("a", {   "href":column.sortHref,"data-sveltekit-keepfocus":true,"data-sveltekit-noscroll":true,});column.label;if(column.sorted === 'ascending'){ { const $$_pUworrA6C = __sveltets_2_ensureComponent(ArrowUp); new $$_pUworrA6C({ target: __sveltets_2_any(), props: {     "size":`1em`,"aria-hidden":`true`,}});}} else if (column.sorted === 'descending'){ { const $$_nwoDworrA6C = __sveltets_2_ensureComponent(ArrowDown); new $$_nwoDworrA6C({ target: __sveltets_2_any(), props: {     "size":`1em`,"aria-hidden":`true`,}});}}else{ { svelteHTML.createElement("span", { "class":`unsorted`,}); { const $$_nwoDpUworrA7C = __sveltets_2_ensureComponent(ArrowUpDown); new $$_nwoDpUworrA7C({ target: __sveltets_2_any(), props: {    "size":`1em`,"aria-hidden":`true`,}});} }} }
							} else if (column.labelHidden){
								 { svelteHTML.createElement("span", { "class":`hidden-words`,});column.label; }
							}else{
								column.label;
							}
						 }
					}
				 }
			 }
			 { svelteHTML.createElement("tbody", { "role":`rowgroup`,});
				   for(let row of __sveltets_2_ensureArray(rows)){rowKey(row);
					 { svelteHTML.createElement("tr", { "role":`row`,});
						   for(let column of __sveltets_2_ensureArray(columns)){column.key;
							if(column.key === headingKey){
								 { svelteHTML.createElement("th", {     "role":`rowheader`,"scope":`row`,"class":column.align,});;__sveltets_2_ensureSnippet(cell(row, column.key)); }
							}else{
								 { svelteHTML.createElement("td", {       "role":`cell`,"class":column.align,...__sveltets_2_empty({"data-label":column.labelHidden ? undefined : column.label}),});;__sveltets_2_ensureSnippet(cell(row, column.key)); }
							}
						}
					 }
				}
			 }
			if(foot){
				 { svelteHTML.createElement("tfoot", { "role":`rowgroup`,});
					 { svelteHTML.createElement("tr", { "role":`row`,});
						   for(let column of __sveltets_2_ensureArray(columns)){column.key;
							if(column.key === headingKey){
								 { svelteHTML.createElement("th", {     "role":`rowheader`,"scope":`row`,"class":column.align,});;__sveltets_2_ensureSnippet(foot(column.key)); }
							}else{
								 { svelteHTML.createElement("td", {      "role":`cell`,"class":column.align,...__sveltets_2_empty({"data-label":column.labelHidden ? undefined : column.label}),});;__sveltets_2_ensureSnippet(foot(column.key)); }
							}
						}
					 }
				 }
			}
		 }
	 }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
class __sveltets_Render<Row> {
    props(): ReturnType<typeof $$render<Row>>['props'] { return null as any; }
    events(): ReturnType<typeof $$render<Row>>['events'] { return null as any; }
    slots(): ReturnType<typeof $$render<Row>>['slots'] { return null as any; }
    bindings() { return __sveltets_$$bindings(''); }
    exports() { return {}; }
}

interface $$IsomorphicComponent {
    new <Row>(options: import('svelte').ComponentConstructorOptions<ReturnType<__sveltets_Render<Row>['props']>>): import('svelte').SvelteComponent<ReturnType<__sveltets_Render<Row>['props']>, ReturnType<__sveltets_Render<Row>['events']>, ReturnType<__sveltets_Render<Row>['slots']>> & { $$bindings?: ReturnType<__sveltets_Render<Row>['bindings']> } & ReturnType<__sveltets_Render<Row>['exports']>;
    <Row>(internal: unknown, props: ReturnType<__sveltets_Render<Row>['props']> & {}): ReturnType<__sveltets_Render<Row>['exports']>;
    z_$$bindings?: ReturnType<__sveltets_Render<any>['bindings']>;
}
const Table__SvelteComponent_: $$IsomorphicComponent = null as any;
/*Ωignore_startΩ*/type Table__SvelteComponent_<Row> = InstanceType<typeof Table__SvelteComponent_<Row>>;
/*Ωignore_endΩ*/export default Table__SvelteComponent_;