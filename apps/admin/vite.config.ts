import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3002';

export default defineConfig({
	plugins: [
		tailwindcss(),
		sveltekit({
			adapter: adapter(),
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					// The one style attribute there is: SvelteKit hides with it what it reads out on navigation.
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
	// Raw TypeScript and Svelte: bundled with the server too.
	ssr: { noExternal: [/^@kutsu\//] },
	server: {
		port: Number(process.env['ADMIN_PORT'] ?? 3001),
		strictPort: true,
		fs: { allow: ['../..'] },
		proxy: { '^/(api/staff|api/auth|feeds|documents)(/|$)': api },
	},
});
