import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import type { Locale, LocalText } from '../domain/locale.js';
import type { RatingScale } from '../domain/questionnaire.js';
import { foldForSearch } from '../domain/search-folding.js';
import type { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { Access } from '../web/access.js';
import { readForm, typed } from '../web/forms.js';
import { Lang, textsOf } from '../web/lang.js';
import { presentProblems } from '../web/problems.js';
import { ShowAgain } from '../web/show-again.js';
import { Me, type SignedIn } from '../web/visitor.js';
import { FormTexts } from './form-texts.js';
import { FrameworkChanges } from './framework-changes.js';
import { Frameworks } from './frameworks.js';
import { fieldOf, textFrom } from './local-text-fields.js';
import { presentPartForm, type Typed, typedText } from './part-form.presenter.js';
import { RatingScaleForm, scalePoints } from './rating-scale.form.js';

@Access('administrator')
@Controller('/framework/scale')
export class RatingScaleController {
  constructor(
    private readonly frameworks: Frameworks,
    private readonly formTexts: FormTexts,
    private readonly organisation: Organisation,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get()
  @Render('competencies/part-form')
  async edit(@Lang() texts: Texts): Promise<object> {
    const { labels, cannotJudge } = await this.frameworks.scale();
    const points = labels.map((label, index) => typedText(`label${index + 1}`, label));
    return this.page(texts, Object.assign({}, ...points, typedText('cannotJudge', cannotJudge)) as Typed);
  }

  @Post()
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async change(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    const present = await this.frameworks.scale();
    const form = readForm(RatingScaleForm, body);
    const scale: RatingScale = {
      labels: scalePoints.map((point) => textFrom(form, `label${point}`, present.labels[point - 1])),
      cannotJudge: textFrom(form, 'cannotJudge', present.cannotJudge),
    };
    refuseUnclear(scale, this.organisation.current().locales);
    await this.formTexts.changeScale(scale);
    await this.changes.record(me.id, 'scale', 'changed');
  }

  again(request: FastifyRequest, rejected: FormRejected): object {
    return this.page(textsOf(request), typed(request.body), rejected);
  }

  private page(texts: Texts, values: Typed, rejected?: FormRejected): object {
    const problems = presentProblems(rejected?.problems ?? [], texts);
    const form = { texts, offered: this.organisation.current().locales, typed: values, problems };
    return presentPartForm(form, {
      title: texts.t('framework.scale.title'),
      submit: texts.t('framework.save'),
      blocks: [
        ...scalePoints.map((point) => ({
          name: `label${point}`,
          label: texts.t('framework.scale.point', { number: point }),
          hint: point === 1 ? texts.t('framework.scale.lowest') : point === 5 ? texts.t('framework.scale.highest') : '',
        })),
        { name: 'cannotJudge', label: texts.t('framework.scale.cannot-judge') },
      ],
    });
  }
}

/** Every point needs words of its own in each language on offer: equal or missing words are refused (I57). */
function refuseUnclear({ labels, cannotJudge }: RatingScale, offered: readonly Locale[]): void {
  const named: readonly (readonly [string, LocalText])[] = [
    ...labels.map((label, index) => [`label${index + 1}`, label] as const),
    ['cannotJudge', cannotJudge],
  ];
  const problems = offered.flatMap((locale) => {
    const seen = new Set<string>();
    return named.flatMap(([name, text]) => {
      const folded = foldForSearch(text[locale] ?? '');
      const isTwice = seen.has(folded);
      seen.add(folded);
      if (folded === '') return [fieldProblem(fieldOf(name, locale), 'framework.error.scale-missing')];
      return isTwice
        ? [fieldProblem(fieldOf(name, locale), 'framework.error.twice', { text: text[locale] ?? '' })]
        : [];
    });
  });
  if (problems.length > 0) throw new FormRejected(problems);
}
