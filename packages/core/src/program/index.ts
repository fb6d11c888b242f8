export { etagMatches } from '@kutsu/calendar';
export { addItem } from './commands/add-item.ts';
export type { AddedItem } from './commands/add-item.ts';
export { addSpeaker } from './commands/add-speaker.ts';
export { addTrack } from './commands/add-track.ts';
export { createProgram } from './commands/create-program.ts';
export { editItem } from './commands/edit-item.ts';
export { editSpeaker } from './commands/edit-speaker.ts';
export { editTrack } from './commands/edit-track.ts';
export { placeItem } from './commands/place-item.ts';
export { releaseProgram } from './commands/release-program.ts';
export type { Released } from './commands/release-program.ts';
export { unplaceItem } from './commands/unplace-item.ts';
export { programStamp, publicProgram } from './queries/public-program.ts';
export { draftProgram, programForStaff, seminarsOfProject } from './queries/staff-program.ts';
export type {
	PublicProgram,
	ShownDay,
	ShownItem,
	ShownProgram,
	ShownSpeaker,
} from './queries/public-program.ts';
export type { ProgramForStaff, ReleaseRow, SeminarRow } from './queries/staff-program.ts';
export { programCalendar } from './queries/calendar.ts';
export { draftDocument, programDocument } from './queries/document.ts';
export type { ProgramFile } from './queries/document.ts';
