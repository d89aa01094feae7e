/** Marks nearer than this, in per cent of the width, would cover each other on a phone. */
const room = 4.5;

/** For marks at places x (sorted or not), the first lane of each in which no earlier mark is too near. */
export function lanesFor(places: readonly number[], lanes: readonly number[]): number[] {
  const taken = lanes.map((): number[] => []);
  return places.map((place) => {
    const free = taken.findIndex((others) => others.every((other) => Math.abs(other - place) >= room));
    const lane = Math.max(0, free);
    taken[lane]?.push(place);
    return lanes[lane] ?? 0;
  });
}
