import { Injectable } from '@nestjs/common';
import { BehaviourEntity } from '../../competencies/behaviour.entity.js';
import { Database } from '../../database/database.js';
import { addDays, type IsoDate } from '../../domain/calendar.js';
import { lowestFindings } from '../../domain/finding.js';
import type { ProvenStep } from '../../domain/loop-steps.js';
import { CommitmentDeeds } from '../../followup/commitment-deeds.js';
import { StepProofs } from '../../followup/step-proofs.js';
import { Thanks } from '../../followup/thanks.js';
import { GroupSnapshots } from '../../results/group-snapshots.js';
import type { DemoClock } from './demo-clock.js';
import { tehran } from './demo-dates.js';
import { demoId } from './demo-ids.js';

const leader = 'dara.tavakoli';

interface Story {
  readonly owner: string;
  readonly dueAfter: number;
  readonly steps: readonly { step: ProvenStep; after: number; text: string; place?: string; people?: number }[];
}

/** What became of last year's three lowest figures: one on trial, one planned, one only told to its people. */
const stories: readonly Story[] = [
  {
    owner: 'omid.karimi',
    dueAfter: 420,
    steps: [
      {
        step: 'informed',
        after: 14,
        text: 'The teams saw their figures and talked about them.',
        place: 'Team meetings',
        people: 12,
      },
      { step: 'planned', after: 40, text: 'Every claim gets a call after three days, with the next date.' },
      { step: 'acting', after: 300, text: 'The call after three days is on trial in two teams.' },
    ],
  },
  {
    owner: 'elham.azizi',
    dueAfter: 400,
    steps: [
      {
        step: 'informed',
        after: 16,
        text: 'Shown at the departments’ monthly meeting.',
        place: 'Monthly meeting',
        people: 20,
      },
      { step: 'planned', after: 330, text: 'The second signature is dropped for small policies.' },
    ],
  },
  {
    owner: 'arash.ghasemi',
    dueAfter: 390,
    steps: [
      {
        step: 'informed',
        after: 20,
        text: 'Sent to all branches with a note.',
        place: 'Letter to the branches',
        people: 8,
      },
    ],
  },
];

const thanks = [
  {
    from: 'kaveh.rostami',
    to: 'leila.rahimi',
    after: 350,
    text: 'She rang the workshop twice so that my customer had his car on Friday.',
  },
  {
    from: 'parisa.naderi',
    to: 'mahsa.bagheri',
    after: 352,
    text: 'آن‌قدر ساده توضیح داد که مشتری تلفن دوم را لازم نداشت.',
  },
  {
    from: 'anna.lindqvist',
    to: 'yousef.karam',
    after: 355,
    text: 'You told us about the new form a week before it came. Thank you.',
  },
] as const;

/** The loop and the wall of thanks of the demo, through the product's own services. */
@Injectable()
export class DemoLoop {
  constructor(
    private readonly database: Database,
    private readonly deeds: CommitmentDeeds,
    private readonly groups: GroupSnapshots,
    private readonly proofs: StepProofs,
    private readonly thanks: Thanks,
  ) {}

  /** Days are counted from `from`, the day the reports were handed out. */
  async write(from: IsoDate, clock: DemoClock): Promise<void> {
    const at = (after: number): void => clock.standAt(tehran(addDays(from, after), 11));
    at(2);
    const [latest] = await this.groups.published();
    const lowest = latest ? lowestFindings(latest.shown, stories.length) : [];
    for (const [index, finding] of lowest.entries()) {
      at(2);
      const story = stories[index]!;
      const id = await this.database.write(() => this.deeds.takeUp(finding, demoId(leader)));
      await this.database.write(async () => {
        await this.deeds.nameOwner(id, demoId(story.owner), demoId(leader));
        await this.deeds.setDue(id, addDays(from, story.dueAfter), demoId(leader));
      });
      for (const { step, after, text, place = '', people = null } of story.steps) {
        at(after);
        const proof = { happenedOn: addDays(from, after), text, place, people, isTraining: false };
        await this.database.write(() => this.proofs.store(id, step, proof, demoId(story.owner)));
      }
    }
    await this.thank(at);
  }

  private async thank(at: (after: number) => void): Promise<void> {
    const behaviours = await this.database.of(BehaviourEntity).find({ order: { position: 'ASC', id: 'ASC' } });
    for (const [index, { from, to, after, text }] of thanks.entries()) {
      at(after);
      const behaviour = behaviours[index * 3]?.id ?? '';
      await this.database.write(() =>
        this.thanks.give({ person: demoId(to), behaviour, text, sight: 'public' }, demoId(from)),
      );
    }
  }
}
