import { createHmac } from 'node:crypto';
import { acceptInvitation, inviteStaff } from '@kutsu/core/staff';
import type { StaffRole } from '@kutsu/core/staff';
import { newId } from '@kutsu/kernel';
import { grantedOf } from '@kutsu/testing';
import type { World } from '@kutsu/testing';
import type { App } from '../src/app.ts';
import { createApp } from '../src/app.ts';

export const internalSecret = 'an internal secret, for tests only';
export const adminOrigin = 'https://admin.example.org';
export const password = 'kettu hyppii aidan yli';

/** The host over a world's database. */
export function appOver(world: World, options: Partial<Parameters<typeof createApp>[0]> = {}): App {
	const { database, keys, settings, log } = world.ctx;
	return createApp({
		...{
			database,
			keys,
			settings,
			log,
			internalSecret,
			isBehindProxy: false,
			dataDir: '.kutsu',
			now: () => world.clock.now(),
		},
		...options,
	});
}

let addresses = 0;

/** A browser before the admin: keeps its cookies, says its origin, and comes from an address of its own. */
export class Visitor {
	readonly cookies = new Map<string, string>();
	readonly address = `198.51.100.${++addresses % 250}`;
	readonly #app: App;

	constructor(app: App) {
		this.#app = app;
	}

	async send(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await this.#app.request(path, {
			...init,
			headers: {
				'x-internal-secret': internalSecret,
				'x-forwarded-for': this.address,
				origin: adminOrigin,
				...(cookie && { cookie }),
				...init.headers,
			},
		});
		for (const line of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		return response;
	}

	post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
		return this.send(path, {
			method: 'POST',
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json', ...headers },
		});
	}

	signIn(email: string, given = password): Promise<Response> {
		return this.post('/api/auth/sign-in/email', { email, password: given });
	}

	/** The status, and what a staff query gives or says. */
	async ask(
		procedure: string,
		input?: object,
	): Promise<{ status: number; data: unknown; error: ErrorData | undefined }> {
		const query = input ? `?input=${encodeURIComponent(JSON.stringify({ json: input }))}` : '';
		const response = await this.send(`/api/staff/${procedure}${query}`);
		return answered(response);
	}
}

export type ErrorData = {
	message: string;
	data: { code: string; fields: { path: unknown[] }[]; reason: string | null; logId: string | null };
};

export async function answered(
	response: Response,
): Promise<{ status: number; data: unknown; error: ErrorData | undefined }> {
	const body = (await response.json()) as {
		result?: { data: { json: unknown } };
		error?: { json: ErrorData };
	};
	return { status: response.status, data: body.result?.data.json, error: body.error?.json };
}

let made = 0;

/** A colleague with an account, who has not signed in. */
export async function aColleague(world: World, role: StaffRole): Promise<{ userId: string; email: string }> {
	const email = `${role}-${++made}@example.org`.replaceAll('_', '-');
	const invited = await grantedOf(
		inviteStaff(world.ctx, { projectId: world.project.id, email, role, locale: 'fi', requestId: newId() }),
	);
	const token = invited.url?.split('/').at(-1) ?? '';
	return grantedOf(acceptInvitation(world.as('public'), { token, name: 'Colleague', password }));
}

/** The code an authenticator app shows for the address in its QR picture (RFC 6238). */
export function codeOf(totpUri: string, at = Date.now()): string {
	const secret = fromBase32(new URL(totpUri).searchParams.get('secret') ?? '');
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
	const mac = createHmac('sha1', secret).update(counter).digest();
	const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0x0f) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
	const bits = [...text.replaceAll('=', '')]
		.map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
		.join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
