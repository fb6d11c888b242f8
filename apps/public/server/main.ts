import { serveSite, settingsOrExit } from '@kutsu/infra/front';
import { readers } from '../src/settings.ts';

const settings = settingsOrExit(readers);

await serveSite({
	name: 'public',
	handlerUrl: new URL('../build/handler.js', import.meta.url),
	buildCommand: 'pnpm --filter @kutsu/app-public build',
	bodySizeLimit: '64K',
	apiUrl: settings.API_URL,
	internalSecret: settings.INTERNAL_SECRET,
	isBehindProxy: settings.TRUST_PROXY,
	toApi: /^\/(?:api\/public|feeds|documents)(?:\/|$)/,
	// The staff's cookie is sent here too, since cookies know no ports: none is passed on.
	passesCookies: false,
	port: settings.PUBLIC_PORT,
	host: settings.HOST,
});
