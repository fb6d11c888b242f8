import type { Option } from '@kutsu/ui';
import { fieldId } from '@kutsu/ui/field.ts';

/** Municipalities to choose from. A page that is just being written holds them once: in its list, and not in its data too. */
export class Towns {
	readonly options: readonly Option[];
	readonly isOnPage: boolean;

	constructor(options: readonly Option[], isOnPage: boolean) {
		this.options = options;
		this.isOnPage = isOnPage;
	}
}

const onPage = 'on page';

/** How they come from the server to the browser. */
export const townsTransport = {
	encode: (value: unknown) => value instanceof Towns && (value.isOnPage ? onPage : value.options),
	decode: (given: typeof onPage | readonly Option[]) =>
		new Towns(given === onPage ? optionsOnPage() : given, false),
};

function optionsOnPage(): Option[] {
	const list = document.getElementById(fieldId('municipality'));
	if (!(list instanceof HTMLSelectElement)) return [];
	return [...list.options].flatMap(({ value, text }) => (value === '' ? [] : [{ value, label: text }]));
}
