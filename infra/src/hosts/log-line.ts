import { styleText } from 'node:util';

const levels: Readonly<Record<number, string>> = {
	10: 'trace',
	20: 'debug',
	30: 'info',
	40: 'warn',
	50: 'error',
	60: 'fatal',
};

const colours = {
	api: 'cyan',
	worker: 'magenta',
	public: 'green',
	admin: 'yellow',
	postgres: 'blue',
} as const;

/** A host's line as the terminal shows it: its name in its colour, and pino's JSON as words; a trace keeps its lines. */
export function shownLine(name: string, line: string, isColoured: boolean): string {
	const colour = Object.hasOwn(colours, name) ? colours[name as keyof typeof colours] : 'gray';
	const prefix = name.padEnd(8);
	const shown = isColoured ? styleText(colour, prefix, { validateStream: false }) : prefix;
	return asWords(line)
		.split('\n')
		.map((part) => `${shown} ${part}`)
		.join('\n');
}

function asWords(line: string): string {
	const entry = parsed(line);
	if (!entry || typeof entry['msg'] !== 'string') return line;
	const { level, time, msg, pid: _pid, hostname: _hostname, name: _name, err, ...rest } = entry;
	const at =
		typeof time === 'number' || typeof time === 'string'
			? `${new Date(time).toTimeString().slice(0, 8)} `
			: '';
	const known = levels[Number(level)] ?? String(level ?? '');
	const facts = Object.entries(rest).map(
		([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
	);
	const fault = err && typeof err === 'object' && 'stack' in err ? `\n${String(err.stack)}` : '';
	return [`${at}${known === 'info' ? '' : `${known} `}${msg}`, ...facts].join(' ') + fault;
}

function parsed(line: string): Record<string, unknown> | undefined {
	if (!line.startsWith('{')) return undefined;
	try {
		const value: unknown = JSON.parse(line);
		return value !== null && typeof value === 'object' ? { ...value } : undefined;
	} catch {
		return undefined;
	}
}
