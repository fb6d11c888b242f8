import { parseArgs } from 'node:util';
import { CannotStart } from '../cannot-start.ts';

export type Arguments = {
	readonly empty: boolean;
	readonly help: boolean;
	/** The address of an account whose password is lost, where no mail can take a link there. */
	readonly 'password-link'?: string | undefined;
};

export const usage = `Kutsu: training events and outreach logistics

  npm start                  start everything; an empty database gets the demo project
  npm start -- --empty       start without the demo; prints a one-time link that makes the first owner
  npm start -- --password-link you@example.org
                             start, and print a one-time link to choose that account's password anew: for when
                             no mail server is set
  npm start -- --help        show this

Settings are environment variables or lines of a file named .env; all of them are described in .env.example.
`;

/** @throws CannotStart for an option that does not exist. */
export function readArguments(given: readonly string[]): Arguments {
	// npm and pnpm differ in whether they take the "--" away.
	const args = given.filter((argument) => argument !== '--');
	try {
		const { values } = parseArgs({
			args,
			options: {
				empty: { type: 'boolean', default: false },
				'password-link': { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		return values;
	} catch (error) {
		throw new CannotStart(`"${args.join(' ')}" is not understood: use --empty, --password-link or --help.`, {
			cause: error,
		});
	}
}
