import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Phase {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the whole process, the largest seen in the phase. */
  readonly rssMb: number;
  /** How late the event loop was, in milliseconds: what every page would have waited. */
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
}

const lookEveryMs = 250;
const tellEveryMs = 2_000;

/** Runs one part of the cycle and says what it took; `progress` is told every two seconds. */
export async function phase(
  name: string,
  progress: () => string,
  tell: (line: string) => void,
  work: () => Promise<void>,
): Promise<Phase> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const [begun, before] = [performance.now(), process.cpuUsage()];
  let [rss, told] = [0, begun];
  const timer = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage().rss);
    if (performance.now() - told < tellEveryMs) return;
    told = performance.now();
    tell(`${name}: ${progress()}`);
  }, lookEveryMs);
  delay.enable();
  try {
    await work();
    // A loop that never came round is noticed only when it does.
    await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    clearInterval(timer);
    delay.disable();
  }
  const { user, system } = process.cpuUsage(before);
  const result = {
    name,
    seconds: rounded((performance.now() - begun) / 1000),
    cpuSeconds: rounded((user + system) / 1e6),
    rssMb: Math.round(Math.max(rss, process.memoryUsage().rss) / 1048576),
    delayP99Ms: rounded(delay.percentile(99) / 1e6),
    delayMaxMs: rounded(delay.max / 1e6),
  };
  tell(`${name}: done in ${result.seconds} s`);
  return result;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
