import type { Texts } from '../../i18n/texts.js';
import { paths } from '../../web/paths.js';
import type { PreviewedErasure } from './erasure-preview.js';
import type { Share } from './personal-columns.js';

const shares: readonly Share[] = ['requests', 'plans', 'thanks', 'records', 'mails', 'files', 'access'];

export function presentErasure(preview: PreviewedErasure, texts: Texts): object {
  const { person, obstacles, reports, earlier, backupDays } = preview;
  const counted = (key: string, n: number): string[] => (n > 0 ? [texts.t(`erasure.goes.${key}`, { n })] : []);
  return {
    heading: texts.t('erasure.heading', { name: person.name }),
    backHref: paths.person(person.id),
    backLabel: person.name,
    action: paths.personErasure(person.id),
    obstacles: obstacles.map(({ key, params }) => texts.t(key, params)),
    goes: [
      texts.t('erasure.goes.record'),
      ...counted('reports', reports),
      ...counted('earlier', earlier),
      ...shares.flatMap((share) => counted(share, preview.shares[share])),
      ...counted('loosened', preview.shares.loosened),
    ],
    stays: [
      texts.t('erasure.stays.answers'),
      texts.t('erasure.stays.groups'),
      texts.t('erasure.stays.audit'),
      texts.t('erasure.stays.words'),
      texts.t('erasure.stays.backups', { n: backupDays }),
      ...(person.objectedAt ? [texts.t('erasure.stays.objection')] : []),
    ],
  };
}
