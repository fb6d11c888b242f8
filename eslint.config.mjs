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
			// The formatter writes spaces that matter as {' '}.
			'svelte/no-useless-mustaches': 'off',
			// Takes the reason that follows the code for more codes; svelte-check reports those that ignore nothing.
			'svelte/no-unused-svelte-ignore': 'off',
			'svelte/no-at-html-tags': 'error',
			// Dates here are values of one moment, never changed in place.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
];
