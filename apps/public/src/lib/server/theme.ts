import type { Theme } from '@kutsu/ui';

/** What the cookie says; anything else leaves it to the device. */
export function themeOf(cookie: string | undefined): Theme {
	return cookie === 'light' || cookie === 'dark' ? cookie : 'system';
}
