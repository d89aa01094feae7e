import type { ReviewStanding } from '../cycles/enough-answers.service.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { HomeTask } from './nomination-tasks.js';
import type { AskedCycle, MyReport } from './my-home.service.js';

/** An employee's home: the first thing that waits as headline, the rest as a list. */
export function presentMyHome(
  asked: readonly AskedCycle[],
  reports: readonly MyReport[],
  nominations: readonly HomeTask[],
  standings: readonly ReviewStanding[],
  texts: Texts,
): object {
  const newReport = reports.find((report) => report.isNew);
  const toAnswer = asked.find(({ open }) => open > 0);
  return {
    ...headlineFor(newReport, toAnswer, nominations[0], texts),
    asked: presentAsked(asked, texts),
    reports: presentReports(reports, texts),
    nominations,
    standings: presentStandings(standings, texts),
  };
}

export function presentAsked(asked: readonly AskedCycle[], texts: Texts): object[] {
  return asked.map(({ cycle, open, total }) => ({
    title: open > 0 ? texts.t('home.asked', { n: open }) : texts.t('home.all-answered'),
    note: texts.t('home.asked-note', { name: cycle.kind === 'pulse' ? texts.t('home.pulse') : cycle.name, day: texts.weekday(cycle.closesOn ?? '') }),
    action: open === total ? texts.t('home.start') : texts.t(open > 0 ? 'home.continue' : 'home.change'),
    href: paths.requests(cycle.id),
  }));
}

/** "Enough" or "not yet enough", and no number (anonymity 2). */
export function presentStandings(standings: readonly ReviewStanding[], texts: Texts): object[] {
  return standings.map(({ cycleName, closesOn, subjectName, isOwn, isEnough }) => ({
    title: isOwn ? texts.t('home.standing.own') : texts.t('home.standing.of', { name: `\u2068${subjectName}\u2069` }),
    text: texts.t(isEnough ? 'home.standing.enough' : 'home.standing.not-yet'),
    note: texts.t('home.standing.note', { cycle: `\u2068${cycleName}\u2069`, day: texts.weekday(closesOn) }),
  }));
}

export function presentReports(reports: readonly MyReport[], texts: Texts): object[] {
  return reports.map((report) => ({
    title: report.isOwn ? report.cycleName : report.subjectName,
    note: report.isOwn ? texts.t('home.own-report') : texts.t('home.report-to-talk', { name: report.cycleName }),
    href: paths.report(report.reviewId),
  }));
}

function headlineFor(
  report: MyReport | undefined,
  asked: AskedCycle | undefined,
  nomination: HomeTask | undefined,
  texts: Texts,
): object {
  if (report) {
    return {
      heading: texts.t('home.my.report', { name: report.cycleName }),
      lead: texts.t('home.my.report-lead'),
      action: { href: paths.report(report.reviewId), label: texts.t('home.my.read') },
    };
  }
  if (asked) {
    return {
      heading: texts.t('home.my.asked', { n: asked.open }),
      lead: texts.t('home.my.asked-lead', { day: texts.weekday(asked.cycle.closesOn ?? '') }),
      action: { href: paths.requests(asked.cycle.id), label: texts.t('home.my.answer') },
    };
  }
  if (nomination) {
    const { title, note, action, href } = nomination;
    return { heading: title, lead: note, action: { href, label: action } };
  }
  return { heading: texts.t('home.my.nothing'), lead: texts.t('home.my.nothing-lead'), action: null };
}
