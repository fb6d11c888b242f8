export { jsonLdScript, jsonLdText } from './json-ld-script.ts';
export type { JsonLd, JsonLdValue } from './json-ld-script.ts';
export { seminarJsonLd } from './seminar-json-ld.ts';
export type { SeminarFacts, SeminarItemFacts } from './seminar-json-ld.ts';
export { socialMeta } from './social-meta.ts';
export type { MetaTag, PageFacts, SocialMeta } from './social-meta.ts';
export { trainingJsonLd } from './training-json-ld.ts';
export type { TrainingFacts } from './training-json-ld.ts';
export type { EventFacts, OrganiserFacts, PersonFacts, PlaceFacts } from './event-facts.ts';
