/** A tap on the list, as it goes to the API: made once, sent until it is answered. */
export type Mark = {
	readonly requestId: string;
	readonly registrationId: string;
	readonly mark: 'present' | 'absent';
	readonly deviceAt: Date;
};

export type MarkQueue = {
	/** In the order of the taps; those being sent first. */
	readonly waiting: readonly Mark[];
	/** How many of the first are on their way. */
	readonly sendingCount: number;
	/** The last attempt did not arrive: what waits is sent again when asked, or with the next tap. */
	readonly hasFailed: boolean;
	/** What the API has answered since the page was read. */
	readonly settled: ReadonlyMap<string, Mark>;
};

export const emptyQueue: MarkQueue = { waiting: [], sendingCount: 0, hasFailed: false, settled: new Map() };

export function tapped(queue: MarkQueue, mark: Mark): MarkQueue {
	return { ...queue, waiting: [...queue.waiting, mark] };
}

/** The marks to send now; none while others are on their way. At most as many as one call takes. */
export function toSend(queue: MarkQueue): readonly Mark[] {
	return queue.sendingCount > 0 ? [] : queue.waiting.slice(0, 500);
}

export function sending(queue: MarkQueue, count: number): MarkQueue {
	return { ...queue, sendingCount: count, hasFailed: false };
}

/** The marks on their way were answered: those taken stand, those refused never were. */
export function answered(queue: MarkQueue, taken: ReadonlySet<string>): MarkQueue {
	const settled = new Map(queue.settled);
	for (const mark of queue.waiting.slice(0, queue.sendingCount))
		if (taken.has(mark.requestId)) settled.set(mark.registrationId, mark);
	return { waiting: queue.waiting.slice(queue.sendingCount), sendingCount: 0, hasFailed: false, settled };
}

/** Nothing arrived: everything waits, in its order. */
export function failed(queue: MarkQueue): MarkQueue {
	return { ...queue, sendingCount: 0, hasFailed: true };
}

export type Standing = {
	readonly isPresent: boolean;
	readonly since: Date | null;
	readonly isWaiting: boolean;
};

/** How a person stands on the screen: by the last tap, else by what was answered, else as the page was read. */
export function standingOf(
	queue: MarkQueue,
	person: {
		readonly registrationId: string;
		readonly isPresent: boolean;
		readonly presentSince: Date | null;
	},
): Standing {
	const last = queue.waiting.findLast((mark) => mark.registrationId === person.registrationId);
	const mark = last ?? queue.settled.get(person.registrationId);
	if (!mark) return { isPresent: person.isPresent, since: person.presentSince, isWaiting: false };
	const isPresent = mark.mark === 'present';
	return { isPresent, since: isPresent ? mark.deviceAt : null, isWaiting: last !== undefined };
}
