import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { FileNote } from './round-answers.js';
import type { ShownProof } from './round-results.js';
import type { SystemEvidence } from './system-evidence.js';

/** Where the counts behind a question can be looked at. */
const places: Readonly<Record<number, { href: string; label: string }>> = {
  4: { href: paths.overview(), label: 'layout.nav.overview' },
  7: { href: paths.values(), label: 'layout.nav.values' },
  8: { href: paths.values(), label: 'layout.nav.values' },
  11: { href: paths.loop(), label: 'layout.nav.loop' },
  12: { href: paths.loop(), label: 'layout.nav.loop' },
  14: { href: paths.loop(), label: 'layout.nav.loop' },
  15: { href: paths.loop(), label: 'layout.nav.loop' },
  17: { href: paths.thanks(), label: 'layout.nav.thanks' },
  18: { href: paths.thanks(), label: 'layout.nav.thanks' },
  19: { href: paths.scorecard(), label: 'layout.nav.scorecard' },
  20: { href: paths.chain(), label: 'scorecard.to-chain' },
};

export interface PresentedEvidence {
  readonly text: string;
  readonly asOf: string;
  readonly how: string;
  readonly href: string;
  readonly place: string;
}

export function evidenceText(evidence: SystemEvidence | null, texts: Texts): string {
  if (!evidence) return texts.t('assessment.answer.knows-nothing');
  return texts.t(`assessment.evidence.${evidence.kind}`, evidence.params);
}

/** What the system knows, as of when, how it was computed, and where it comes from. */
export function presentSystemEvidence(
  question: number,
  evidence: SystemEvidence | null,
  texts: Texts,
): PresentedEvidence {
  const place = evidence ? places[question] : undefined;
  return {
    text: evidenceText(evidence, texts),
    asOf: evidence ? texts.t('assessment.answer.as-of', { date: texts.day(evidence.asOf) }) : '',
    how: evidence ? texts.t(`assessment.how.${question}`) : '',
    href: place?.href ?? '',
    place: place ? texts.t(place.label) : '',
  };
}

export interface ProofPart {
  readonly text: string;
  /** '' for plain words; an address of the web otherwise. */
  readonly href: string;
}

export interface PresentedProof {
  readonly parts: readonly ProofPart[];
  readonly file: { readonly href: string; readonly label: string } | null;
}

/** What somebody gave: addresses of the web become links, everything else stays words. */
export function presentProof({ text, file }: ShownProof, roundId: string, texts: Texts): PresentedProof {
  return { parts: partsOf(text), file: file ? presentFile(file, roundId, texts) : null };
}

export function presentFile({ id, fileName, ending, size }: FileNote, roundId: string, texts: Texts) {
  const kilobytes = texts.t('assessment.file.kilobytes', { n: Math.max(1, Math.round(size / 1024)) });
  return {
    href: paths.assessmentFile(roundId, id),
    label: texts.fill(
      'assessment.file.named',
      { name: fileName, ending, size: kilobytes },
      (part) => `\u2068${part}\u2069`,
    ),
  };
}

const address = /(https?:\/\/[^\s<>"'«»“”]+)/;

function partsOf(text: string): ProofPart[] {
  return text
    .split(address)
    .map((part, index) => ({ text: part, href: index % 2 === 1 && isAddress(part) ? part : '' }))
    .filter((part) => part.text !== '');
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
