/** Localized public paths; every other path is the same in all languages behind its prefix. */
const page = (pattern, fi, sv, en) => ({
	pattern,
	localized: [
		['fi', `/fi${fi}`],
		['sv', `/sv${sv}`],
		['en', `/en${en}`],
	],
});

/** @type {import('@inlang/paraglide-js').CompilerOptions} */
export default {
	strategy: ['url', 'baseLocale'],
	outputStructure: 'message-modules',
	urlPatterns: [
		page(
			'/trainings/:code/register-several',
			'/koulutukset/:code/ilmoita-ryhma',
			'/utbildningar/:code/anmal-grupp',
			'/trainings/:code/register-several',
		),
		page(
			'/trainings/:code/register',
			'/koulutukset/:code/ilmoittaudu',
			'/utbildningar/:code/anmalan',
			'/trainings/:code/register',
		),
		page(
			'/trainings/:code/registered',
			'/koulutukset/:code/ilmoittauduttu',
			'/utbildningar/:code/anmald',
			'/trainings/:code/registered',
		),
		page('/trainings/:code', '/koulutukset/:code', '/utbildningar/:code', '/trainings/:code'),
		page('/trainings', '/koulutukset', '/utbildningar', '/trainings'),
		page(
			'/my-registrations/:token',
			'/omat-ilmoittautumiset/:token',
			'/mina-anmalningar/:token',
			'/my-registrations/:token',
		),
		page('/my-registrations', '/omat-ilmoittautumiset', '/mina-anmalningar', '/my-registrations'),
		page('/embed/list', '/upotus/luettelo', '/inbaddning/lista', '/embed/list'),
		page('/embed/month', '/upotus/kuukausi', '/inbaddning/manad', '/embed/month'),
		page('/share', '/jaa-kalenteri', '/dela-kalender', '/share-calendar'),
		page('/program/:code', '/ohjelma/:code', '/program/:code', '/program/:code'),
		page(
			'/projects/:project/privacy',
			'/hankkeet/:project/tietosuoja',
			'/projekt/:project/dataskydd',
			'/projects/:project/privacy',
		),
		page(
			'/projects/:project/accessibility',
			'/hankkeet/:project/saavutettavuus',
			'/projekt/:project/tillganglighet',
			'/projects/:project/accessibility',
		),
		page(
			'/projects/:project/contact',
			'/hankkeet/:project/yhteystiedot',
			'/projekt/:project/kontakt',
			'/projects/:project/contact',
		),
		page('/party/:token/:member', '/ryhma/:token/:member', '/grupp/:token/:member', '/party/:token/:member'),
		page('/party/:token', '/ryhma/:token', '/grupp/:token', '/party/:token'),
		page('/invited/:token', '/ilmoitettu/:token', '/anmald/:token', '/invited/:token'),
		page('/:path(.*)?', '/:path(.*)?', '/:path(.*)?', '/:path(.*)?'),
	],
	isServer: 'import.meta.env?.SSR ?? typeof window === "undefined"',
};
