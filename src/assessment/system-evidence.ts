import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { Frameworks } from '../competencies/frameworks.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { laggedPairs, leastUnits } from '../domain/chain.js';
import type { IsoDate } from '../domain/calendar.js';
import {
  customerAnswers,
  daysTogether,
  evidenceMonths,
  evidenceSince,
  monthsListening,
} from '../domain/assessment-evidence.js';
import type { ProblemParams } from '../domain/errors.js';
import { behavioursOf } from '../domain/questionnaire.js';
import { Commitments } from '../followup/commitments.js';
import { Recognitions } from '../followup/recognitions.js';
import { ValueEvidence } from '../overview/value-evidence.js';
import { Chains } from '../scorecard/chains.js';
import { ComputedMeasures } from '../scorecard/computed-measures.js';
import { Periods } from '../scorecard/periods.js';
import { measuresOf, Scorecards } from '../scorecard/scorecards.js';
import { AskedPeriods } from './asked-periods.js';

/** What the system knows of a question: a sentence made of counts, never of one person. */
export interface SystemEvidence {
  /** `assessment.evidence.<kind>` */
  readonly kind: string;
  readonly params: ProblemParams;
  /** False where there is nothing that would show it. */
  readonly isShown: boolean;
  readonly asOf: IsoDate;
}

type Found = Omit<SystemEvidence, 'asOf'>;

/** Beside a leader's answer: what group results, loop, thanks and scorecard hold (mission, E). Reads counts only. */
@Injectable()
export class SystemEvidences {
  constructor(
    private readonly database: Database,
    private readonly asked: AskedPeriods,
    private readonly frameworks: Frameworks,
    private readonly origins: ValueEvidence,
    private readonly computed: ComputedMeasures,
    private readonly commitments: Commitments,
    private readonly recognitions: Recognitions,
    private readonly scorecards: Scorecards,
    private readonly chains: Chains,
    private readonly periods: Periods,
  ) {}

  /** By question, as this person may know it; those the system knows nothing of are absent. */
  async all(readerId: string): Promise<Record<string, SystemEvidence>> {
    const asOf = this.periods.today;
    const since = evidenceSince(asOf);
    const found: Record<string, Found> = {
      ...(await this.ofListening(asOf)),
      ...(await this.ofValues()),
      9: await this.ofCoverage(readerId),
      10: await this.ofOpening(since),
      ...(await this.ofLoop(since)),
      ...(await this.ofThanks(since)),
      19: await this.ofScorecard(readerId),
      20: await this.ofChain(readerId),
    };
    return Object.fromEntries(Object.entries(found).map(([question, each]) => [question, { ...each, asOf }]));
  }

  private async ofListening(today: IsoDate): Promise<Record<string, Found>> {
    const { periods, least } = await this.asked.read();
    const answers = customerAnswers(periods, today);
    const months = monthsListening(periods, today, least);
    const days = daysTogether(periods, today, least);
    const said = answers >= least ? some('answers', answers, { a: answers }) : none('answers-few', { least });
    return {
      4: answers === 0 ? none('answers-none') : said,
      5: months > 0 ? some('months', months, { total: evidenceMonths }) : none('months-none'),
      6: days > 0 ? some('together', days, { d: days }) : none('together-none'),
    };
  }

  private async ofValues(): Promise<Record<string, Found>> {
    const { values } = await this.frameworks.questionnaire();
    if (values.length === 0) return { 7: none('no-values'), 8: none('no-values') };
    const sourced = new Set((await this.origins.all()).map(({ valueId }) => valueId));
    const origins = values.filter(({ id }) => sourced.has(id)).length;
    const seen = values.filter((value) => value.competencies.some(({ behaviours }) => behaviours.length > 0)).length;
    const total = values.length;
    return { 7: some('origins', origins, { total }), 8: some('behaviours', seen, { total }) };
  }

  private async ofCoverage(readerId: string): Promise<Found> {
    const made = (await this.computed.find('coverage')?.points(null, readerId))?.at(-1)?.made[0]?.params;
    return made ? some('covered', Number(made.covered), { total: Number(made.staff) }) : none('covered-none');
  }

  private async ofOpening(since: IsoDate): Promise<Found> {
    const delivered = { releasedAt: MoreThanOrEqual(new Date(`${since}T00:00:00Z`)) };
    const reviews = this.database.of(ReviewEntity);
    const total = await reviews.countBy({ ...delivered, reportState: In(['released', 'acknowledged']) });
    if (total === 0) return none('covered-none');
    return some('opened', await reviews.countBy({ ...delivered, reportState: 'acknowledged' }), { total });
  }

  private async ofLoop(since: IsoDate): Promise<Record<string, Found>> {
    const funnel = await this.commitments.funnel();
    const { commitments, acrossDepartments, trainingActions } = await this.commitments.evidence(since);
    const reached = (wanted: string) => funnel.find(({ step }) => step === wanted);
    const step = (wanted: string): Found => {
      const at = reached(wanted);
      return at && at.total > 0 ? some(wanted, at.reached, { total: at.total }) : none('no-findings');
    };
    return {
      11: step('informed'),
      12: step('told'),
      14: commitments > 0 ? some('departments', acrossDepartments, { total: commitments }) : none('no-findings-year'),
      15: trainingActions > 0 ? some('training', trainingActions) : none('training-none'),
    };
  }

  private async ofThanks(since: IsoDate): Promise<Record<string, Found>> {
    const counts = await this.recognitions.counts(since);
    const thanked = new Set(counts.map(({ behaviourId }) => behaviourId)).size;
    const total = Math.max(thanked, behavioursOf(await this.frameworks.questionnaire()).length);
    const thanks = counts.reduce((sum, { count }) => sum + count, 0);
    if (thanks === 0) return { 17: none('thanks-none'), 18: none('thanks-none') };
    return { 17: some('thanked', thanked, { total }), 18: some('thanks', thanks) };
  }

  private async ofScorecard(readerId: string): Promise<Found> {
    const measures = measuresOf(await this.scorecards.read(readerId));
    if (measures.length === 0) return none('no-measures');
    return some('measures', measures.filter(({ current }) => current !== null).length, { total: measures.length });
  }

  private async ofChain(readerId: string): Promise<Found> {
    const { figures } = await this.chains.read(readerId);
    const metrics = new Set(figures.map(({ metric }) => metric));
    if (metrics.size < 2) return none('chain-none');
    const units = new Set(figures.map(({ unit }) => unit).filter((unit) => unit !== '')).size;
    const pairs = laggedPairs(figures.filter(({ unit }) => unit !== '')).length;
    return pairs > 0
      ? some('chain-ranks', pairs, { units })
      : some('chain-trends', metrics.size, { least: leastUnits });
  }
}

function some(kind: string, n: number, params: ProblemParams = {}): Found {
  return { kind, params: { n, ...params }, isShown: n > 0 };
}

function none(kind: string, params: ProblemParams = {}): Found {
  return { kind, params, isShown: false };
}
