import { expect, test } from 'vitest';
import { clientOf } from './client.ts';

test.each([
	['Google-Calendar-Importer', 'google'],
	['iOS/18.1 (22B83) dataaccessd/1.0', 'apple'],
	['macOS/15.1 (24B83) CalendarAgent/988.1', 'apple'],
	['Mac_OS_X/14.2 (23C64) CalendarAgent/982', 'apple'],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Thunderbird/128.4.0',
		'thunderbird',
	],
	['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)', 'microsoft'],
	['ExchangeServicesClient/15.20', 'microsoft'],
	['Nextcloud Server Crawler', 'nextcloud'],
	['ICSx5/2.2.3 (ical4j okhttp Android/14)', 'android'],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
		'browser',
	],
	['vdirsyncer/0.19.3', 'other'],
	['', 'other'],
	[undefined, 'other'],
])('%s is %s', (userAgent, client) => expect(clientOf(userAgent)).toBe(client));
