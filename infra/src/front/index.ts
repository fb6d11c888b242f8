export { createFront, frontHeaders } from './front.ts';
export type { FrontOptions, Handler, Log } from './front.ts';
export { serveSite, settingsOrExit } from './serve-site.ts';
export type { Site } from './serve-site.ts';
export { readSettings, SettingsFault } from './settings.ts';
