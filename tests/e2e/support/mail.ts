import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { installation } from './installation.ts';

/** A mail as a stranger's mail server took it. */
export type TakenMail = {
	readonly raw: string;
	readonly subject: string;
	readonly text: string;
	readonly calendar: string | undefined;
};

/** Waits until the address has been sent so many mails, and gives them in order. */
export async function mailsTo(address: string, count: number): Promise<TakenMail[]> {
	const { mailFolder } = installation();
	const names = async () =>
		(await readdir(mailFolder)).filter((name) => name.endsWith(` ${address}.eml`)).toSorted();
	await expect
		.poll(async () => (await names()).length, { message: `mails to ${address}`, timeout: 20_000 })
		.toBeGreaterThanOrEqual(count);
	return Promise.all(
		(await names()).map(async (name) => read(await readFile(join(mailFolder, name), 'latin1'))),
	);
}

/** The first link in a mail's text. */
export const linkIn = (text: string | undefined) => /http:\/\/\S+/.exec(text ?? '')?.[0] ?? '';

function read(raw: string): TakenMail {
	return {
		raw,
		subject: decodeHeader(/^Subject: ((?:.*\r?\n[ \t])*.*)/m.exec(raw)?.[1] ?? ''),
		text: part(raw, 'text/plain') ?? '',
		calendar: part(raw, 'text/calendar'),
	};
}

/** The first part of this type, decoded from base64 or quoted-printable. */
function part(raw: string, type: string): string | undefined {
	const at = new RegExp(`content-type: ${type}`, 'i').exec(raw);
	if (!at) return undefined;
	const [head = '', ...rest] = raw.slice(at.index).split(/\r?\n\r?\n/);
	const body = rest.join('\n\n').split(/\r?\n--/)[0] ?? '';
	if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
	const bytes = /quoted-printable/i.test(head)
		? body
				.replaceAll(/=\r?\n/g, '')
				.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		: body;
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeHeader(text: string): string {
	return text
		.replaceAll(/\?=\s+=\?/g, '?==?')
		.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, coding: string, body: string) =>
			coding.toLowerCase() === 'b'
				? Buffer.from(body, 'base64').toString('utf8')
				: Buffer.from(
						body
							.replaceAll('_', ' ')
							.replaceAll(/=([0-9A-F]{2})/gi, (__, hex: string) =>
								String.fromCharCode(Number.parseInt(hex, 16)),
							),
						'latin1',
					).toString('utf8'),
		);
}
