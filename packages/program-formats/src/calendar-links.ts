/** One address of a calendar to subscribe to, in the form each program takes it. */
export type SubscribeLinks = {
	/** As it is, to copy; Thunderbird and Outlook on the web want this one. */
	readonly https: string;
	/** Apple and Outlook on a computer: opens the program, which asks before it subscribes. */
	readonly webcal: string;
	readonly google: string;
	/** Outlook on the web for accounts of a workplace, and for private ones. Neither takes webcal. */
	readonly outlookWork: string;
	readonly outlookHome: string;
};

export function subscribeLinks(https: string, name: string): SubscribeLinks {
	const webcal = https.replace(/^https?:/, 'webcal:');
	const toOutlook = (host: string) =>
		`https://${host}/calendar/0/addfromweb?${queryOf({ url: https, name })}`;
	return {
		https,
		webcal,
		google: `https://calendar.google.com/calendar/r?${queryOf({ cid: webcal })}`,
		outlookWork: toOutlook('outlook.office.com'),
		outlookHome: toOutlook('outlook.live.com'),
	};
}

/** One event for a link that leaves the site: only what its public page says. */
export type LinkedEvent = {
	readonly title: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** IANA name: what Google shows it in. */
	readonly timeZone: string;
	readonly location: string;
	/** The page where changes are told: the copy that is made does not follow them. */
	readonly url: string;
	readonly text: string;
};

export type AddLinks = {
	readonly google: string;
	readonly outlookWork: string;
	readonly outlookHome: string;
};

/** Opens the form for a new event with these facts in it; the reader saves it. Times are UTC, which needs no zone to be right. */
export function addLinks(event: LinkedEvent): AddLinks {
	const details = [event.text, event.url].filter(Boolean).join('\n\n');
	const outlook = queryOf({
		rru: 'addevent',
		path: '/calendar/action/compose',
		subject: event.title,
		startdt: isoUtc(event.startsAt),
		enddt: isoUtc(event.endsAt),
		location: event.location,
		body: details,
	});
	return {
		google: `https://calendar.google.com/calendar/render?${queryOf({
			action: 'TEMPLATE',
			text: event.title,
			dates: `${basicUtc(event.startsAt)}/${basicUtc(event.endsAt)}`,
			ctz: event.timeZone,
			location: event.location,
			details,
		})}`,
		outlookWork: `https://outlook.office.com/calendar/0/action/compose?${outlook}`,
		outlookHome: `https://outlook.live.com/calendar/0/action/compose?${outlook}`,
	};
}

/** Spaces as %20: Outlook shows a plus as a plus. Half a surrogate pair, which no address can hold, becomes U+FFFD. */
function queryOf(values: Readonly<Record<string, string>>): string {
	return Object.entries(values)
		.filter(([, value]) => value !== '')
		.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
		.join('&');
}

function isoUtc(instant: Date): string {
	return `${instant.toISOString().slice(0, 19)}Z`;
}

function basicUtc(instant: Date): string {
	return isoUtc(instant).replaceAll(/[-:]/g, '');
}
