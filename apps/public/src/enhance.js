// What a page gains with scripts beside what it already does without: the only script of a page that has no form to check.

document.addEventListener('submit', (event) => {
	const form = /** @type {HTMLFormElement} */ (event.target);
	if (form.dataset.enhance !== 'theme' || !(event.submitter instanceof HTMLButtonElement)) return;
	event.preventDefault();
	const { value } = event.submitter;
	if (value === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = value;
	document.cookie = `theme=${value}; path=/; max-age=${value === 'system' ? 0 : 31_536_000}; samesite=lax`;
	for (const button of form.querySelectorAll('button')) {
		button.setAttribute('aria-pressed', String(button.value === value));
	}
});

document.addEventListener('click', async (event) => {
	const button = /** @type {Element} */ (event.target).closest('button[data-copy]');
	if (!(button instanceof HTMLButtonElement)) return;
	const field = document.getElementById(button.dataset.copy ?? '');
	if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
	field.select();
	await navigator.clipboard.writeText(field.value);
	const told = document.getElementById(`${button.dataset.copy}-told`);
	if (told) told.textContent = button.dataset.copied ?? '';
	button.dataset.done = '';
});
