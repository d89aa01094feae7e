import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound } from '../domain/errors.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import { canonicalJson } from './canonical-json.js';
import { Frameworks } from './frameworks.js';
import { QuestionnaireEntity } from './questionnaire.entity.js';

/** Frameworks as frozen at launch. They never change, so each is read from the database once. */
@Injectable()
export class Questionnaires {
  private readonly known = new Map<string, Questionnaire>();

  constructor(
    private readonly database: Database,
    private readonly frameworks: Frameworks,
    private readonly clock: Clock,
  ) {}

  /** Copies the present framework for one cycle, with the open questions chosen; belongs inside the write of the launch. */
  async freeze(openQuestions?: readonly string[]): Promise<QuestionnaireEntity> {
    const framework = await this.frameworks.questionnaire();
    const asked = framework.openQuestions.filter(({ id }) => openQuestions?.includes(id) ?? true);
    return this.keep({ ...framework, openQuestions: asked });
  }

  /** Keeps a questionnaire that was put together elsewhere; belongs inside a write. */
  async keep(contents: Questionnaire): Promise<QuestionnaireEntity> {
    const row = {
      id: randomId(),
      contents,
      sha256: createHash('sha256').update(canonicalJson(contents)).digest('hex'),
      frozenAt: this.clock.now(),
    };
    await this.database.of(QuestionnaireEntity).insert(row);
    return row;
  }

  async byId(id: string): Promise<Questionnaire> {
    const known = this.known.get(id);
    if (known) return known;
    const row = await this.database.of(QuestionnaireEntity).findOneBy({ id });
    if (!row) throw new NotFound();
    this.known.set(id, row.contents);
    return row.contents;
  }
}
