/** The product's own languages, in the order a Finnish authority shows them. */
export const locales = ['fi', 'sv', 'en'] as const;
