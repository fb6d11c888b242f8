import { xmlText } from './event-list.ts';

/** Code that shows a page of ours in a frame on another site. */
export function frameCode(frame: {
	readonly src: string;
	readonly title: string;
	readonly height: number;
}): string {
	return `<iframe src="${xmlText(frame.src)}" title="${xmlText(frame.title)}" width="100%" height="${frame.height}" loading="lazy" style="border: 0"></iframe>`;
}

/** One event of a list to paste. */
export type HtmlEvent = {
	readonly title: string;
	readonly href: string;
	readonly startsAt: Date;
	/** As it is read: "Tue 22 Oct 2024, 9:00–12:30". */
	readonly when: string;
	readonly location: string | null;
	/** "Cancelled". */
	readonly state: string | null;
};

/** A plain list, for a site that takes HTML and no frames: its own style sheet dresses it. */
export function eventListHtml(events: readonly HtmlEvent[], lang: string): string {
	const items = events.map((event) => {
		return [
			`\t<li><a href="${xmlText(event.href)}">${xmlText(event.title)}</a>`,
			`<time datetime="${event.startsAt.toISOString()}">${xmlText(event.when)}</time>`,
			...[event.location, event.state].flatMap((fact) => (fact ? [xmlText(fact)] : [])),
		].join(', ');
	});
	return [`<ul lang="${xmlText(lang)}">`, ...items.map((item) => `${item}</li>`), '</ul>'].join('\n');
}
