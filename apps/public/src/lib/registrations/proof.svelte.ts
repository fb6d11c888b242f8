import { unable } from './proof-answer.ts';

/** The work a training under attack asks of a browser; begun as soon as it is asked for. */
export class Proof {
	state = $state<'none' | 'working' | 'done' | 'failed'>('none');
	#work: Promise<string> = Promise.resolve('');

	begin(challenge: string): Promise<string> {
		this.state = 'working';
		this.#work = this.#solve(challenge);
		return this.#work;
	}

	/** What goes with the form; waits for the work. Empty when nothing was asked for. */
	answer(): Promise<string> {
		return this.#work;
	}

	async #solve(challenge: string): Promise<string> {
		let proof: string | null = null;
		try {
			// Loaded only when it is needed, which is hardly ever.
			const { prove } = await import('./prove.ts');
			proof = await prove(challenge);
		} catch {
			// No workers, or no cryptography on a page that came over plain http.
			proof = null;
		}
		this.state = proof === null ? 'failed' : 'done';
		return proof ?? unable;
	}
}
