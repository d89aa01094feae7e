import { Injectable } from '@nestjs/common';
import type { Texts } from '../i18n/texts.js';
import type { SignedIn } from '../web/visitor.js';
import { presentLoopItem } from './loop-item.presenter.js';
import { LoopItems } from './loop-items.js';
import { inOrderOfUrgency } from './loop.presenter.js';
import { OpenFindings } from './open-findings.js';

export interface OwnFinding {
  readonly title: string;
  readonly note: string;
  readonly action: string;
  readonly href: string;
}

/** Findings a person answers for or takes part in and that are not finished; the most urgent first. */
@Injectable()
export class OwnFindings {
  constructor(
    private readonly items: LoopItems,
    private readonly findings: OpenFindings,
  ) {}

  async for(me: SignedIn, texts: Texts): Promise<OwnFinding[]> {
    const { today } = this.items;
    const open = (await this.items.ofPerson(me.id)).filter(({ standing }) => standing.next !== null);
    const marked = await this.findings.marked(open, me);
    return inOrderOfUrgency(marked, today).map((item) => {
      const { title, who, href, here, next } = presentLoopItem(item, today, texts);
      return { title, note: `${who} ${here}. ${next}`, action: texts.t('loop.open'), href };
    });
  }
}
