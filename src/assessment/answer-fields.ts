import { BadRequestException } from '@nestjs/common';
import { type Choice, choices, type Pillar, questionsOf } from '../domain/assessment.js';
import { readComment } from '../domain/comment-cleaning.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import type { GivenAnswer } from './round-answers.js';

/** The longest sentence that shows an answer, in characters. */
export const proofLimit = 1000;

export const choiceField = (question: number): string => `q${question}`;
export const textField = (question: number): string => `t${question}`;

export interface PostedAnswers {
  readonly answers: readonly GivenAnswer[];
  /** The question a file is to be added to, when that was pressed. */
  readonly fileFor: number | null;
}

/** The answers of one page; what was not sent is blank. Fields no page of ours sends answer 400. */
export function readAnswers(pillar: Pillar, body: unknown): PostedAnswers {
  const { _csrf: _token, file, ...fields } = (body ?? {}) as Record<string, unknown>;
  const own = questionsOf[pillar];
  const known = own.flatMap((question) => [choiceField(question), textField(question)]);
  if (Object.keys(fields).some((name) => !known.includes(name))) throw new BadRequestException('unknown field');
  const value = (name: string): string => {
    const sent = fields[name] ?? '';
    if (typeof sent !== 'string') throw new BadRequestException('one text expected');
    return sent;
  };
  const texts = own.map((question) => ({ question, ...readComment(value(textField(question)), proofLimit) }));
  const problems = texts
    .filter(({ isTooLong }) => isTooLong)
    .map(({ question, length }) =>
      fieldProblem(textField(question), 'assessment.error.text-long', {
        number: question,
        length,
        maximum: proofLimit,
      }),
    );
  if (problems.length > 0) throw new FormRejected(problems);
  return {
    answers: texts.map(({ question, text }) => ({ question, text, choice: readChoice(value(choiceField(question))) })),
    fileFor: own.find((question) => String(question) === file) ?? null,
  };
}

function readChoice(sent: string): Choice {
  const choice = choices.find((each) => each === sent);
  if (choice === undefined) throw new BadRequestException('no such answer');
  return choice;
}
