const roundMs = 300;
const warmUpMs = 1000;
const rounds = 3;

/**
 * CPU per operation, in milliseconds, of this whole process (threads included), ours and the limit's in turn, three rounds,
 * medians; on a shared machine the ratio of the two says more than either. `most`: the ratio must not be above it.
 */
export async function compare(name, ours, limit, most) {
  for (const operation of [ours, limit]) await warmUp(operation);
  const [ourCount, limitCount] = [await countFor(ours), await countFor(limit)];
  const [ourRounds, limitRounds] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ourRounds.push(await cpuOf(ours, ourCount));
    limitRounds.push(await cpuOf(limit, limitCount));
  }
  const [a, b] = [median(ourRounds), median(limitRounds)];
  return { name, ours: rounded(a), limit: rounded(b), ratio: rounded(a / b), goal: `≤ ${most}`, ok: a / b <= most };
}

/** A figure that is compared with a fixed number instead of another program. */
export function within(name, value, most, unit) {
  return { name, ours: value, limit: most, ratio: rounded(value / most), goal: `≤ ${most} ${unit}`, ok: value <= most };
}

/** Code that has run for a while is what a server runs. */
async function warmUp(operation) {
  const end = process.cpuUsage().user + warmUpMs * 1000;
  while (process.cpuUsage().user < end) await operation();
}

/** How many operations take long enough to be measured. */
async function countFor(operation) {
  for (let count = 1; ; count *= 2) {
    const perOperation = await cpuOf(operation, count);
    if (perOperation * count >= roundMs / 2) return Math.max(1, Math.ceil(roundMs / perOperation));
  }
}

async function cpuOf(operation, count) {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await operation(index);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / count;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function rounded(value) {
  return Math.round(value * 1000) / 1000;
}
