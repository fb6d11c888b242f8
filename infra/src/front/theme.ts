/** What the cookie says; anything else leaves it to the device. */
export function themeOf(cookie: string | undefined): 'light' | 'dark' | 'system' {
	return cookie === 'light' || cookie === 'dark' ? cookie : 'system';
}
