import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

// Only what oxlint cannot see: the templates. Scripts, types and imports are the other checks' business.
export default [
	{ ignores: ['**/node_modules/', '**/build/', '**/.svelte-kit/', '**/.svelte-check/'] },
	...svelte.configs['flat/recommended'],
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			// Our links are localized by one function, which knows the base as well.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/no-target-blank': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-inline-styles': 'off',
			'svelte/no-at-html-tags': 'error',
		},
	},
];
