type ContentLine = {
	readonly name: string;
	readonly parameters: ReadonlyMap<string, string>;
	readonly value: string;
};
type Component = { readonly name: string; readonly lines: ContentLine[]; readonly components: Component[] };

const grammar =
	/^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*)(?:,(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*)*):([^]*)$/u;
const textNames = new Set([
	'SUMMARY',
	'DESCRIPTION',
	'LOCATION',
	'NAME',
	'X-WR-CALNAME',
	'X-WR-CALDESC',
	'COMMENT',
	'UID',
]);
const uriNames = new Set(['URL', 'CONFERENCE', 'SOURCE', 'IMAGE', 'ATTACH']);
const utcNames = new Set(['DTSTAMP', 'CREATED', 'LAST-MODIFIED']);
const repeatable = new Set([
	'ATTENDEE',
	'CATEGORIES',
	'CONFERENCE',
	'COMMENT',
	'IMAGE',
	'ATTACH',
	'RRULE',
	'NAME',
	'DESCRIPTION',
]);
const calendarAddress = /^mailto:[^\s@\\;,]+@[^\s@\\;,]+$/;

/**
 * What is wrong with the bytes of a calendar, in the order it is met; empty when nothing is. For tests: our own
 * reading of RFC 5545, 5546 and 7986, sharing no code with the writer, and stricter where clients are.
 */
export function findCalendarFaults(text: string): string[] {
	const faults = findByteFaults(text);
	if (faults.length > 0) return faults;
	const lines: ContentLine[] = [];
	for (const line of text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')) {
		const match = grammar.exec(line);
		if (!match) return [`Not a content line: ${line.slice(0, 60)}`];
		const parameters = Array.from((match[2] ?? '').matchAll(/;([^=]+)=("[^"]*"|[^;]*)/g), (each) => {
			return [each[1] ?? '', each[2] ?? ''] as const;
		});
		lines.push({ name: match[1] ?? '', parameters: new Map(parameters), value: match[3] ?? '' });
	}
	const calendar = componentOf(lines, faults);
	if (calendar) faults.push(...findCalendarLevelFaults(calendar), ...lines.flatMap(findLineFaults));
	return faults;
}

function findByteFaults(text: string): string[] {
	const faults: string[] = [];
	if (!text.endsWith('END:VCALENDAR\r\n')) faults.push('Does not end with END:VCALENDAR and CRLF');
	if (/(?<!\r)\n|\r(?!\n)/.test(text)) faults.push('A bare CR or LF');
	if (/[^\P{Cc}\t\r\n]|\ufeff/u.test(text)) faults.push('A control character or BOM');
	if (!text.isWellFormed()) faults.push('Half a surrogate pair');
	for (const line of text.split('\r\n').slice(0, -1)) {
		if (Buffer.byteLength(line) > 75) faults.push(`${Buffer.byteLength(line)} octets: ${line.slice(0, 60)}`);
		if (line.trim() === '') faults.push('A blank line');
	}
	return faults;
}

function componentOf(lines: readonly ContentLine[], faults: string[]): Component | undefined {
	const root: Component = { name: 'root', lines: [], components: [] };
	const open = [root];
	for (const line of lines) {
		const parent = open.at(-1) ?? root;
		if (line.name === 'BEGIN') {
			const component: Component = { name: line.value, lines: [], components: [] };
			parent.components.push(component);
			open.push(component);
		} else if (line.name === 'END') {
			if (parent.name !== line.value) faults.push(`END:${line.value} closes ${parent.name}`);
			open.pop();
		} else {
			if (parent.components.length > 0) faults.push(`${line.name} after a component of ${parent.name}`);
			parent.lines.push(line);
		}
	}
	const [calendar] = root.components;
	if (open.length !== 1 || root.components.length !== 1 || calendar?.name !== 'VCALENDAR') {
		faults.push('Not exactly one VCALENDAR');
		return undefined;
	}
	return calendar;
}

function findCalendarLevelFaults(calendar: Component): string[] {
	const faults: string[] = [];
	const names = calendar.lines.map((line) => line.name);
	const method = valueOf(calendar, 'METHOD');
	const events = calendar.components.filter((each) => each.name === 'VEVENT');
	const zones = calendar.components.filter((each) => each.name === 'VTIMEZONE');
	const declared = zones.map((zone) => valueOf(zone, 'TZID'));
	if (names[0] !== 'VERSION' || names[1] !== 'PRODID') faults.push('VERSION and PRODID do not come first');
	if (names.includes('UID')) faults.push('The calendar has a UID');
	if (calendar.components.length === 0) faults.push('No component');
	if (calendar.components.slice(0, zones.length).some((each) => each.name !== 'VTIMEZONE'))
		faults.push('VTIMEZONE late');
	if (new Set(declared).size !== declared.length) faults.push('A VTIMEZONE twice');
	const uids = events.map((event) => valueOf(event, 'UID'));
	if (new Set(uids).size !== uids.length) faults.push('A UID twice');
	for (const zone of zones) faults.push(...findZoneFaults(zone));
	for (const event of events) faults.push(...findEventFaults(event, method, declared));
	if (method !== undefined && events.length !== 1) faults.push('A message holds one event');
	return faults;
}

function findZoneFaults(zone: Component): string[] {
	const faults: string[] = [];
	if (!zone.components.some((each) => each.name === 'STANDARD')) faults.push('VTIMEZONE without STANDARD');
	for (const observance of zone.components) {
		for (const name of ['TZOFFSETFROM', 'TZOFFSETTO']) {
			if (!/^[+-]\d{4}$/.test(valueOf(observance, name) ?? ''))
				faults.push(`${observance.name} without ${name}`);
		}
		if (!/^\d{8}T\d{6}$/.test(valueOf(observance, 'DTSTART') ?? ''))
			faults.push('An onset that is no local time');
	}
	return faults;
}

function findEventFaults(
	event: Component,
	method: string | undefined,
	zones: readonly (string | undefined)[],
): string[] {
	const faults: string[] = [];
	const uid = valueOf(event, 'UID') ?? '';
	const count = (name: string) => event.lines.filter((line) => line.name === name).length;
	for (const name of [
		'UID',
		'DTSTAMP',
		'DTSTART',
		'DTEND',
		'SUMMARY',
		'SEQUENCE',
		'LAST-MODIFIED',
		'CREATED',
		'STATUS',
	]) {
		if (count(name) !== 1) faults.push(`${uid}: ${count(name)} ${name}`);
	}
	for (const { name } of event.lines)
		if (!repeatable.has(name) && count(name) > 1) faults.push(`${uid}: ${name} twice`);
	if (count('DESCRIPTION') > 1) faults.push(`${uid}: DESCRIPTION twice`);
	if (!/^\d+$/.test(valueOf(event, 'SEQUENCE') ?? '')) faults.push(`${uid}: SEQUENCE is no integer`);
	const [start, end] = ['DTSTART', 'DTEND'].map((name) => event.lines.find((line) => line.name === name));
	for (const line of [start, end]) {
		const zone = line?.parameters.get('TZID');
		if (!(zone ? /^\d{8}T\d{6}$/ : /^\d{8}T\d{6}Z$/).test(line?.value ?? ''))
			faults.push(`${uid}: a time of wrong form`);
		if (zone && !zones.includes(zone)) faults.push(`${uid}: undeclared ${zone}`);
	}
	if (start?.parameters.get('TZID') !== end?.parameters.get('TZID')) faults.push(`${uid}: two zones`);
	if (event.components.length > 0) faults.push(`${uid}: a component inside`);
	if (method === undefined) {
		if (count('ATTENDEE') + count('ORGANIZER') > 0)
			faults.push(`${uid}: people in a calendar without METHOD`);
		if (valueOf(event, 'DTSTAMP') !== valueOf(event, 'LAST-MODIFIED'))
			faults.push(`${uid}: DTSTAMP is not LAST-MODIFIED`);
	} else {
		if (count('ORGANIZER') !== 1 || count('ATTENDEE') !== 1)
			faults.push(`${uid}: not one ORGANIZER and one ATTENDEE`);
		if ((method === 'CANCEL') !== (valueOf(event, 'STATUS') === 'CANCELLED'))
			faults.push(`${uid}: STATUS against METHOD`);
	}
	return faults;
}

function findLineFaults({ name, parameters, value }: ContentLine): string[] {
	const faults: string[] = [];
	if (textNames.has(name) && !/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value))
		faults.push(`${name} is badly escaped`);
	if (name === 'CATEGORIES' && !/^(?:[^\\;]|\\[\\;,nN])*$/u.test(value))
		faults.push('CATEGORIES is badly escaped');
	if (uriNames.has(name) && (!URL.canParse(value) || /[\\\s]/.test(value))) faults.push(`${name} is no URI`);
	if (utcNames.has(name) && !/^\d{8}T\d{6}Z$/.test(value)) faults.push(`${name} is not UTC`);
	if (name === 'CONFERENCE' && parameters.get('VALUE') !== 'URI') faults.push('CONFERENCE without VALUE=URI');
	if (name === 'REFRESH-INTERVAL' && parameters.get('VALUE') !== 'DURATION')
		faults.push('REFRESH-INTERVAL without VALUE');
	if ((name === 'ORGANIZER' || name === 'ATTENDEE') && !calendarAddress.test(value))
		faults.push(`${name} is no mailto:`);
	if (name === 'GEO' && !/^-?\d+\.\d+;-?\d+\.\d+$/.test(value)) faults.push('GEO is no pair of numbers');
	if (name === 'STATUS' && !/^(CONFIRMED|TENTATIVE|CANCELLED)$/.test(value)) faults.push(`STATUS ${value}`);
	return faults;
}

function valueOf(component: Component, name: string): string | undefined {
	return component.lines.find((line) => line.name === name)?.value;
}
