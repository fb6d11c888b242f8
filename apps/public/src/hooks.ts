import type { Reroute } from '@sveltejs/kit/hooks';
import { canonicalPath } from '#lib/paths.ts';

export const reroute: Reroute = ({ url }) => canonicalPath(url.pathname);
