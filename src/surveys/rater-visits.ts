import { Injectable } from '@nestjs/common';
import { NotFound } from '../domain/errors.js';
import { CycleKeys, KeyMissing } from '../sealing/cycle-keys.js';
import { isGenuine, type LinkPurpose, linkToken, publicIdOf } from '../sealing/link-token.js';
import { AnsweredWith } from '../web/answered-with.js';
import { paths } from '../web/paths.js';
import { LinkUnknown, type OpenVisit } from './open-visit.js';
import type { RaterVisit } from './rater-visit.js';
import { VisitLookup } from './visit-lookup.js';

/** Finds out who comes to a rater page: by the mailed link, or by sign-in to one's own requests. */
@Injectable()
export class RaterVisits {
  constructor(
    private readonly lookup: VisitLookup,
    private readonly keys: CycleKeys,
  ) {}

  byLink(token: string, assignmentId?: string, copies = true): Promise<OpenVisit> {
    return this.byToken('answer', token, assignmentId, copies);
  }

  /** By the link behind a printed code; it lives until the next printing. */
  byPrint(token: string, assignmentId?: string): Promise<OpenVisit> {
    return this.byToken('printed', token, assignmentId, false);
  }

  private async byToken(
    purpose: LinkPurpose,
    token: string,
    assignmentId: string | undefined,
    copies: boolean,
  ): Promise<OpenVisit> {
    if (assignmentId !== undefined && !/^[\w-]{1,40}$/.test(assignmentId)) throw new LinkUnknown();
    const publicId = publicIdOf(token);
    const visit = publicId === null ? null : await this.lookup.byPublicId(publicId, assignmentId, copies);
    if (!visit || isNotYetMailed(visit)) throw new LinkUnknown();
    const linkSecret = this.secretOf(visit);
    const subject = { cycleId: visit.cycle.id, publicId: visit.invitation.id, generation: visit.invitation.generation };
    if (!isGenuine(token, linkSecret, subject, purpose)) throw new LinkUnknown();
    const isByPrint = purpose === 'printed';
    if (isByPrint && visit.invitation.printer === null) throw new LinkUnknown();
    const clean = linkToken(linkSecret, subject, purpose);
    const base = isByPrint ? paths.printedList(clean) : paths.raterList(clean);
    return { ...visit, base, isByLink: true, isByPrint, linkSecret };
  }

  /**
   * An address changed by an administrator gives no sign-in to the person's forms: whoever reads that mailbox now
   * could sign in, but only the link mailed to it opens them, without the old copy.
   */
  async bySignIn(cycleId: string, raterId: string, assignmentId?: string, copies = true): Promise<OpenVisit> {
    const visit = await this.lookup.byRater(cycleId, raterId, assignmentId, copies);
    if (!visit || isNotYetMailed(visit)) throw new NotFound();
    if (visit.invitation.openedBy === 'link') throw new AnsweredWith(403, 'surveys/link-only');
    return {
      ...visit,
      base: paths.requests(cycleId),
      isByLink: false,
      isByPrint: false,
      linkSecret: this.secretOf(visit),
    };
  }

  /** With the key destroyed, nothing says any more whether a link was genuine. */
  private secretOf({ cycle }: RaterVisit): Buffer {
    try {
      return this.keys.linkSecret(cycle.id);
    } catch (error) {
      if (error instanceof KeyMissing) throw new LinkUnknown();
      throw error;
    }
  }
}

function isNotYetMailed({ cycle }: RaterVisit): boolean {
  return ['draft', 'nominating', 'launching'].includes(cycle.state);
}
