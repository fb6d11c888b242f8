import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that writes each mail it takes to a file, byte for byte, named by order and recipient. */
export async function startMailSink(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
	let taken = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, session, taken_) => {
			const number = String(++taken).padStart(5, '0');
			const to = session.envelope.rcptTo.map((one) => one.address.replaceAll('/', '_')).join('+');
			buffer(stream)
				.then((bytes) => writeFile(join(folder, `${number} ${to}.eml`), bytes))
				.then(() => taken_(), taken_);
		},
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.server.address();
	if (address === null || typeof address === 'string') throw new Error('The mail sink has no port');
	return {
		url: `smtp://127.0.0.1:${address.port}`,
		stop: () => new Promise<void>((done) => server.close(() => done())),
	};
}
