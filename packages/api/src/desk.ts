import {
	addNote,
	admitWalkIn,
	doorOf,
	bulkOverview,
	correctPerson,
	deskChoices,
	dropFilter,
	eraseNote,
	matchingRegistrations,
	moveTargets,
	personOfProject,
	prepareBulk,
	registrationList,
	registrationStatistics,
	saveFilter,
	setTags,
	startBulk,
} from '@kutsu/core/desk';
import {
	AddNoteInput,
	BulkPageInput,
	BulkRunInput,
	ChoicesInput,
	CorrectPersonInput,
	DropFilterInput,
	EraseNoteInput,
	MatchingInput,
	MoveTargetsInput,
	PersonOfProjectInput,
	PrepareBulkInput,
	RegistrationListInput,
	SaveFilterInput,
	SetTagsInput,
	StatisticsInput,
	WalkInInput,
	DoorInput,
} from '@kutsu/core/desk/model';
import { router, staff } from './trpc.ts';

export const desk = router({
	list: staff('participants.read')
		.input(RegistrationListInput)
		.query(({ ctx, input }) => registrationList(ctx, { ...input, projectId: ctx.projectId })),
	choices: staff('participants.read')
		.input(ChoicesInput)
		.query(({ ctx, input }) => deskChoices(ctx, { ...input, projectId: ctx.projectId })),
	statistics: staff('participants.read')
		.input(StatisticsInput)
		.query(({ ctx, input }) => registrationStatistics(ctx, { ...input, projectId: ctx.projectId })),
	saveFilter: staff('participants.read')
		.input(SaveFilterInput)
		.mutation(({ ctx, input }) => saveFilter(ctx, { ...input, projectId: ctx.projectId })),
	dropFilter: staff('participants.read')
		.input(DropFilterInput)
		.mutation(({ ctx, input }) => dropFilter(ctx, { ...input, projectId: ctx.projectId })),
	person: staff('participants.read')
		.input(PersonOfProjectInput)
		.query(({ ctx, input }) => personOfProject(ctx, { ...input, projectId: ctx.projectId })),
	correctPerson: staff('participants.write')
		.input(CorrectPersonInput)
		.mutation(({ ctx, input }) => correctPerson(ctx, { ...input, projectId: ctx.projectId })),
	addNote: staff('participants.write')
		.input(AddNoteInput)
		.mutation(({ ctx, input }) => addNote(ctx, { ...input, projectId: ctx.projectId })),
	eraseNote: staff('participants.write')
		.input(EraseNoteInput)
		.mutation(({ ctx, input }) => eraseNote(ctx, { ...input, projectId: ctx.projectId })),
	setTags: staff('participants.write')
		.input(SetTagsInput)
		.mutation(({ ctx, input }) => setTags(ctx, { ...input, projectId: ctx.projectId })),
	moveTargets: staff('participants.write')
		.input(MoveTargetsInput)
		.query(({ ctx, input }) => moveTargets(ctx, { ...input, projectId: ctx.projectId })),
	prepareBulk: staff('participants.write')
		.input(PrepareBulkInput)
		.mutation(({ ctx, input }) => prepareBulk(ctx, { ...input, projectId: ctx.projectId })),
	matching: staff('participants.write')
		.input(MatchingInput)
		.query(({ ctx, input }) => matchingRegistrations(ctx, { ...input, projectId: ctx.projectId })),
	bulk: staff('participants.write')
		.input(BulkPageInput)
		.query(({ ctx, input }) => bulkOverview(ctx, { ...input, projectId: ctx.projectId })),
	startBulk: staff('participants.write')
		.input(BulkRunInput)
		.mutation(({ ctx, input }) => startBulk(ctx, { ...input, projectId: ctx.projectId })),
	door: staff('attendance.write')
		.input(DoorInput)
		.query(({ ctx, input }) => doorOf(ctx, { ...input, projectId: ctx.projectId })),
	walkIn: staff('attendance.write')
		.input(WalkInInput)
		.mutation(({ ctx, input }) => admitWalkIn(ctx, { ...input, projectId: ctx.projectId })),
});
