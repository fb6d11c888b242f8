import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** One whole answer of a server, as bytes. */
export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer };

/** Says what is wrong with an answer; undefined when it is what was asked for. */
export type Check = (answer: Answer) => string | undefined;

/**
 * How many times a second a server answers one request, over so many kept connections, for so long. Bare sockets, so
 * that asking costs little.
 * @throws Error at the first answer that `check` finds wrong: an error page is fast.
 */
export async function answersPerSecond(
	port: number,
	request: string,
	check: Check,
	options: { connections: number; milliseconds: number },
): Promise<number> {
	const bytes = Buffer.from(request.replaceAll('\n', '\r\n'));
	let answered = 0;
	let isOver = false;
	const one = async () => {
		const socket = await connected(port);
		try {
			while (!isOver) {
				const answer = await roundTrip(socket, bytes);
				const wrong = check(answer);
				if (wrong) throw new Error(`Measured nothing: ${wrong}\n${answer.head}`);
				answered += 1;
			}
		} finally {
			isOver = true;
			socket.destroy();
		}
	};
	const started = performance.now();
	const timer = setTimeout(() => (isOver = true), options.milliseconds);
	await Promise.all(Array.from({ length: options.connections }, one)).finally(() => clearTimeout(timer));
	return (answered / (performance.now() - started)) * 1000;
}

/** A connection that is kept: asks one thing after another. */
export async function keptConnection(port: number) {
	const socket = await connected(port);
	return {
		ask: (request: Buffer) => roundTrip(socket, request),
		close: () => void socket.destroy(),
	};
}

/** Asks once. */
export async function answerOf(port: number, request: string): Promise<Answer> {
	const socket = await connected(port);
	try {
		return await roundTrip(socket, Buffer.from(request.replaceAll('\n', '\r\n')));
	} finally {
		socket.destroy();
	}
}

function connected(port: number): Promise<Socket> {
	return new Promise((done, fail) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => done(socket)).once('error', fail);
	});
}

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('\r\n0\r\n\r\n');

/** Sends once, and reads one whole answer: by its length, its last chunk, or its end of headers when it has no body. */
function roundTrip(socket: Socket, request: Buffer): Promise<Answer> {
	return new Promise((done, fail) => {
		let received: Buffer = Buffer.alloc(0);
		let bodyAt = -1;
		let length = -1;
		let status = 0;
		let head = '';
		const onData = (chunk: Buffer) => {
			received = received.byteLength === 0 ? chunk : Buffer.concat([received, chunk]);
			if (bodyAt < 0) {
				const end = received.indexOf(headEnd);
				if (end < 0) return;
				bodyAt = end + headEnd.byteLength;
				head = received.toString('latin1', 0, end);
				status = Number(head.slice(9, 12));
				length = status === 304 ? 0 : Number(/\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? -1);
			}
			if (length >= 0 ? received.byteLength < bodyAt + length : !endsIn(received, lastChunk)) return;
			socket.off('data', onData).off('error', fail).off('close', closed);
			done({ status, head, body: received.subarray(bodyAt) });
		};
		const closed = () => fail(new Error(`The server hung up after: ${head.slice(0, 200)}`));
		socket.on('data', onData).once('error', fail).once('close', closed);
		socket.write(request);
	});
}

function endsIn(bytes: Buffer, ending: Buffer): boolean {
	return bytes.byteLength >= ending.byteLength && bytes.subarray(-ending.byteLength).equals(ending);
}
