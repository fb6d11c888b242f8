import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './fonts.ts';
import { printableValue } from './printable.ts';

const templates = fileURLToPath(new URL('./templates/', import.meta.url));
// How many compilations a memoised layout outlives; without eviction the cache grows with every document.
const cachedCompilations = 8;

let compiler: NodeCompiler | undefined;

/**
 * Sets a template with data as PDF/UA-1. The data is read as JSON, so nothing in it is ever markup.
 * @throws Error with the compiler's words when the template or the data does not make a conforming document.
 */
export function typeset(template: string, data: object): Uint8Array {
	compiler ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: [...fontFiles] }] });
	const result = compiler.compile({
		mainFilePath: `${templates}${template}`,
		inputs: { data: JSON.stringify(printableValue(data)) },
	});
	const { result: document } = result;
	const complaint = result.takeError() ?? result.takeWarnings();
	if (document === null || complaint !== null) {
		throw new Error(
			`${template}: ${complaint ? JSON.stringify(compiler.fetchDiagnostics(complaint)) : 'no document'}`,
		);
	}
	const bytes = compiler.pdf(document, { pdfStandard: 'ua-1' });
	compiler.evictCache(cachedCompilations);
	return bytes;
}
