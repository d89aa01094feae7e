import type { NextStep } from '../domain/next-step.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import { presentStages } from '../cycles/cycle.presenter.js';
import type { CycleProgress } from '../cycles/progress.service.js';
import type { HrHome } from './hr-home.service.js';

/** The administrator's home: next step as headline, the cycle as points on a line, what else needs them. */
export function presentHrHome(home: HrHome, texts: Texts): object {
  const { cycle, progress, step } = home;
  return {
    meta: cycle ? cycleLine(cycle, texts) : '',
    heading: texts.t(`home.next.${step.key}`, { n: step.n, name: cycle?.name ?? '' }),
    lead: leadFor(home, texts),
    action: { href: targetOf(step, cycle), label: texts.t(`home.action.${step.key}`) },
    isFirstTime: ['people', 'mail', 'framework', 'first-cycle'].includes(step.key),
    firstSteps: ['people', 'framework', 'first-cycle'].map((key) => texts.t(`home.first.${key}`)),
    stages: cycle ? presentStages(cycle, texts) : null,
    needs: needsOf(home, texts),
    canSkipAhead: home.canSkipAhead,
    departments: progress ? departmentsOf(progress, texts) : null,
  };
}

function cycleLine(cycle: CycleEntity, texts: Texts): string {
  const state = texts.t(`home.state.${cycle.state}`);
  if (cycle.state !== 'open' || !cycle.closesOn) return `${cycle.name}. ${state}`;
  return texts.t('home.open-line', { name: cycle.name, day: texts.weekday(cycle.closesOn) });
}

function leadFor({ progress, step }: HrHome, texts: Texts): string {
  if (!progress || step.key === 'mail-failing') return texts.t(`home.lead.${step.key}`);
  const answered = progress.requests.filter((request) => request.status === 'done').length;
  const total = progress.requests.length;
  const short = progress.subjects.filter((subject) => subject.missing > 0).length;
  const percent = total === 0 ? 0 : Math.round((answered / total) * 100);
  const soFar = texts.t('home.answered', { answered, total, percent });
  return `${soFar} ${texts.t('home.short', { n: short })}`;
}

function targetOf(step: NextStep, cycle: CycleEntity | null): string {
  const id = cycle?.id ?? '';
  switch (step.key) {
    case 'people':
      return paths.importNew('employees');
    case 'mail':
    case 'mail-failing':
      return paths.mailSettings();
    case 'framework':
      return paths.framework();
    case 'first-cycle':
    case 'new-cycle':
      return paths.cycles();
    case 'remind':
      return paths.reminders(id);
    case 'wait':
      return paths.progress(id);
    case 'release':
    case 'stuck':
      return paths.release(id);
    default:
      return paths.cycle(id);
  }
}

function needsOf(
  { progress, cycle, waitingAdditions, held, reportedComments, offeredComments }: HrHome,
  texts: Texts,
): object[] {
  const id = cycle?.id ?? '';
  const short = progress?.subjects.filter((subject) => subject.missing > 0).length ?? 0;
  const bounced = new Set(progress?.requests.filter((request) => request.hasBounced).map((request) => request.raterId))
    .size;
  const astray = new Set(progress?.requests.filter((request) => request.isDisowned).map((request) => request.raterId))
    .size;
  const declined = progress?.requests.filter((request) => request.status === 'declined').length ?? 0;
  const needs: [string, number, string][] = [
    ['short', short, paths.progress(id)],
    ['bounced', bounced, paths.progress(id)],
    ['astray', astray, paths.progress(id)],
    ['declined', declined, paths.lateAdditions(id)],
    ['additions', waitingAdditions, paths.lateAdditions(id)],
    ['held', held, paths.release(id)],
    ['comments', reportedComments, paths.reportedComments()],
    ['offered', offeredComments, paths.offeredComments()],
  ];
  return needs
    .filter(([, n]) => n > 0)
    .map(([key, n, href]) => ({
      title: texts.t(`home.need.${key}`, { n }),
      note: texts.t(`home.need-note.${key}`),
      action: texts.t(`home.need-action.${key}`),
      href,
    }));
}

/** Response by department, lowest first; only counts of requests, nothing from an answer. */
function departmentsOf({ subjects, requests }: CycleProgress, texts: Texts): object[] {
  const names = [...new Set(subjects.map((subject) => subject.department))];
  return names
    .map((name) => {
      const own = subjects.filter((subject) => subject.department === name);
      const ids = new Set(own.map((subject) => subject.reviewId));
      const asked = requests.filter((request) => ids.has(request.reviewId));
      const done = asked.filter((request) => request.status === 'done').length;
      return { name, own, share: asked.length === 0 ? 0 : Math.round((done / asked.length) * 100) };
    })
    .sort((one, other) => one.share - other.share)
    .map(({ name, own, share }) => {
      const short = own.filter((subject) => subject.missing > 0).length;
      return {
        name: name || texts.t('home.no-department'),
        people: texts.number(own.length),
        width: `${share}%`,
        share: texts.t('home.percent', { percent: share }),
        short: short === 0 ? texts.t('home.none') : texts.number(short),
        isAtRisk: short > 0,
      };
    });
}
