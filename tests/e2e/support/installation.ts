import { join } from 'node:path';

/** Where the hosts of the journeys run: three ports from this one, which a developer's own Kutsu does not use. */
const firstPort = Number(process.env['KUTSU_JOURNEYS_PORT'] ?? 4500);
export const ports = { public: firstPort, admin: firstPort + 1, api: firstPort + 2 } as const;

export const urls = {
	public: `http://localhost:${ports.public}`,
	admin: `http://localhost:${ports.admin}`,
	api: `http://localhost:${ports.api}`,
} as const;

/** The hosts' clock stands still: a Wednesday morning, in the week the demo is moved to. */
export const clock = '2026-10-21T07:00:00Z';

export const keys = `1:${Buffer.alloc(32, 7).toString('base64')}`;

export const demo = { slug: 'demo-nrm', password: 'kutsu-demo-2026' } as const;

/** A project beside the demo whose mail is really sent, to the sink of the journeys. */
export const own = { slug: 'oma-hanke', prefix: 'OMA' } as const;

export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** What the set-up tells the journeys, which run in processes of their own. */
export type Installation = { readonly databaseAppUrl: string; readonly mailFolder: string };

export function installation(): Installation {
	const told = process.env['KUTSU_JOURNEYS'];
	if (told === undefined) throw new Error('The set-up of the journeys has not run');
	return JSON.parse(told) as Installation;
}

/** Where a role's session is kept for all workers. */
export const sessionFile = (folder: string, role: string) => join(folder, `session-${role}.json`);
