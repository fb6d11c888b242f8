export { myDataPdf } from './my-data.ts';
export type { MyDataDocument } from './my-data.ts';
export { programPdf } from './program.ts';
export type {
	PrintedItem,
	PrintedItemKind,
	PrintedRoom,
	PrintedSpeaker,
	PrintedTrack,
	ProgramDocument,
	Shown,
} from './program-document.ts';
