import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { IsoDate } from '../domain/calendar.js';
import { readComment } from '../domain/comment-cleaning.js';
import { fieldProblem, RuleBroken } from '../domain/errors.js';
import { type ProvenStep, provenSteps } from '../domain/loop-steps.js';
import { digitsToAscii } from '../domain/search-folding.js';
import type { Texts } from '../i18n/texts.js';
import { FieldReading } from '../web/field-reading.js';
import { CommitmentStepEntity } from './commitment-step.entity.js';
import { readDay } from './day-fields.js';
import { type LoopItem, LoopItems } from './loop-items.js';
import type { StepForm } from './step.form.js';

export type Proof = Pick<CommitmentStepEntity, 'happenedOn' | 'text' | 'place' | 'people' | 'isTraining'>;

/** The longest text of a proof, in characters. */
export const proofLimit = 2000;
/** Which fields a proof of each step needs beside its day and its text. */
export const proofFields: Readonly<Record<ProvenStep, readonly ('place' | 'people' | 'isTraining')[]>> = {
  informed: ['place', 'people'],
  planned: ['isTraining'],
  acting: [],
  told: ['place', 'people'],
};

/** A step counts only with its proof, and only after the step before it. */
@Injectable()
export class StepProofs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly items: LoopItems,
  ) {}

  /** The step before is proven; a plan needs somebody who answers for it, and a day. */
  refuseTooEarly({ commitment, standing, steps }: LoopItem, step: ProvenStep): void {
    if (standing.next !== step && !steps.some((each) => each.step === step)) throw new RuleBroken('loop.error.order');
    if (step === 'planned' && (!commitment.ownerId || !commitment.dueOn))
      throw new RuleBroken('loop.error.owner-first');
  }

  /** Every problem of the form at once. */
  read(form: StepForm, item: LoopItem, step: ProvenStep, texts: Texts): Proof {
    const reading = new FieldReading();
    const { text, length, isTooLong } = readComment(form.text, proofLimit);
    if (text === '') reading.add(fieldProblem('text', 'loop.error.text-missing'));
    if (isTooLong) reading.add(fieldProblem('text', 'loop.error.text-long', { length, maximum: proofLimit }));
    const needs = proofFields[step];
    if (needs.includes('place') && form.place === '') reading.add(fieldProblem('place', 'loop.error.place-missing'));
    const people = needs.includes('people') ? readPeople(form.people) : null;
    if (people === 'wrong' || (people === null && step === 'informed')) {
      reading.add(fieldProblem('people', 'loop.error.people'));
    }
    const happenedOn = reading.read(() => readDay(form, 'happenedOn', texts.locale));
    if (happenedOn !== undefined) this.checkDay(happenedOn, item, step, texts, reading);
    return reading.finish({
      happenedOn,
      text,
      place: needs.includes('place') ? form.place : '',
      people: people === 'wrong' ? null : people,
      isTraining: needs.includes('isTraining') && form.isTraining === 'yes',
    });
  }

  async store(commitmentId: string, step: ProvenStep, proof: Proof, actorId: string): Promise<void> {
    const row = { commitmentId, step, ...proof, recordedBy: actorId, recordedAt: this.clock.now() };
    await this.database.of(CommitmentStepEntity).upsert(row, ['commitmentId', 'step']);
    await this.audit.record(actorId, 'commitment.step-proven', { commitment: commitmentId, step });
  }

  private checkDay(day: IsoDate, { steps }: LoopItem, step: ProvenStep, texts: Texts, reading: FieldReading): void {
    if (day > this.items.today) reading.add(fieldProblem('happenedOn', 'loop.error.future'));
    const place = provenSteps.indexOf(step);
    const before = steps.find((each) => each.step === provenSteps[place - 1])?.happenedOn;
    const after = steps.find((each) => each.step === provenSteps[place + 1])?.happenedOn;
    if (before && day < before) {
      reading.add(fieldProblem('happenedOn', 'loop.error.before-step', { date: texts.day(before) }));
    }
    if (after && day > after) {
      reading.add(fieldProblem('happenedOn', 'loop.error.after-step', { date: texts.day(after) }));
    }
  }
}

function readPeople(typed: string): number | null | 'wrong' {
  const text = digitsToAscii(typed).trim();
  if (text === '') return null;
  return /^\d{1,7}$/.test(text) && Number(text) > 0 ? Number(text) : 'wrong';
}
