import {
	addItem,
	addSpeaker,
	addTrack,
	createProgram,
	editItem,
	editSpeaker,
	editTrack,
	placeItem,
	programForStaff,
	publicProgram,
	releaseProgram,
	seminarsOfProject,
	unplaceItem,
} from '@kutsu/core/program';
import {
	AddItemInput,
	AddSpeakerInput,
	AddTrackInput,
	CreateProgramInput,
	EditItemInput,
	EditSpeakerInput,
	EditTrackInput,
	PlaceItemInput,
	PublicProgramInput,
	ReleaseProgramInput,
	StaffProgramInput,
	UnplaceItemInput,
} from '@kutsu/core/program/model';
import { publicProcedure, router, staff } from './trpc.ts';

const reading = staff('program.read');
const writing = staff('program.write');

export const publicPrograms = router({
	get: publicProcedure.input(PublicProgramInput).query(({ ctx, input }) => publicProgram(ctx, input)),
});

export const staffPrograms = router({
	seminars: reading.query(({ ctx, input }) => seminarsOfProject(ctx, input)),
	get: reading.input(StaffProgramInput).query(({ ctx, input }) => programForStaff(ctx, input)),
	create: writing.input(CreateProgramInput).mutation(({ ctx, input }) => createProgram(ctx, input)),
	addTrack: writing.input(AddTrackInput).mutation(({ ctx, input }) => addTrack(ctx, input)),
	editTrack: writing.input(EditTrackInput).mutation(({ ctx, input }) => editTrack(ctx, input)),
	addSpeaker: writing.input(AddSpeakerInput).mutation(({ ctx, input }) => addSpeaker(ctx, input)),
	editSpeaker: writing.input(EditSpeakerInput).mutation(({ ctx, input }) => editSpeaker(ctx, input)),
	addItem: writing.input(AddItemInput).mutation(({ ctx, input }) => addItem(ctx, input)),
	editItem: writing.input(EditItemInput).mutation(({ ctx, input }) => editItem(ctx, input)),
	placeItem: writing.input(PlaceItemInput).mutation(({ ctx, input }) => placeItem(ctx, input)),
	unplaceItem: writing.input(UnplaceItemInput).mutation(({ ctx, input }) => unplaceItem(ctx, input)),
	release: writing.input(ReleaseProgramInput).mutation(({ ctx, input }) => releaseProgram(ctx, input)),
});
