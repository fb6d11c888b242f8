///<reference types="svelte" />
;
	import type { Tone } from './tone.ts';

	export type MonthEntry = {
		readonly id: string;
		/** The day it stands on, `2024-10-22`. */
		readonly eventDate: string;
		readonly href: string;
		readonly label: string;
		readonly lang?: string | undefined;
		/** "9.00". */
		readonly time?: string | undefined;
		/** A state in words, said and shown: "cancelled". */
		readonly state?: string | undefined;
		readonly tone?: Tone | undefined;
	};
;;

import ChevronLeft from '@lucide/svelte/icons/chevron-left';
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import IconButton from './IconButton.svelte';
import { monthWeeks } from './month-grid.ts';
;

	/** A month as a table of weeks; under 640 px the days that hold something, one under another. */
	type Props = {
		/** `2024-10`. */
		month: string;
		/** "October 2024". */
		caption: string;
		/** Monday first. */
		weekdays: readonly { readonly short: string; readonly long: string }[];
		/** "Week". */
		weekText: string;
		/** A day as a person says it: "Tue 22 Oct". */
		dayText: (eventDate: string) => string;
		entries: readonly MonthEntry[];
		/** Said on a phone when the month is empty. */
		emptyText: string;
		today?: string | undefined;
		todayText?: string | undefined;
		previous?: { readonly href: string; readonly label: string } | undefined;
		next?: { readonly href: string; readonly label: string } | undefined;
	};;function $$render() {

	
	
	
	

	let {
		month,
		caption,
		weekdays,
		weekText,
		dayText,
		entries,
		emptyText,
		today,
		todayText,
		previous,
		next,
	}: Props = $props();

	const weeks = $derived(monthWeeks(month));
	const byDay = $derived(Map.groupBy(entries, (entry) => entry.eventDate));
	const headingId = $props.id();
;
async () => {



 { svelteHTML.createElement("div", { "class":`month`,});
	 { svelteHTML.createElement("div", { "class":`head`,});
		 { svelteHTML.createElement("h2", { "id":headingId,});caption; }
		 { svelteHTML.createElement("div", {   "class":`moves`,...__sveltets_2_empty({"data-print":`hide`}),});
			if(previous){
				 { const $$_nottuBnocI3C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI3C({ target: __sveltets_2_any(), props: {        "icon":ChevronLeft,"label":previous.label,"href":previous.href,"variant":`outlined`,}});}
			}
			if(next){ { const $$_nottuBnocI3C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI3C({ target: __sveltets_2_any(), props: {        "icon":ChevronRight,"label":next.label,"href":next.href,"variant":`outlined`,}});}}
		 }
	 }
	if(entries.length === 0){ { svelteHTML.createElement("p", { "class":`nothing`,});emptyText; }}
	
	 { svelteHTML.createElement("table", {   "role":`table`,"aria-labelledby":headingId,});
		 { svelteHTML.createElement("thead", { "role":`rowgroup`,});
			 { svelteHTML.createElement("tr", { "role":`row`,});
				 { svelteHTML.createElement("th", {     "role":`columnheader`,"scope":`col`,"class":`week`,});
					 { svelteHTML.createElement("span", { "class":`spoken`,});weekText; }
				 }
				   for(let weekday of __sveltets_2_ensureArray(weekdays)){weekday.long;
					 { svelteHTML.createElement("th", {     "role":`columnheader`,"scope":`col`,"aria-label":weekday.long,});weekday.short; }
				}
			 }
		 }
		 { svelteHTML.createElement("tbody", { "role":`rowgroup`,});
			   for(let week of __sveltets_2_ensureArray(weeks)){week.days[0]?.eventDate;
				 { svelteHTML.createElement("tr", { "role":`row`,});
					 { svelteHTML.createElement("th", {      "role":`rowheader`,"scope":`row`,"class":`week`,}); { svelteHTML.createElement("span", { "class":`spoken`,});weekText;' '; }week.week; }
					   for(let day of __sveltets_2_ensureArray(week.days)){day.eventDate;
						const own = byDay.get(day.eventDate) ?? [];
						 { svelteHTML.createElement("td", {     "role":`cell`,"class":[
								!day.isInMonth && 'outside',
								day.eventDate === today && 'today',
								own.length === 0 && 'without',
							],});
							 { svelteHTML.createElement("time", { "datetime":day.eventDate,});
								 { svelteHTML.createElement("span", {   "class":`number`,"aria-hidden":`true`,});day.day; }
								 { svelteHTML.createElement("span", { "class":`date`,});dayText(day.eventDate); }
								if(day.eventDate === today && todayText){ { svelteHTML.createElement("span", { "class":`now`,});todayText; }}
							 }
							if(own.length > 0){
								 { svelteHTML.createElement("ul", {});
									   for(let entry of __sveltets_2_ensureArray(own)){entry.id;
										 { svelteHTML.createElement("li", {});
											 { svelteHTML.createElement("a", {   "href":entry.href,"class":entry.tone ?? 'neutral',});
												if(entry.time){ { svelteHTML.createElement("span", { "class":`time`,});entry.time; }}
												 { svelteHTML.createElement("span", {   "class":`label`,"lang":entry.lang,});entry.label; }
												if(entry.state){ { svelteHTML.createElement("span", { "class":`state`,});entry.state; }}
											 }
										 }
									}
								 }
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
const MonthGrid__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type MonthGrid__SvelteComponent_ = ReturnType<typeof MonthGrid__SvelteComponent_>;
/*Ωignore_endΩ*/export default MonthGrid__SvelteComponent_;