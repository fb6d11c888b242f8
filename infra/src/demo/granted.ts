/** What a command granted. The demo asks for nothing that can be refused, so a refusal is a fault in its data. */
export async function grantedOf<Result extends { readonly ok: boolean }>(
	running: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
	const result = await running;
	if (!result.ok) throw new Error(`The demo was refused: ${JSON.stringify(result)}`);
	// Narrowed by the line above; the type parameter hides it.
	return result as Extract<Result, { ok: true }>;
}
