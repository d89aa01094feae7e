import { Injectable } from '@nestjs/common';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import type { SignedIn } from '../web/visitor.js';
import { RoundAnswers } from './round-answers.js';
import { Rounds } from './rounds.js';

export interface RoundTask {
  readonly title: string;
  readonly note: string;
  readonly action: string;
  readonly href: string;
}

/** What a running round asks of a person: to answer, or to agree with the others. */
@Injectable()
export class RoundTasks {
  constructor(
    private readonly rounds: Rounds,
    private readonly answers: RoundAnswers,
  ) {}

  async for(me: SignedIn, texts: Texts): Promise<RoundTask[]> {
    if (!me.roles.includes('leader') && !me.roles.includes('administrator')) return [];
    const running = (await this.rounds.all()).filter(({ state }) => state !== 'finished');
    const tasks: RoundTask[] = [];
    for (const { id, name, state, dueOn } of running) {
      const { participants } = await this.rounds.open(id, me);
      const own = participants.find(({ personId }) => personId === me.id);
      if (!own || (state === 'answering' && own.sentAt !== null)) continue;
      const kind = state === 'answering' ? 'answer' : 'agree';
      tasks.push({
        title: say(texts, `assessment.home.${kind}`, { name }),
        note:
          kind === 'answer'
            ? texts.t('assessment.open.deadline', { day: texts.weekday(dueOn) })
            : texts.t('assessment.home.agreed-count', { n: (await this.answers.agreements(id)).length }),
        action: texts.t('assessment.index.open-round'),
        href: paths.assessmentRound(id),
      });
    }
    return tasks;
  }
}
