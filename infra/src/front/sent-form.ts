/**
 * Lets a request's form be read without the zero bytes that no keyboard types and no database keeps: they come with what
 * was pasted from a broken file, and whoever pasted it could not see what is wrong. Files are left as they are.
 */
export function withoutZeroBytes(request: Request): void {
	const read = request.formData.bind(request);
	request.formData = async () => {
		const sent = await read();
		const kept = new FormData();
		for (const [name, value] of sent) {
			if (typeof value === 'string') kept.append(cleaned(name), cleaned(value));
			else kept.append(cleaned(name), value);
		}
		return kept;
	};
}

const cleaned = (text: string) => text.replaceAll('\u0000', '');
