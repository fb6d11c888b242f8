import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { canonicalPath } from '#lib/paths.ts';
import { townsTransport } from '#lib/registrations/towns.ts';

export const reroute: Reroute = ({ url }) => canonicalPath(url.pathname);

export const transport: Transport = { Towns: townsTransport };
