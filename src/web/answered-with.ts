/** Ends a request with another page than the route's own: a dead link, something gone. */
export class AnsweredWith extends Error {
  constructor(
    readonly status: number,
    readonly view: string,
    readonly data: object = {},
  ) {
    super(`answered with ${view}`);
  }
}

/** Ends a request by sending the reader to another page of ours. */
export class SentTo extends Error {
  constructor(readonly path: string) {
    super('sent to another page');
  }
}
