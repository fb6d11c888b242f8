/** A fault for the log: its kind, code and trace. Its message may quote values of a row or an address, so it is left out. */
export function faultFacts(fault: unknown): Record<string, unknown> {
	if (!(fault instanceof Error)) return { fault: typeof fault };
	const origin = fault.cause instanceof Error ? fault.cause : fault;
	const code = 'code' in origin ? { code: String(origin.code) } : {};
	// Those of the server and those of drizzle, which quotes a statement's values whatever went wrong with it.
	const isOurs = !('severity' in origin) && !('params' in fault);
	return {
		fault: fault.name,
		...code,
		...(isOurs ? { reason: fault.message.replaceAll(/[^\s<>"(),;:]+@[^\s<>"(),;:]+/g, '…') } : {}),
		trace: fault.stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.slice(0, 8)
			.join('\n'),
	};
}
