/** Unknown, or hidden from this actor: the two answer alike. */
export class NotFound extends Error {
	override readonly name = 'NotFound';
	constructor(what = 'thing') {
		super(`No such ${what}`);
	}
}

/** The actor is known but may not do this, and already sees that the thing exists. */
export class Forbidden extends Error {
	override readonly name = 'Forbidden';
	constructor(action = 'this') {
		super(`Not allowed: ${action}`);
	}
}

/** Turns an impossible case into a loud fault, and an unhandled one into a type error. */
export function assertNever(value: never): never {
	throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}

/** The single row of a result; anything else is a fault. */
export function only<Row>(rows: readonly Row[]): Row {
	const [row] = rows;
	if (row === undefined || rows.length !== 1) throw new Error(`Expected one row, got ${rows.length}`);
	return row;
}

/** A value that cannot be absent here; absence is a fault that names it. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
	if (value === null || value === undefined) throw new Error(`Missing: ${what}`);
	return value;
}
