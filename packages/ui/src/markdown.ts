/** What a notice or a statement is made of. There is no way to say raw HTML. */
export type Block =
	| { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly inlines: readonly Inline[] }
	| { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
	| { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] };

export type Inline =
	| { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
	| { readonly kind: 'link'; readonly text: string; readonly href: string };

const heading = /^(#{1,6})\s+(.+?)\s*#*$/;
const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,4}[.)]\s+(.*)$/;

/** Headings, paragraphs, lists, links, strong, emphasis and code of Markdown; all else is text. A line stays a line. */
export function parseMarkdown(source: string): Block[] {
	const blocks: Block[] = [];
	let paragraph: string[] = [];
	let list: { isOrdered: boolean; items: string[] } | undefined;
	const end = () => {
		if (paragraph.length > 0) blocks.push({ kind: 'paragraph', inlines: parseInlines(paragraph.join('\n')) });
		if (list) blocks.push({ kind: 'list', isOrdered: list.isOrdered, items: list.items.map(parseInlines) });
		paragraph = [];
		list = undefined;
	};
	for (const line of source.replaceAll('\r\n', '\n').split('\n')) {
		const title = heading.exec(line);
		const item = bullet.exec(line) ?? numbered.exec(line);
		if (line.trim() === '') end();
		else if (title) {
			end();
			blocks.push({
				kind: 'heading',
				level: levelOf(title[1] ?? '#'),
				inlines: parseInlines(title[2] ?? ''),
			});
		} else if (item) {
			const isOrdered = numbered.test(line);
			if (!list || list.isOrdered !== isOrdered) {
				end();
				list = { isOrdered, items: [] };
			}
			list.items.push(item[1] ?? '');
		} else if (list) list.items.push(`${list.items.pop() ?? ''} ${line.trim()}`);
		else paragraph.push(line.trim());
	}
	end();
	return blocks;
}

/** The page has a first-level heading of its own. */
function levelOf(marks: string): 2 | 3 | 4 {
	return marks.length <= 2 ? 2 : marks.length === 3 ? 3 : 4;
}

const inline =
	/\[([^\]]+)\]\(([^()\s]+)\)|<((?:https?:\/\/|mailto:)[^<>\s]+)>|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|_([^_\s][^_]*)_|`([^`]+)`/g;

function parseInlines(text: string): Inline[] {
	const inlines: Inline[] = [];
	let at = 0;
	const say = (piece: string) => {
		if (piece !== '') inlines.push({ kind: 'text', text: piece });
	};
	for (const match of text.matchAll(inline)) {
		say(text.slice(at, match.index));
		at = match.index + match[0].length;
		const [whole, label, target, bare, strongA, strongB, soft, softer, code] = match;
		const strong = strongA ?? strongB;
		const emphasis = soft ?? softer;
		const href = safeHref(target ?? bare ?? '');
		if (strong !== undefined) inlines.push({ kind: 'strong', text: strong });
		else if (emphasis !== undefined) inlines.push({ kind: 'emphasis', text: emphasis });
		else if (code !== undefined) inlines.push({ kind: 'code', text: code });
		else if (href !== undefined)
			inlines.push({ kind: 'link', text: label ?? bare?.replace(/^mailto:/, '') ?? href, href });
		else say(whole);
	}
	say(text.slice(at));
	return inlines;
}

/** Web, mail, telephone and this site; never a scheme that runs something. */
function safeHref(target: string): string | undefined {
	if (/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(target)) return target;
	return /^(?:\/(?![/\\])|#)\S*$/.test(target) ? target : undefined;
}
