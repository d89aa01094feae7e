import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { LinkedVoices } from '../../assessment/linked-voices.js';
import { RoundAnswers } from '../../assessment/round-answers.js';
import { Rounds } from '../../assessment/rounds.js';
import { Database } from '../../database/database.js';
import type { Choice } from '../../domain/assessment.js';
import { addDays, addMonths, type IsoDate, partsOf } from '../../domain/calendar.js';
import { OutboxMailEntity } from '../../mail/outbox-mail.entity.js';
import type { DemoClock } from './demo-clock.js';
import { tehran } from './demo-dates.js';
import { demoId } from './demo-ids.js';

const leaders = ['dara.tavakoli', 'elham.azizi', 'sahar.moradi', 'roya.shams'];

/** Each row: what the four answered, in the order above, and what they agreed on. */
type Row = readonly [given: string, agreed: Choice];

const before: readonly Row[] = [
  ['2113', '1'],
  ['2222', '2'],
  ['1112', '1'],
  ['3233', '3'],
  ['1011', '1'],
  ['1001', '1'],
  ['1111', '1'],
  ['2323', '2'],
  ['3333', '3'],
  ['2112', '1'],
  ['1111', '1'],
  ['0110', '0'],
  ['1112', '1'],
  ['1211', '1'],
  ['2122', '2'],
  ['2222', '2'],
  ['1112', '1'],
  ['0100', '0'],
  ['2222', '2'],
  ['1011', '1'],
];
const now: readonly Row[] = [
  ['3104', '2'],
  ['3333', '3'],
  ['3122', '2'],
  ['3233', '3'],
  ['3012', '1'],
  ['1101', '1'],
  ['2223', '2'],
  ['4444', '4'],
  ['4443', '4'],
  ['3123', '2'],
  ['2121', '2'],
  ['2101', '1'],
  ['1112', '1'],
  ['3222', '2'],
  ['2322', '2'],
  ['2223', '2'],
  ['2222', '2'],
  ['3011', '1'],
  ['3333', '3'],
  ['1110', '1'],
];

/** Who said what shows it, in the later round. */
const proofs: Readonly<Record<number, readonly [who: string, text: string]>> = {
  1: ['dara.tavakoli', 'I had lunch with two customers in every month since spring; the list is with my office.'],
  2: ['roya.shams', 'Agendas of the last twelve meetings: service is point one.'],
  4: ['sahar.moradi', 'The yearly review and the call-back survey of the call centre.'],
  12: ['elham.azizi', 'We wrote to two large accounts; the branches did not hear of it.'],
  16: ['roya.shams', 'Interviews for account managers have a conversation with a customer since May.'],
};
const notes: Readonly<Record<number, string>> = {
  1: 'Two of four do. That is not yet a habit of the team.',
  18: 'Thanks are said, but nothing in pay or promotion depends on them.',
};

/** Two finished rounds of the leaders' self-assessment: a year ago, and three weeks ago. */
@Injectable()
export class DemoAssessment {
  constructor(
    private readonly database: Database,
    private readonly rounds: Rounds,
    private readonly answers: RoundAnswers,
    private readonly voices: LinkedVoices,
  ) {}

  async write(today: IsoDate, clock: DemoClock): Promise<void> {
    await this.round(addMonths(today, -12), before, clock, {}, {});
    await this.round(addDays(today, -21), now, clock, proofs, notes);
    await this.link();
  }

  private async round(
    day: IsoDate,
    rows: readonly Row[],
    clock: DemoClock,
    shown: typeof proofs,
    decided: typeof notes,
  ): Promise<void> {
    clock.standAt(tehran(addDays(day, -14), 10));
    const [lead = ''] = leaders;
    const name = nameOf(day);
    const id = await this.database.write(() =>
      this.rounds.begin({ name, dueOn: day, personIds: leaders.map(demoId) }, demoId(lead)),
    );
    await this.database.write(() => this.dropMails());
    for (const [place, key] of leaders.entries()) {
      clock.standAt(tehran(addDays(day, -9 + place), 16));
      const given = rows.map(([choices], index) => ({
        question: index + 1,
        choice: (choices[place] ?? '') as Choice,
        text: shown[index + 1]?.[0] === key ? shown[index + 1]![1] : '',
      }));
      await this.database.write(() => this.answers.save(id, demoId(key), given));
      await this.database.write(() => this.answers.send(id, demoId(key)));
    }
    clock.standAt(tehran(day, 11));
    for (const [index, [, choice]] of rows.entries()) {
      const agreement = { question: index + 1, choice, text: decided[index + 1] ?? '' };
      await this.database.write(() => this.answers.agree(id, agreement, demoId(lead)));
    }
    await this.database.write(() => this.rounds.finish(id, demoId(lead)));
  }

  /** Long sent, as far as the story goes. */
  private async dropMails(): Promise<void> {
    const kinds = ['assessment-invitation', 'assessment-reminder'] as const;
    await this.database.of(OutboxMailEntity).delete({ kind: In([...kinds]) });
  }

  private async link(): Promise<void> {
    const [reach, , informed, , dependable] = await this.voices.competencies();
    const ids = { attention: reach, listening: reach, understanding: informed, acting: dependable };
    const wanted = Object.fromEntries(
      Object.entries(ids).map(([pillar, competency]) => [pillar, competency?.id ?? '']),
    );
    await this.database.write(() => this.voices.link(wanted, demoId(leaders[0] ?? '')));
  }
}

function nameOf(day: IsoDate): string {
  const { year = 0, month = 1 } = partsOf(day) ?? {};
  const season = ['Winter', 'Spring', 'Summer', 'Autumn'][Math.floor((month % 12) / 3)];
  return `${season} ${year}`;
}
