import { starterFramework } from '../../src/competencies/starter-framework.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { Answers } from '../../src/domain/answers.js';
import { pause } from './instances.js';
import type { SeededRequest } from './seeds.js';

const digits = 5;
const behaviours = starterFramework.values.flatMap(({ competencies }) =>
  competencies.flatMap((each) => each.behaviours),
);

const askedOf = (group: RaterGroup): string[] =>
  behaviours.filter(({ groups }) => groups.includes(group)).map(({ id }) => id);

/** Every version of an answer says in its first points which one it is. */
export function fieldsOf(group: RaterGroup, version: number): Record<string, string> {
  return Object.fromEntries(
    askedOf(group).map((id, at) => [`q-${id}`, String(at < digits ? 1 + (Math.floor(version / 5 ** at) % 5) : 4)]),
  );
}

export function versionOf(group: RaterGroup, { ratings }: Answers): number {
  return askedOf(group)
    .slice(0, digits)
    .reduce((sum, id, at) => sum + ((ratings[id] ?? 1) - 1) * 5 ** at, 0);
}

export interface Sent {
  /** The newest version whose thank-you page was promised, and the newest that was tried. */
  acknowledged: number;
  tried: number;
}

/** Raters who send, and send again what was not acknowledged, whatever happens to the server. */
export class SubmitLoad {
  readonly sent = new Map<string, Sent>();
  acknowledged = 0;
  refused: string[] = [];
  private isOver = false;
  private readonly clients: Promise<void>[] = [];

  constructor(
    /** Where to send the next one: as a proxy would choose. */
    private readonly url: () => string,
    private readonly requests: readonly SeededRequest[],
  ) {}

  begin(clients: number): void {
    for (let client = 0; client < clients; client++)
      this.clients.push(this.client(this.requests.filter((_, index) => index % clients === client)));
  }

  /** Once everybody has answered, so that every answer is counted in the end. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async client(requests: readonly SeededRequest[]): Promise<void> {
    const isDone = (): boolean =>
      this.isOver && requests.every(({ assignmentId }) => this.sent.get(assignmentId)?.acknowledged);
    for (let turn = 0; !isDone(); turn = (turn + 1) % requests.length) {
      const request = requests[turn]!;
      if (this.isOver && this.sent.get(request.assignmentId)?.acknowledged) continue;
      const known = this.sent.get(request.assignmentId) ?? { acknowledged: 0, tried: 0 };
      this.sent.set(request.assignmentId, known);
      known.tried += 1;
      while (!(await this.send(request, known.tried))) await pause(20);
    }
  }

  private async send({ assignmentId, path, group }: SeededRequest, version: number): Promise<boolean> {
    try {
      const answer = await fetch(`${this.url()}${path}/send`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fieldsOf(group, version)).toString(),
      });
      await answer.arrayBuffer();
      if (answer.status === 303 && answer.headers.get('location')?.includes('/sent')) {
        const known = this.sent.get(assignmentId);
        if (known) known.acknowledged = version;
        this.acknowledged += 1;
        return true;
      }
      if (this.refused.length > 1_000) throw new Error(`Refused again and again: ${this.refused.at(-1)}`);
      this.refused.push(`${answer.status} ${answer.headers.get('location') ?? ''}`.replace(/\/r\/.*/, '/r/…'));
      return true;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('Refused')) throw error;
      return false;
    }
  }
}
