import { Body, Controller, Get, Post, Redirect, Render } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';
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
import { textFrom } from './local-text-fields.js';
import { OpenQuestionsForm, questionNumbers } from './open-questions.form.js';
import { presentPartForm, type Typed, typedText } from './part-form.presenter.js';

/** Up to three open questions on one page; one without any text is no question. */
@Access('administrator')
@Controller('/framework/questions')
export class OpenQuestionsController {
  constructor(
    private readonly formTexts: FormTexts,
    private readonly organisation: Organisation,
    private readonly changes: FrameworkChanges,
  ) {}

  @Get()
  @Render('competencies/part-form')
  async edit(@Lang() texts: Texts): Promise<object> {
    const questions = await this.formTexts.questions();
    const values = questions.map(({ text, selfText }, index) => ({
      ...typedText(`text${index + 1}`, text),
      ...typedText(`selfText${index + 1}`, selfText),
    }));
    return this.page(texts, Object.assign({}, ...values) as Typed);
  }

  @Post()
  @Redirect('/framework', 303)
  @ShowAgain('competencies/part-form', 'again')
  async change(@Body() body: unknown, @Me() me: SignedIn): Promise<void> {
    const present = await this.formTexts.questions();
    const form = readForm(OpenQuestionsForm, body);
    const questions = questionNumbers.map((number) => {
      const before = present[number - 1];
      return {
        id: before?.id ?? null,
        text: textFrom(form, `text${number}`, before?.text),
        selfText: textFrom(form, `selfText${number}`, before?.selfText),
      };
    });
    await this.formTexts.changeQuestions(
      questions.filter(({ text }) => Object.values(text).some((words) => words !== '')),
    );
    await this.changes.record(me.id, 'questions', 'changed');
  }

  again(request: FastifyRequest, rejected: FormRejected): object {
    return this.page(textsOf(request), typed(request.body), rejected);
  }

  private page(texts: Texts, values: Typed, rejected?: FormRejected): object {
    const problems = presentProblems(rejected?.problems ?? [], texts);
    const form = { texts, offered: this.organisation.current().locales, typed: values, problems };
    return presentPartForm(form, {
      title: texts.t('framework.questions.title'),
      submit: texts.t('framework.save'),
      blocks: questionNumbers.flatMap((number) => [
        {
          name: `text${number}`,
          label: texts.t('framework.questions.text', { number }),
          hint: number === 1 ? texts.t('framework.questions.hint', { placeholder: '{name}' }) : '',
        },
        { name: `selfText${number}`, label: texts.t('framework.questions.self', { number }) },
      ]),
    });
  }
}
