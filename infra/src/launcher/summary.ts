import { styleText } from 'node:util';
import type { DemoSignIn } from '../demo/sign-ins.ts';
import type { Config } from './config.ts';

export type SummaryFacts = {
	readonly config: Config;
	/** Where the database lies. */
	readonly place: string;
	readonly isDemo: boolean;
	readonly signIns: readonly DemoSignIn[];
	/** The address that makes the first owner; undefined when there is one already. */
	readonly ownerLink: string | undefined;
	/** Whose password was lost, and the address to choose it anew; undefined when nobody asked. */
	readonly newPassword: { readonly email: string; readonly link: string | undefined } | undefined;
	readonly tookMs: number;
	readonly isColoured: boolean;
};

/** All that a person needs to go on, said once, when everything runs. */
export function summary(facts: SummaryFacts): string {
	const { config } = facts;
	const strong = (text: string) =>
		facts.isColoured ? styleText('bold', text, { validateStream: false }) : text;
	const rows: [string, ...string[]][] = [
		['Public site', strong(config.urls.public)],
		['Admin', strong(config.urls.admin)],
		['API', config.urls.api],
	];
	if (facts.isDemo && facts.signIns.length > 0) rows.push(['Sign in', ...signInLines(facts.signIns)]);
	if (facts.ownerLink)
		rows.push([
			'First owner',
			strong(facts.ownerLink),
			'works once: it makes the account that invites all others',
		]);
	if (facts.newPassword) rows.push(['New password', ...newPasswordLines(facts.newPassword, strong)]);
	rows.push(['Data', ...dataLines(facts)]);
	rows.push(['Mail', mailLine(facts)]);
	if (facts.isDemo) {
		const elsewhere =
			config.databaseUrl === undefined
				? 'KUTSU_DATA_DIR=.kutsu/own'
				: 'DATABASE_URL=postgres://owner:password@host:5432/another KUTSU_DATA_DIR=.kutsu/own';
		rows.push(['Start empty', `${elsewhere} npm start -- --empty`]);
	}
	if (config.databaseUrl === undefined)
		rows.push(['Own Postgres', 'DATABASE_URL=postgres://owner:password@host:5432/kutsu npm start']);
	rows.push(['Stop', 'Ctrl-C']);
	const width = Math.max(...rows.map(([label]) => label.length));
	const lines = rows.flatMap(([label, ...values]) =>
		values.map((value, index) => `  ${(index === 0 ? label : '').padEnd(width)}  ${value}`),
	);
	const title = facts.isDemo ? 'Kutsu runs with the demo project' : 'Kutsu runs';
	return `\n${strong(title)} (ready in ${(facts.tookMs / 1000).toFixed(1)} s)\n\n${lines.join('\n')}\n`;
}

function signInLines(signIns: readonly DemoSignIn[]): string[] {
	const role = Math.max(...signIns.map((one) => one.role.length));
	const email = Math.max(...signIns.map((one) => one.email.length));
	return signIns.map((one) => `${one.role.padEnd(role)}  ${one.email.padEnd(email)}  ${one.password}`);
}

function newPasswordLines(
	{ email, link }: NonNullable<SummaryFacts['newPassword']>,
	strong: (text: string) => string,
): string[] {
	return link === undefined
		? [`${email} has no account here, or its link went by mail`]
		: [strong(link), `works once, for an hour: it chooses the password of ${email} anew`];
}

function dataLines({ config, place }: SummaryFacts): string[] {
	if (config.databaseUrl !== undefined) return [place, `${config.dataDir} (keys and files)`];
	return place.startsWith(config.dataDir)
		? [config.dataDir]
		: [`${config.dataDir} (keys and files)`, `${place} (database)`];
}

function mailLine({ config, isDemo }: SummaryFacts): string {
	if (isDemo) return 'the demo’s mail never leaves this machine: read it in the admin’s outbox';
	if (config.smtpUrl === undefined) return 'stays in the admin’s outbox until SMTP_URL is set';
	return `is sent through ${new URL(config.smtpUrl).host} as ${config.mailFrom}`;
}
