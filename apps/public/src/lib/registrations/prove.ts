import { solveChallengeWorkers } from 'altcha-lib';
import type { Challenge } from 'altcha-lib/types';

/** Works out a challenge beside the page, which stays quick; as the text a form sends. Null when it took too long. */
export async function prove(text: string): Promise<string | null> {
	// Our own server's, as it was made.
	const challenge = JSON.parse(text) as Challenge;
	const solution = await solveChallengeWorkers({
		challenge,
		concurrency: Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1)),
		createWorker: () => new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' }),
		timeout: 120_000,
	});
	return solution && JSON.stringify({ challenge, solution });
}
