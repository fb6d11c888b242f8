import { serveSite, settingsOrExit } from '@kutsu/infra/front';
import { readers } from '../src/settings.ts';

const settings = settingsOrExit(readers);

await serveSite({
	name: 'admin',
	handlerUrl: new URL('../build/handler.js', import.meta.url),
	buildCommand: 'pnpm --filter @kutsu/app-admin build',
	bodySizeLimit: '512K',
	apiUrl: settings.API_URL,
	internalSecret: settings.INTERNAL_SECRET,
	isBehindProxy: settings.TRUST_PROXY,
	toApi: /^\/(?:api\/staff|api\/auth|feeds|documents)(?:\/|$)/,
	passesCookies: true,
	port: settings.ADMIN_PORT,
	host: settings.HOST,
});
