import type { CycleSettings } from '../domain/cycle-settings.js';
import { isProtected, type RaterGroup } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { askedDots } from './asked-dots.presenter.js';
import type { GroupOutlook, GroupRisk } from './group-outlooks.js';
import { customerMethods, peerMethods, subordinateMethods } from './rater-groups.form.js';
import type { StepValues } from './version-conflict.js';

const methods: Readonly<Record<RaterGroup, readonly string[]>> = {
  self: ['chart', 'none'],
  manager: ['chart', 'none'],
  peer: peerMethods,
  subordinate: subordinateMethods,
  customer: customerMethods,
};

/** One rater group on the page "who rates": its settings, and beside them what they will lead to. */
export function presentGroup(
  group: RaterGroup,
  settings: CycleSettings,
  outlook: GroupOutlook | undefined,
  values: StepValues,
  errors: readonly ShownProblem[],
  texts: Texts,
) {
  const numbers = ['Ask', 'Minimum', 'Maximum'].map((part) => ({
    name: `${group}${part}`,
    label: texts.t(`cycles.raters.number.${part.toLowerCase()}`),
    value: values[`${group}${part}`] ?? '',
    error: messageFor(`${group}${part}`, errors),
  }));
  const isAsked = settings.groups.includes(group);
  return {
    group,
    label: texts.t(`cycles.group.${group}`),
    error: messageFor(group, errors),
    options: methods[group].map((method) => ({
      value: method,
      label: texts.t(`cycles.method.${group}.${method}`),
      isSelected: values[group] === method,
    })),
    numbers: isProtected(group) ? numbers : [],
    errors: numbers.map(({ error }) => error).filter((error) => error !== ''),
    ...(isAsked
      ? previewOf(group, settings, outlook, texts)
      : { dots: null, lines: [{ text: texts.t('cycles.outlook.not-asked'), isWarning: false }] }),
  };
}

function previewOf(group: RaterGroup, settings: CycleSettings, outlook: GroupOutlook | undefined, texts: Texts) {
  const plain = (text: string) => ({ text, isWarning: false });
  if (!isProtected(group) || !outlook) {
    const dots = group === 'manager' ? askedDots(1, null, texts.t('cycles.outlook.one-manager')) : null;
    return { dots, lines: [plain(texts.t(`cycles.outlook.${group}`))] };
  }
  const k = settings.thresholds.ratings;
  const asked = outlook.usual || (settings.choice[group].ask ?? 0);
  const label = texts.t('cycles.outlook.dots', { group: texts.t(`cycles.group.${group}`), asked, k });
  const own = asked > k ? [plain(texts.t('cycles.outlook.alone', { k, asked, spare: asked - k }))] : [];
  const without = outlook.without > 0 ? [plain(texts.t('cycles.outlook.without', { n: outlook.without }))] : [];
  const risks = outlook.risks.map((risk) => ({ text: riskSentence(risk, outlook, texts), isWarning: true }));
  return { dots: askedDots(asked, k, label), lines: [...own, ...risks, ...without] };
}

function riskSentence({ state, subjects, into }: GroupRisk, outlook: GroupOutlook, texts: Texts): string {
  const sentence = texts.t(`cycles.outlook.${state}`, { n: subjects, all: outlook.subjects });
  return into ? `${sentence} ${texts.t('cycles.outlook.into', { block: texts.t(`cycles.block.${into}`) })}` : sentence;
}
