import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { keptPlurals } from './build-plugins/kept-plurals.ts';
import { lightLocale } from './build-plugins/light-locale.ts';

export default defineConfig({
	plugins: [
		lightLocale(),
		keptPlurals(),
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
					// The one inline style: SvelteKit's own announcer of page changes for screen readers.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
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
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// Only pages with forms run scripts, and they run the same ones: a few files instead of fifty.
						codeSplitting: {
							groups: [
								{ name: 'frame', test: /node_modules[\\/].*[\\/](?:svelte|clsx)[\\/]|preload-helper/ },
								{
									name: 'forms',
									test: /node_modules[\\/].*[\\/](?:sveltekit-superforms[\\/]dist[\\/](?!adapters)|ts-deepmerge)/,
								},
								// Fetched when somebody begins to fill a form in.
								{ name: 'checks', test: /node_modules[\\/].*[\\/](?:zod|memoize-weak|adapters)[\\/]/ },
								{
									name: 'parts',
									test: /packages[\\/](?:ui|i18n|kernel)[\\/](?!src[\\/]localized-schema)|@lucide/,
									minShareCount: 4,
								},
							],
						},
					},
				},
			},
		},
	},
	// Raw TypeScript and Svelte: bundled with the server too.
	ssr: { noExternal: [/^@kutsu\//] },
	server: {
		port: Number(process.env['PUBLIC_PORT'] ?? 3000),
		strictPort: true,
		fs: { allow: ['../..'] },
		proxy: { '^/(api/public|feeds|documents)(/|$)': process.env['API_URL'] ?? 'http://127.0.0.1:3002' },
	},
});
