import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

test.each([
	{
		agent:
			'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
		device: 'Chrome, Linux',
	},
	{
		agent:
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
		device: 'Safari, iOS',
	},
	{
		agent:
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
		device: 'Edge, Windows',
	},
	{
		agent: 'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
		device: 'Firefox, Android',
	},
	{ agent: 'curl/8.5.0', device: null },
])('$device', ({ agent, device }) => expect(deviceOf(agent)).toBe(device));
