import { Injectable } from '@nestjs/common';
import { AnsweredWith } from '../../web/answered-with.js';
import { typed } from '../../web/forms.js';
import { draftProblems } from '../answers-form.js';
import type { OpenVisit } from '../open-visit.js';
import { RaterCopies } from '../rater-copies.js';
import type { RaterFrame } from '../rater-frame.presenter.js';
import { Surveys } from '../surveys.js';
import { readSide, type SideAnswer } from './side-answers.js';
import { presentSideForm, type SideRow } from './side-form.presenter.js';
import { besideEachOther, partsOf, type SidePart, type SidePerson } from './side-people.js';

/** The form about several people at once: who stands in it, its pages, and what was posted. */
@Injectable()
export class Sides {
  constructor(
    private readonly surveys: Surveys,
    private readonly copies: RaterCopies,
  ) {}

  /** One of its pages; null when there are no two people to put beside each other, or no such page. */
  async page(visit: OpenVisit, number: string): Promise<{ rows: SideRow[]; part: SidePart } | null> {
    const people = await this.people(visit);
    const part = people.length === 0 ? undefined : partsOf(people).find((each) => String(each.number) === number);
    if (!part) return null;
    return { rows: people.map((person) => ({ person, state: this.copies.stateOf(visit, person.request) })), part };
  }

  /** What was posted, person by person; throws the page to answer with when it cannot be taken as it is. */
  async read(frame: RaterFrame, body: unknown, strictness: 'draft' | 'final'): Promise<readonly SideAnswer[]> {
    const { visit } = frame;
    const named = new Set(Object.keys((body ?? {}) as object).map((name) => name.split('.')[0]));
    // Somebody whose form was sent meanwhile, in another tab, is still taken: the last one counts.
    const requests = visit.requests.filter(
      ({ id, status, group }) => named.has(id) && status !== 'declined' && group !== 'self',
    );
    const people = await this.withForms(visit, requests);
    const read = readSide(body, people, ({ request }) => this.copies.stateOf(visit, request));
    if (read.kind === 'out-of-date') {
      throw new AnsweredWith(400, 'surveys/out-of-date', { texts: read.texts, formHref: frame.places.side(1) });
    }
    const all = read.answers.flatMap(({ problems }) => problems);
    const problems = strictness === 'draft' ? draftProblems(all) : all;
    if (problems.length > 0) throw this.shownAgain(frame, read.answers, body);
    return read.answers;
  }

  /** The last page holds the texts, and only texts come back from an honest browser. */
  private shownAgain(frame: RaterFrame, answers: readonly SideAnswer[], body: unknown): AnsweredWith {
    const people = answers.map(({ person }) => person);
    const part = partsOf(people).at(-1);
    if (!part) throw new Error('A page about nobody cannot be wrong');
    const problems = answers.flatMap(({ person, problems: own }) =>
      own.map(({ field, key, params }) => ({
        field,
        message: `${person.request.subject.name}: ${frame.texts.t(key, params)}`,
      })),
    );
    const page = presentSideForm({ frame, rows: answers, part, typed: typed(body), problems });
    return new AnsweredWith(422, 'surveys/side-form', page);
  }

  private people(visit: OpenVisit): Promise<SidePerson[]> {
    return this.withForms(visit, besideEachOther(visit));
  }

  private async withForms(visit: OpenVisit, requests: OpenVisit['requests']): Promise<SidePerson[]> {
    const people: SidePerson[] = [];
    for (const request of requests)
      people.push({ request, form: await this.surveys.form(visit.cycle.questionnaireId, request.group) });
    return people;
  }
}
