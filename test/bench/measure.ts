const roundMs = 300;
const warmUpMs = 1000;
const rounds = 3;

export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly limit: number;
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
}

type Operation = (index?: number) => unknown;

/**
 * CPU per operation, in milliseconds, of this whole process (threads included), ours and the limit's in turn, three rounds,
 * medians; on a shared machine the ratio of the two says more than either. `most`: the ratio must not be above it.
 */
export async function compare(name: string, ours: Operation, limit: Operation, most: number): Promise<Row> {
  for (const operation of [ours, limit]) await warmUp(operation);
  const [ourCount, limitCount] = [await countFor(ours), await countFor(limit)];
  const ourRounds: number[] = [];
  const limitRounds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ourRounds.push(await cpuOf(ours, ourCount));
    limitRounds.push(await cpuOf(limit, limitCount));
  }
  return ratioRow(name, median(ourRounds), median(limitRounds), { most });
}

/** A figure that is compared with a fixed number instead of another program. */
export function within(name: string, value: number, most: number, unit: string): Row {
  const ratio = rounded(value / most);
  return { name, ours: rounded(value), limit: most, ratio, goal: `≤ ${most} ${unit}`, ok: value <= most };
}

/** Two figures of one kind; `most` or `least` bounds their ratio. */
export function ratioRow(
  name: string,
  ours: number,
  limit: number,
  bound: { readonly most: number } | { readonly least: number },
): Row {
  const ratio = ours / limit;
  const [goal, ok] =
    'most' in bound ? [`≤ ${bound.most}`, ratio <= bound.most] : [`≥ ${bound.least}`, ratio >= bound.least];
  return { name, ours: rounded(ours), limit: rounded(limit), ratio: rounded(ratio), goal, ok };
}

/** What one group of rows measured, for run.mjs to gather. */
export function tellRows(rows: readonly Row[]): void {
  process.stdout.write(`${JSON.stringify(rows)}\n`);
}

/** CPU of this process in milliseconds since `before`, an earlier answer of process.cpuUsage. */
export function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Code that has run for a while is what a server runs. */
async function warmUp(operation: Operation): Promise<void> {
  const end = process.cpuUsage().user + warmUpMs * 1000;
  while (process.cpuUsage().user < end) await operation();
}

/** How many operations take long enough to be measured. */
async function countFor(operation: Operation): Promise<number> {
  for (let count = 1; ; count *= 2) {
    const perOperation = await cpuOf(operation, count);
    if (perOperation * count >= roundMs / 2) return Math.max(1, Math.ceil(roundMs / perOperation));
  }
}

async function cpuOf(operation: Operation, count: number): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await operation(index);
  return cpuSince(before) / count;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
