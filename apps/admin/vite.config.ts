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
		proxy: { '^/(api/staff|api/auth|feeds|documents)(/|$)': api },
	},
});
