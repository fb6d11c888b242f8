import { recordedAnswers } from './recorded.ts';

// Run before a site: its data are constant and lie in its own process, so that only the rendering is left.
const answers = recordedAnswers(process.env['RECORDED'] ?? '');
globalThis.fetch = (input, init) => {
	const url = new URL(input instanceof Request ? input.url : input);
	return Promise.resolve(
		answers(
			init?.method ?? 'GET',
			url.pathname + url.search,
			typeof init?.body === 'string' ? init.body : '',
			false,
		),
	);
};
