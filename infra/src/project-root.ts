import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds the whole project, without a slash at its end. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** What Node keeps of compiled modules, so that the next start has it ready; where it cannot be written Node goes without. */
export const compileCache = join(projectRoot, 'node_modules/.cache/node');
