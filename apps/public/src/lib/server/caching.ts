/** A page anyone may see: a shared cache before us may hand it out for some seconds, which carries a rush. */
export const sharedBriefly = { 'cache-control': 'public, max-age=0, s-maxage=10' } as const;

/** A page of one person, or one that only a link leads to: nobody keeps it. */
export const keptByNobody = {
	'cache-control': 'private, no-store',
	'x-robots-tag': 'noindex, nofollow',
} as const;
