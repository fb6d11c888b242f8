import { expect, test } from 'vitest';
import { extentOf } from './extent.ts';

const came = { id: 'came', hasAttended: true };
const comes = { id: 'comes', hasAttended: false };

test.each([
	{
		when: 'a person who came to nothing asks',
		given: ['asked', 'comes', [comes]],
		extent: { scope: 'everything', registrationIds: ['comes'], coversPerson: true },
	},
	{
		when: 'a person who came to something asks',
		given: ['asked', 'comes', [comes, came]],
		extent: { scope: 'evidence_stays', registrationIds: ['comes', 'came'], coversPerson: true },
	},
	{
		when: 'it was not them, and nothing else is theirs',
		given: ['not_me', 'comes', [comes]],
		extent: { scope: 'everything', registrationIds: ['comes'], coversPerson: true },
	},
	{
		when: 'it was not them, but another registration is',
		given: ['not_me', 'comes', [comes, came]],
		extent: { scope: 'registration', registrationIds: ['comes'], coversPerson: false },
	},
	{
		when: 'a colleague never took the seat they were given',
		given: ['never_accepted', 'comes', [comes]],
		extent: { scope: 'everything', registrationIds: ['comes'], coversPerson: true },
	},
] as const)('when $when', ({ given: [cause, id, all], extent }) => {
	expect(extentOf(cause, id, all)).toEqual(extent);
});
