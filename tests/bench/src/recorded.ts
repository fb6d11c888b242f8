import { readFileSync } from 'node:fs';

/** What was asked of a host, and what it answered. */
export type Exchange = {
	readonly method: string;
	/** Path and query. */
	readonly address: string;
	/** The body that was sent. */
	readonly asked: string;
	readonly isConditional: boolean;
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

type FindAnswer = (method: string, address: string, asked: string, isConditional: boolean) => Response;

/** Finds an answer by all that was asked. Encoded once: the limit must not pay for what a good host would not. */
export function recordedAnswers(file: string): FindAnswer {
	// Written by this bench.
	const exchanges = JSON.parse(readFileSync(file, 'utf8')) as readonly Exchange[];
	const answers = new Map(
		exchanges.map(({ method, address, asked, isConditional, status, headers, body }) => [
			keyOf(method, address, asked, isConditional),
			{ status, headers, bytes: status === 304 ? null : new TextEncoder().encode(body) },
		]),
	);
	return (method, address, asked, isConditional) => {
		const found = answers.get(keyOf(method, address, asked, isConditional));
		if (!found) return new Response('Not recorded', { status: 404 });
		return new Response(found.bytes, found);
	};
}

function keyOf(method: string, address: string, asked: string, isConditional: boolean): string {
	return `${isConditional ? '304 ' : ''}${method} ${address} ${asked}`;
}
