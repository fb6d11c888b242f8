import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** A calendar as it is answered: all that depends on the request is which of these is sent. */
export type KeptAnswer = {
	readonly etag: string;
	readonly lastModified: Date | null;
	readonly headers: Readonly<Record<string, string>>;
	readonly notModifiedHeaders: Readonly<Record<string, string>>;
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Of a private feed: what its fetches are counted for. */
	readonly feed: { readonly projectId: string; readonly feedId: string } | undefined;
	/** Made when the first client asks for it. */
	zipped(): Promise<{
		readonly headers: Readonly<Record<string, string>>;
		readonly bytes: Uint8Array<ArrayBuffer>;
	}>;
};

type Kept = {
	readonly answer: KeptAnswer;
	readonly key: string;
	readonly generation: number;
	/** When it was known to be right. */
	readonly since: number;
};

const mostAddresses = 5_000;

/**
 * How long an answer stands. Of a public feed while word of changes reaches us: what depends on the day is looked at again
 * then. While it does not. And of a private one, of whose registrations, roles and revocations no word comes.
 */
export const freshMs = { told: 60_000, untold: 1_000, private: 4_000 } as const;

/** How much of the process's memory answers may take, in bytes. */
export const memoryBytes = { public: 64 * 1024 * 1024, private: 16 * 1024 * 1024 } as const;

/**
 * Answers kept in this process by address, until something in any calendar changes. Bounded in bytes and in addresses; the
 * longest unasked go first. Two addresses that mean the same filter share one answer.
 */
export class FeedMemory {
	#generation = 0;
	#bytes = 0;
	readonly #kept = new Map<string, Kept>();
	readonly #byAddress = new Map<string, string>();
	readonly #writing = new Map<string, { readonly since: number; readonly answer: Promise<KeptAnswer> }>();
	readonly #mostBytes: number;
	readonly #freshMs: () => number;

	/** @param freshFor how long an answer stands, asked when one is looked for */
	constructor(mostBytes: number, freshFor: () => number) {
		this.#mostBytes = mostBytes;
		this.#freshMs = freshFor;
	}

	/** What was kept for a key is right no longer, whatever else stands. */
	drop(key: string): void {
		this.#drop(key);
	}

	/** Something changed: every answer is looked at again when it is next asked for. */
	forget(): void {
		this.#generation += 1;
	}

	/** What is known to be right for an address as it was written; undefined when it must be asked for. */
	find(address: string): KeptAnswer | undefined {
		const key = this.#byAddress.get(address);
		const kept = key === undefined ? undefined : this.#kept.get(key);
		if (kept === undefined || kept.generation !== this.#generation) return undefined;
		// Asked now, not when it was kept: word of changes may have ceased since.
		if (kept.since + this.#freshMs() < performance.now()) return undefined;
		return kept.answer;
	}

	/**
	 * What `write` gives for a key, kept for it and for the address; asked for by many at once, written once. One whose ETag
	 * has stayed the same keeps its bytes.
	 */
	async keep(
		address: string,
		key: string,
		write: (known: KeptAnswer | undefined) => Promise<KeptAnswer>,
	): Promise<KeptAnswer> {
		const generation = this.#generation;
		const underway = `${generation} ${key}`;
		let writing = this.#writing.get(underway);
		if (!writing) {
			const answer = write(this.#kept.get(key)?.answer).finally(() => this.#writing.delete(underway));
			writing = { since: performance.now(), answer };
			this.#writing.set(underway, writing);
		}
		const answer = await writing.answer;
		// Stamped with what was true before it was read: a change meanwhile makes it stale at once.
		this.#put({ answer, key, generation, since: writing.since });
		this.#byAddress.delete(address);
		this.#byAddress.set(address, key);
		for (const oldest of this.#byAddress.keys()) {
			if (this.#byAddress.size <= mostAddresses) break;
			this.#byAddress.delete(oldest);
		}
		return answer;
	}

	#put(kept: Kept): void {
		this.#drop(kept.key);
		this.#kept.set(kept.key, kept);
		this.#bytes += weightOf(kept.answer);
		for (const oldest of this.#kept.keys()) {
			if (this.#bytes <= this.#mostBytes || this.#kept.size === 1) break;
			this.#drop(oldest);
		}
	}

	#drop(key: string): void {
		const kept = this.#kept.get(key);
		if (!kept) return;
		this.#kept.delete(key);
		this.#bytes -= weightOf(kept.answer);
	}
}

/** The zipped copy is counted as half, made or not. */
function weightOf(answer: KeptAnswer): number {
	return 1_000 + answer.bytes.byteLength * 1.5;
}

/**
 * Rendered events by what they are made of; bounded, the longest unasked go first. An event that cannot be rendered is left
 * out, and the others stand: rendering is pure, so whatever it throws is that event's own fault.
 */
export class FragmentMemory {
	readonly #fragments = new Map<string, string>();
	readonly #most: number;
	readonly #onFault: (sessionId: string, fault: unknown) => void;

	/** @param onFault told of an event that no calendar can hold, each time it is left out of a feed that is written */
	constructor(most: number, onFault: (sessionId: string, fault: unknown) => void) {
		this.#most = most;
		this.#onFault = onFault;
	}

	remember(key: string, sessionId: string, render: () => string): string {
		const known = this.#fragments.get(key);
		const fragment = known ?? this.#rendered(sessionId, render);
		if (fragment === undefined) return '';
		// Their order matters only where there are many: a feed of ten thousand asks for each of them.
		if (known !== undefined && this.#fragments.size * 2 < this.#most) return fragment;
		this.#fragments.delete(key);
		this.#fragments.set(key, fragment);
		if (this.#fragments.size > this.#most) {
			for (const oldest of this.#fragments.keys()) {
				this.#fragments.delete(oldest);
				break;
			}
		}
		return fragment;
	}

	#rendered(sessionId: string, render: () => string): string | undefined {
		try {
			return render();
		} catch (fault) {
			this.#onFault(sessionId, fault);
			return undefined;
		}
	}
}

/** A text answer with its headers, ready to be sent many times. */
export function keptAnswer(
	calendar: { readonly etag: string; readonly lastModified: Date | null },
	text: string,
	headers: Readonly<Record<string, string>>,
	feed?: KeptAnswer['feed'],
): KeptAnswer {
	const bytes = new TextEncoder().encode(text);
	const conditions = {
		etag: calendar.etag,
		...(calendar.lastModified && { 'last-modified': calendar.lastModified.toUTCString() }),
	};
	const { 'content-type': _type, 'content-disposition': _disposition, ...lasting } = headers;
	let zipped: ReturnType<KeptAnswer['zipped']> | undefined;
	return {
		...{ etag: calendar.etag, lastModified: calendar.lastModified, bytes, feed },
		headers: { ...headers, ...conditions, 'content-length': String(bytes.byteLength) },
		notModifiedHeaders: { ...lasting, ...conditions },
		zipped: () =>
			(zipped ??= zip(bytes).then((smaller) => ({
				bytes: new Uint8Array(smaller),
				headers: {
					...headers,
					...conditions,
					'content-encoding': 'gzip',
					'content-length': String(smaller.byteLength),
				},
			}))),
	};
}
