import { styleText } from 'node:util';

export type Step = {
	/** What is being done right now, in a few words. */
	say(detail: string): void;
};

export type Progress = {
	/** Shows that `title` is under way for as long as `work` runs, and how long it took. */
	step<Result>(title: string, work: (step: Step) => Promise<Result>): Promise<Result>;
};

type Output = { write(text: string): unknown; readonly isTTY?: boolean };

const sayAgainMs = 5_000;

/** In a terminal one line that keeps changing; elsewhere a line for each thing worth knowing. */
export function showProgress(output: Output): Progress {
	return {
		async step(title, work) {
			const startedAt = Date.now();
			const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
			let detail = '';
			const doing = () => `${title}${detail ? `: ${detail}` : ''} …`;
			const show = () =>
				output.write(output.isTTY ? `\r\u001B[2K  ${doing()} ${seconds()}` : `  ${doing()} ${seconds()}\n`);
			if (output.isTTY) show();
			else output.write(`  ${doing()}\n`);
			const timer = setInterval(show, output.isTTY ? 100 : sayAgainMs);
			const end = (mark: string) =>
				output.write(`${output.isTTY ? '\r\u001B[2K' : ''}${mark} ${title} ${dim(output, seconds())}\n`);
			try {
				const result = await work({ say: (text) => (detail = text) });
				end(coloured(output, 'green', '✓'));
				return result;
			} catch (error) {
				end(coloured(output, 'red', '✗'));
				throw error;
			} finally {
				clearInterval(timer);
			}
		},
	};
}

function coloured(output: Output, colour: 'green' | 'red', text: string): string {
	return output.isTTY ? styleText(colour, text) : text;
}

function dim(output: Output, text: string): string {
	return output.isTTY ? styleText('dim', text) : text;
}
