import type { FeedClient } from '../model.ts';

/** The first that fits names the program: what pretends to be a browser stands before browsers. */
const signs: readonly (readonly [FeedClient, RegExp])[] = [
	['google', /google-calendar|googlebot|feedfetcher-google/i],
	['microsoft', /outlook|microsoft|exchange|owa\b/i],
	['nextcloud', /nextcloud/i],
	['thunderbird', /thunderbird|betterbird/i],
	['android', /icsx5|davx|etar|android.*(?:dalvik|okhttp)|dalvik/i],
	[
		'apple',
		/dataaccessd|calendaragent|\bcalendard?\/|cfnetwork|macos\/|\bios\/|mac_os_x\/|mac os x\/|icloud/i,
	],
	['browser', /mozilla\//i],
];

/** What kind of program a User-Agent names; nothing more of it is kept. `other` for one unknown or unsaid. */
export function clientOf(userAgent: string | undefined): FeedClient {
	const said = (userAgent ?? '').slice(0, 500);
	return signs.find(([, sign]) => sign.test(said))?.[0] ?? 'other';
}
