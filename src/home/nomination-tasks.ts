import { Injectable } from '@nestjs/common';
import { proposableGroups } from '../cycles/own-nominations.service.js';
import { TeamReviews } from '../cycles/team-reviews.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { SignedIn } from '../web/visitor.js';

export interface HomeTask {
  readonly title: string;
  readonly note: string;
  readonly action: string;
  readonly href: string;
}

/** Lists of raters that wait for a signed-in person: their own to propose, their people's to approve. */
@Injectable()
export class NominationTasks {
  constructor(private readonly reviews: TeamReviews) {}

  async for(me: SignedIn, texts: Texts): Promise<HomeTask[]> {
    const own = (await this.reviews.own(me.id)).filter(
      ({ cycle, review }) => review.nominationState === 'proposed' && proposableGroups(cycle.settings).length > 0,
    );
    const sent = (await this.reviews.toApprove(me)).filter(({ review }) => review.nominationState === 'submitted');
    const tasks = own.map(({ cycle }) => ({
      title: texts.t('home.propose'),
      note: cycle.name,
      action: texts.t('home.propose-action'),
      href: paths.ownNominations(),
    }));
    if (sent.length === 0) return tasks;
    const approval = {
      title: texts.t('home.approve', { n: sent.length }),
      note: texts.list([...new Set(sent.map(({ cycle }) => cycle.name))]),
      action: texts.t('home.approve-action'),
      href: paths.teamNominations(),
    };
    return [...tasks, approval];
  }
}
