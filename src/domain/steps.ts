/** Long work that may be left and taken up again: each `yield` is a good moment to let others have their turn. */
export type Steps<R> = Generator<undefined, R, undefined>;

/** Runs work to its end without a pause. */
export function finish<R>(steps: Steps<R>): R {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Every result that is not null, a hundred items a step. */
export function* inSteps<A, B>(items: Iterable<A>, read: (item: A) => B | null): Steps<B[]> {
  const results: B[] = [];
  let count = 0;
  for (const item of items) {
    const result = read(item);
    if (result !== null) results.push(result);
    count += 1;
    if (count % 100 === 0) yield;
  }
  return results;
}
