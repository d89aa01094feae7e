import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../config/clock.js';
import { Organisation } from '../settings/organisation.js';
import { AnsweredWith, SentTo } from '../web/answered-with.js';
import { textsOf } from '../web/lang.js';
import { textsFrom } from './answers-form.js';
import { CodeUsed, isAnswering, type OpenVisit } from './open-visit.js';
import { RaterCopies } from './rater-copies.js';
import type { RaterFrame } from './rater-frame.presenter.js';
import { presentClosed } from './rater-pages.presenter.js';
import { RaterPlaces } from './rater-places.js';
import type { ListedRequest } from './request-list.presenter.js';

/** What every rater page begins with: language, addresses, and whether answers are still taken. */
@Injectable()
export class RaterGuest {
  constructor(
    private readonly clock: Clock,
    private readonly copies: RaterCopies,
    private readonly organisation: Organisation,
  ) {}

  isAnswering(visit: OpenVisit): boolean {
    return isAnswering(visit, this.clock.now());
  }

  /** For pages: after the end they say what became of the answers. */
  frame(visit: OpenVisit, request: FastifyRequest): RaterFrame {
    const frame = this.speak(visit, request);
    if (this.isAnswering(visit)) return frame;
    throw new AnsweredWith(410, 'surveys/closed', presentClosed(frame, this.listed(visit)));
  }

  /** For what is sent: after the end nothing is stored, and the texts come back to be copied (F12). */
  frameForPost(visit: OpenVisit, request: FastifyRequest): RaterFrame {
    const frame = this.speak(visit, request);
    if (this.isAnswering(visit)) return frame;
    throw this.notTaken(frame, request.body);
  }

  notTaken({ texts, visit }: RaterFrame, body: unknown): AnsweredWith {
    const date = texts.day(visit.cycle.closesOn);
    return new AnsweredWith(409, 'surveys/not-taken', { date, texts: textsFrom(body) });
  }

  /** A customer who asked not to be asked is asked nothing more; what was sent before may still be changed. */
  refuseAfterObjection({ visit, places }: RaterFrame, status: string): void {
    if (visit.rater.hasObjected && status !== 'done') throw new SentTo(places.objection());
  }

  /** A code from paper sends once, and shows nothing of what was sent. */
  refuseUsedCode({ visit }: RaterFrame, status: string): void {
    if (visit.isByPrint && status === 'done') throw new CodeUsed();
  }

  listed(visit: OpenVisit): ListedRequest[] {
    return visit.requests.map((request) => ({ request, copy: this.copies.open(visit, request) }));
  }

  private speak(visit: OpenVisit, request: FastifyRequest): RaterFrame {
    if (visit.isByLink) request.pageLocale = visit.rater.locale;
    return {
      visit,
      texts: textsOf(request),
      places: new RaterPlaces(visit.base, request.page.langQuery),
      organisation: this.organisation.current().name,
    };
  }
}
