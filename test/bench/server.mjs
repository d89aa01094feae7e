// A server in a process of its own that says, when asked, what it has used so far: {cpuMs, rssMb, delayP99Ms, delayMaxMs}.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', (wish) => {
  const { user, system } = process.cpuUsage();
  const inMs = (nanoseconds) => nanoseconds / 1e6;
  process.send({
    cpuMs: (user + system) / 1000,
    rssMb: process.memoryUsage().rss / 1048576,
    delayP99Ms: inMs(delay.percentile(99)),
    delayMaxMs: inMs(delay.max),
  });
  if (wish === 'anew') delay.reset();
});
process.on('disconnect', () => process.exit());
await import(process.env.BENCH_SERVER);
