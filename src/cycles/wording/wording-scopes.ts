import { Injectable } from '@nestjs/common';
import { Frameworks } from '../../competencies/frameworks.js';
import { Questionnaires } from '../../competencies/questionnaires.js';
import { Clock } from '../../config/clock.js';
import { isFrozen, isOver } from '../../domain/cycle-lifecycle.js';
import { RuleBroken } from '../../domain/errors.js';
import type { Locale } from '../../domain/locale.js';
import type { WordedMail } from '../../domain/mail-wording.js';
import { dateIn } from '../../domain/zone-time.js';
import { Organisation } from '../../settings/organisation.js';
import { paths } from '../../web/paths.js';
import { askedQuestionnaire } from '../asked-questionnaire.js';
import { defaultDates, defaultSettings } from '../cycle-defaults.js';
import type { CycleEntity } from '../cycle.entity.js';
import { CyclesService } from '../cycles.service.js';
import type { SampledCycle } from '../mail-samples.js';

/** For what own words are written: one cycle, or every cycle that has none of its own (id ''). */
export interface WordingScope {
  readonly cycleId: string;
  readonly cycleName: string;
  readonly locales: readonly Locale[];
  readonly sampled: SampledCycle;
  readonly indexHref: string;
  readonly backHref: string;
  readonly mailHref: (mail: WordedMail) => string;
}

@Injectable()
export class WordingScopes {
  constructor(
    private readonly cycles: CyclesService,
    private readonly frameworks: Frameworks,
    private readonly questionnaires: Questionnaires,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  /** The sample is a cycle as it would be drafted today. */
  async everyCycle(): Promise<WordingScope> {
    const organisation = this.organisation.current();
    const today = dateIn(this.clock.now(), organisation.timeZone);
    const { closesOn } = defaultDates(today, organisation.workingDays);
    const cycle = { closesOn, settings: defaultSettings(organisation.locales) };
    return {
      cycleId: '',
      cycleName: '',
      locales: organisation.locales,
      sampled: { cycle, questionnaire: await this.frameworks.questionnaire(), organisation },
      indexHref: paths.mailWordings(),
      backHref: paths.settings(),
      mailHref: paths.mailWording,
    };
  }

  /** Throws RuleBroken once answering is over: no mail of the cycle leaves any more. */
  async cycle(id: string): Promise<WordingScope> {
    const cycle = await this.cycles.byId(id);
    if (isOver(cycle.state)) throw new RuleBroken('wording.cycle-over');
    return {
      cycleId: id,
      cycleName: cycle.name,
      locales: cycle.settings.locales,
      sampled: { cycle, questionnaire: await this.questionnaireOf(cycle), organisation: this.organisation.current() },
      indexHref: paths.cycleMails(id),
      backHref: paths.cycle(id),
      mailHref: (mail) => paths.cycleMail(id, mail),
    };
  }

  private async questionnaireOf({ state, questionnaireId, settings }: CycleEntity) {
    if (isFrozen(state)) return this.questionnaires.byId(questionnaireId ?? '');
    return askedQuestionnaire(await this.frameworks.questionnaire(), settings);
  }
}
