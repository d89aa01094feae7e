import { Injectable } from '@nestjs/common';
import { Questionnaires } from '../../competencies/questionnaires.js';
import { Clock } from '../../config/clock.js';
import { InvitationEntity } from '../../cycles/invitation.entity.js';
import { Database } from '../../database/database.js';
import type { Answers } from '../../domain/answers.js';
import type { FormState } from '../../surveys/form-state.js';
import type { OpenVisit } from '../../surveys/open-visit.js';
import type { RaterRequest } from '../../surveys/rater-visit.js';
import { RaterVisits } from '../../surveys/rater-visits.js';
import { SurveyAnswers } from '../../surveys/survey-answers.js';
import { demoAnswers, type DemoRater } from './demo-answers.js';
import type { DemoCycle } from './demo-dates.js';
import { demoKeys } from './demo-ids.js';
import { type AskedPair, declinedBy, DemoSilence } from './demo-silence.js';
import { seededRandom } from './seeded-random.js';

const openYear = 2;
const ratersPerWrite = 20;

interface Reply {
  readonly visit: OpenVisit;
  readonly request: RaterRequest;
}

/** Invented answers, sent through the same door as everybody's. */
@Injectable()
export class DemoReplies {
  constructor(
    private readonly database: Database,
    private readonly questionnaires: Questionnaires,
    private readonly visits: RaterVisits,
    private readonly answers: SurveyAnswers,
    private readonly clock: Clock,
  ) {}

  async send(cycleId: string, { year }: DemoCycle): Promise<void> {
    const replies = await this.asked(cycleId);
    const [first] = replies;
    if (!first) return;
    const questionnaire = await this.questionnaires.byId(first.visit.cycle.questionnaireId);
    const random = seededRandom(101 + year);
    const written = new Set<string>();
    const silence = new DemoSilence();
    const answering = replies.filter((reply) => year < openYear || !silence.isSilent(pairOf(reply)));
    for (let start = 0; start < answering.length; start += ratersPerWrite) {
      await this.database.write(async () => {
        for (const reply of answering.slice(start, start + ratersPerWrite)) {
          await this.reply(reply, demoAnswers(questionnaire, raterOf(reply), { year, random, written }), year);
        }
      });
    }
  }

  private async reply({ visit, request }: Reply, answers: Answers, year: number): Promise<void> {
    const isDeclined = visit.rater.id === declinedBy.raterId && request.subject.id === declinedBy.subjectId;
    if (year === openYear && isDeclined) {
      await this.answers.decline(visit, request, 'We have hardly worked together this year.', this.clock.now());
    } else {
      await this.answers.send(visit, request, stateOf(answers), this.clock.now());
    }
  }

  /** Every request of the cycle, in an order that is the same at each start. */
  private async asked(cycleId: string): Promise<Reply[]> {
    const invitations = await this.database.of(InvitationEntity).findBy({ cycleId });
    const replies: Reply[] = [];
    for (const raterId of invitations.map((invitation) => invitation.raterId).sort()) {
      const visit = await this.visits.bySignIn(cycleId, raterId);
      replies.push(...visit.requests.map((request) => ({ visit, request })));
    }
    return replies.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }
}

function pairOf({ visit, request }: Reply): AskedPair {
  return { raterId: visit.rater.id, subjectId: request.subject.id, group: request.group };
}

function raterOf({ visit, request }: Reply): DemoRater {
  return { subjectKey: demoKeys.get(request.subject.id) ?? '', group: request.group, locale: visit.rater.locale };
}

function orderOf({ visit, request }: Reply): string {
  return `${visit.rater.id} ${request.subject.id}`;
}

function stateOf({ ratings, examples, comments }: Answers): FormState {
  const points = Object.fromEntries(Object.entries(ratings).map(([id, point]) => [id, String(point)]));
  return { points, examples, comments };
}
