import type { Texts } from '../i18n/texts.js';
import { dateIn } from '../domain/zone-time.js';
import { paths } from '../web/paths.js';
import type { CycleEntity } from './cycle.entity.js';
import { nextStepOf, type CycleStanding } from './next-step.js';

const stages = ['set-up', 'nominate', 'invite', 'collect', 'release', 'act'] as const;
const stageOf: Readonly<Record<CycleEntity['state'], number>> = {
  draft: 0,
  nominating: 1,
  launching: 2,
  open: 3,
  mixing: 4,
  closed: 4,
  released: 5,
  archived: 6,
};

/** The state of a cycle: its line of stages, and the one thing to do next. */
export function presentCycle(cycle: CycleEntity, standing: CycleStanding, texts: Texts) {
  const next = nextStepOf(standing);
  const params = {
    n: next.key === 'approve' ? standing.waiting : standing.reviews - standing.approved,
    name: cycle.name,
  };
  const isDraft = cycle.state === 'draft' || cycle.state === 'nominating';
  return {
    heading: texts.t(`cycles.next.${next.key}`, params),
    lead: texts.t(`cycles.next.${next.key}.why`, {
      ...params,
      day: cycle.closesOn ? texts.weekday(cycle.closesOn) : '',
    }),
    meta: texts.t('cycles.show.meta', { name: cycle.name, state: texts.t(`cycles.state.${cycle.state}`) }),
    button: texts.has(`cycles.next.${next.key}.button`) ? texts.t(`cycles.next.${next.key}.button`) : '',
    next,
    stages: presentStages(cycle, texts),
    isWorking: cycle.state === 'launching' || cycle.state === 'mixing',
    links: linksOf(cycle, standing).map(([key, href]) => ({ href, label: texts.t(`cycles.show.${key}`) })),
    deletionHref: isDraft ? paths.cycleDeletion(cycle.id) : '',
    repetition: isDraft ? '' : paths.cycleRepetition(cycle.id),
    repeatName: texts.t('cycles.repeat.name', { name: cycle.name }),
  };
}

export function presentStages(cycle: CycleEntity, texts: Texts) {
  const here = stageOf[cycle.state];
  const day = (date: string | null): string => (date ? texts.day(date) : '');
  const since = (at: Date | null): string => (at ? texts.day(dateIn(at, cycle.timeZone)) : '');
  const until = (date: string | null): string => (date ? texts.t('cycles.stage.until', { day: day(date) }) : '');
  const when = [
    since(cycle.createdAt),
    '',
    since(cycle.launchedAt) || day(cycle.opensOn),
    since(cycle.closedAt) || until(cycle.closesOn),
    since(cycle.releasedAt) || day(cycle.reportsOn),
    '',
  ];
  return stages.map((stage, index) => ({
    label: texts.t(`cycles.stage.${stage}`),
    when: when[index] ?? '',
    isDone: index < here,
    isHere: index === here,
  }));
}

function linksOf({ id, state }: CycleEntity, { nominations }: CycleStanding): [string, string][] {
  if (state === 'draft' || state === 'nominating') {
    const steps = ['participants', 'questions', 'rater-groups', 'dates', 'check'] as const;
    const lists: [string, string][] = [['nominations', paths.nominations(id)]];
    if (nominations > 0) lists.push(['load', paths.load(id)]);
    lists.push(['mails', paths.cycleMails(id)]);
    return [...steps.map((step): [string, string] => [step, paths.cycleDraft(id, step)]), ...lists];
  }
  if (state === 'launching') return [];
  const mails: [string, string][] = state === 'open' ? [['mails', paths.cycleMails(id)]] : [];
  return [['progress', paths.progress(id)], ...mails];
}
