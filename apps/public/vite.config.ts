import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { lightLocale } from './build-plugins/light-locale.ts';

export default defineConfig({
	plugins: [
		lightLocale(),
		tailwindcss(),
		sveltekit({
			adapter: adapter(),
			// Hashes, not nonces: a page that anyone may read can be kept by a shared cache.
			csp: {
				mode: 'hash',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
					'base-uri': ['none'],
				},
			},
			paths: { relative: false },
			version: { pollInterval: 0 },
			compilerOptions: { runes: true },
		}),
	],
	// Raw TypeScript and Svelte: bundled with the server too.
	ssr: { noExternal: [/^@kutsu\//] },
	server: { port: 3000, strictPort: true },
});
