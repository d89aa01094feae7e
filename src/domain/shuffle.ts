/** A new list in random order (Fisher–Yates); `random` gives numbers in [0, 1) and is injected so that tests can repeat it. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let last = list.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [list[last], list[pick]] = [list[pick] as T, list[last] as T];
  }
  return list;
}
