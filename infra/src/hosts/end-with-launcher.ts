import { flushCompileCache } from 'node:module';

/**
 * Preloaded into every host (`node --import`): the channel to the launcher closes when that one ends, however it ends.
 * A killed launcher thus leaves no host behind to hold its port.
 */
const patienceMs = 4_000;

process.once('disconnect', () => {
	// A host that ignores the signal must not outlive the launcher either.
	setTimeout(() => process.exit(1), patienceMs).unref();
	if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM');
	else process.exit(0);
});

// Listening must not keep a host alive that has nothing left to do.
process.channel?.unref();

// What the first start compiled is kept while there is time: at the end it would be written between the request to stop
// and the end.
setTimeout(flushCompileCache, 10_000).unref();
