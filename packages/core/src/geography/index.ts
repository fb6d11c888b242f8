export { municipalities, regionOfMunicipality, regionsOf, requireMunicipality } from './queries.ts';
export type { Municipality, Region } from './queries.ts';
