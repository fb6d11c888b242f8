import { benchBigFeed } from './big-feed.ts';
import { benchCatalogue } from './catalogue.ts';
import { benchFeeds } from './feeds.ts';
import { stopHosts } from './hosts.ts';
import { startBench } from './installation.ts';
import { isGoodEnough } from './measure.ts';
import type { Measure } from './measure.ts';
import { benchRegister } from './register.ts';
import { benchRush } from './rush.ts';

// Ratios against a limit measured in the same run, as a table and as JSON; ends with 1 when one is not met.
const parts = {
	register: benchRegister,
	rush: benchRush,
	feeds: benchFeeds,
	'big-feed': benchBigFeed,
	catalogue: benchCatalogue,
};
// A word names a part; `subscribers=5000` and the like make one smaller.
const asked = process.argv.slice(2).filter((word) => !word.includes('='));
const bench = await startBench();
const measures: Measure[] = [];
try {
	for (const [name, part] of Object.entries(parts)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		process.stderr.write(`Measuring ${name} …\n`);
		measures.push(...(await part(bench)));
	}
} finally {
	await stopHosts();
	await bench.stop();
}

const rows = measures.map((measure) => [
	isGoodEnough(measure) ? 'ok' : 'NO',
	measure.name,
	measure.ratio === null ? '' : measure.ratio.toFixed(2),
	measure.atLeast === undefined
		? measure.atMost === undefined
			? ''
			: `≤ ${measure.atMost}`
		: `≥ ${measure.atLeast}`,
	measure.detail,
]);
const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
for (const row of rows)
	process.stdout.write(
		`${row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd()}\n`,
	);
process.stdout.write(`${JSON.stringify(measures)}\n`);
process.exitCode = measures.every(isGoodEnough) ? 0 : 1;
