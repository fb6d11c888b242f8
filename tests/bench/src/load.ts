import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** How many times a second a server answers one request, over so many kept connections, for so long. Bare sockets, so that asking costs little. */
export async function answersPerSecond(
	port: number,
	request: string,
	options: { connections: number; milliseconds: number },
): Promise<number> {
	const bytes = Buffer.from(request.replaceAll('\n', '\r\n'));
	let answered = 0;
	let isOver = false;
	const one = async () => {
		const socket = connect(port, '127.0.0.1');
		await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
		while (!isOver) {
			await roundTrip(socket, bytes);
			answered += 1;
		}
		socket.destroy();
	};
	const started = performance.now();
	const all = Promise.all(Array.from({ length: options.connections }, one));
	await new Promise((done) => setTimeout(done, options.milliseconds));
	isOver = true;
	await all;
	return (answered / (performance.now() - started)) * 1000;
}

/** Sends once, and reads one whole answer: by its length, its last chunk, or its end of headers when it has no body. */
function roundTrip(socket: Socket, request: Buffer): Promise<void> {
	return new Promise((done, fail) => {
		let head = '';
		let missing = -1;
		let tail = '';
		const onData = (chunk: Buffer) => {
			let body = chunk;
			if (missing === -1) {
				head += chunk.toString('latin1');
				const end = head.indexOf('\r\n\r\n');
				if (end < 0) return;
				const headers = head.slice(0, end).toLowerCase();
				body = Buffer.from(head.slice(end + 4), 'latin1');
				const length = /content-length: (\d+)/.exec(headers)?.[1];
				missing = headers.startsWith('http/1.1 304')
					? 0
					: length === undefined
						? Number.POSITIVE_INFINITY
						: Number(length);
			}
			if (missing === Number.POSITIVE_INFINITY) {
				tail = (tail + body.toString('latin1')).slice(-7);
				if (!tail.endsWith('0\r\n\r\n')) return;
			} else {
				missing -= body.length;
				if (missing > 0) return;
			}
			socket.off('data', onData).off('error', fail).off('close', closed);
			done();
		};
		const closed = () => fail(new Error(`The server hung up after: ${head.slice(0, 200)}`));
		socket.on('data', onData).once('error', fail).once('close', closed);
		socket.write(request);
	});
}
