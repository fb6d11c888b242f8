import { getTableName } from 'drizzle-orm';
import { privacy } from './privacy.ts';

/** docs/personal-data.md, written from the declarations in the schema: the start of a record of processing (GDPR Art. 30). */
export function personalDataDocument(): string {
	const lines = [
		'# Personal data',
		'',
		'Written from the schema by `pnpm docs:personal-data`; a test fails when this file and the schema differ, or when a column is not declared.',
		'Append-only tables (audit, attendance entries, releases, calendar deliveries, merges) hold ids, codes and times only, so that erasing a person leaves the evidence whole.',
		'',
	];
	for (const { table, personal } of privacy) {
		const columns = Object.entries(personal);
		if (columns.length === 0) continue;
		lines.push(`## ${getTableName(table)}`, '', '| column | whose | purpose | kept |', '|---|---|---|---|');
		for (const [name, { subject, purpose, retention }] of columns)
			lines.push(`| ${snake(name)} | ${subject} | ${purpose} | ${retention} |`);
		lines.push('');
	}
	return lines.join('\n');
}

function snake(name: string): string {
	return name.replaceAll(/[A-Z]+/g, (upper) => `_${upper.toLowerCase()}`);
}
