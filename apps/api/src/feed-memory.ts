import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** A calendar as it is answered: all that depends on the request is which of these is sent. */
export type KeptAnswer = {
	readonly etag: string;
	readonly lastModified: Date;
	readonly headers: Readonly<Record<string, string>>;
	readonly notModifiedHeaders: Readonly<Record<string, string>>;
	readonly bytes: Uint8Array<ArrayBuffer>;
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
	readonly until: number;
};

const mostBytes = 64 * 1024 * 1024;
const mostAddresses = 5_000;

/** How long an answer stands while word of changes reaches us; what depends on the day is looked at again then. */
const freshMs = 60_000;
/** The same while it does not. */
const unsureMs = 1_000;

/**
 * Answers kept in this process by address, until something in any calendar changes. Bounded in bytes and in addresses; the
 * longest unasked go first. Two addresses that mean the same filter share one answer.
 */
export class FeedMemory {
	#generation = 0;
	#bytes = 0;
	readonly #kept = new Map<string, Kept>();
	readonly #byAddress = new Map<string, string>();
	readonly #writing = new Map<string, Promise<KeptAnswer>>();
	readonly #isSure: () => boolean;

	/** @param isSure whether word of a change would reach us now */
	constructor(isSure: () => boolean) {
		this.#isSure = isSure;
	}

	/** Something changed: every answer is looked at again when it is next asked for. */
	forget(): void {
		this.#generation += 1;
	}

	/** What is known to be right for an address as it was written; undefined when it must be asked for. */
	find(address: string): KeptAnswer | undefined {
		const key = this.#byAddress.get(address);
		const kept = key === undefined ? undefined : this.#kept.get(key);
		if (kept === undefined || kept.generation !== this.#generation || kept.until < performance.now())
			return undefined;
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
			writing = write(this.#kept.get(key)?.answer).finally(() => this.#writing.delete(underway));
			this.#writing.set(underway, writing);
		}
		const answer = await writing;
		// Stamped with what was true before it was read: a change meanwhile makes it stale at once.
		this.#put({ answer, key, generation, until: performance.now() + (this.#isSure() ? freshMs : unsureMs) });
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
			if (this.#bytes <= mostBytes || this.#kept.size === 1) break;
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

/** Rendered events by what they are made of; bounded, the longest unasked go first. */
export class FragmentMemory {
	readonly #fragments = new Map<string, string>();
	readonly #most: number;
	readonly #onFault: (fault: unknown) => void;

	/** @param onFault told of an event that no calendar can hold; it is left out, and the others stand */
	constructor(most: number, onFault: (fault: unknown) => void) {
		this.#most = most;
		this.#onFault = onFault;
	}

	remember(key: string, render: () => string): string {
		const known = this.#fragments.get(key);
		const fragment = known ?? this.#rendered(render);
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

	#rendered(render: () => string): string {
		try {
			return render();
		} catch (fault) {
			if (!(fault instanceof RangeError)) throw fault;
			this.#onFault(fault);
			return '';
		}
	}
}

/** A text answer with its headers, ready to be sent many times. */
export function keptAnswer(
	calendar: { readonly etag: string; readonly lastModified: Date },
	text: string,
	headers: Readonly<Record<string, string>>,
): KeptAnswer {
	const bytes = new TextEncoder().encode(text);
	const conditions = { etag: calendar.etag, 'last-modified': calendar.lastModified.toUTCString() };
	const { 'content-type': _type, 'content-disposition': _disposition, ...lasting } = headers;
	let zipped: ReturnType<KeptAnswer['zipped']> | undefined;
	return {
		...calendar,
		bytes,
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
