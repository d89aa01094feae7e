import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { paths } from './paths.js';

type Looks = Pick<OrganisationEntity, 'accent' | 'accentDark' | 'logoVersion' | 'logoWidth' | 'logoHeight'>;

export interface Brand {
  /** '' where our own colour is used. */
  readonly sheet: string;
  readonly logo: { readonly href: string; readonly width: number; readonly height: number } | null;
}

const logoHeight = 28;
const widestLogo = 160;

/** Part of the address of the sheet, so that it may be kept for ever. */
export function brandVersion({ accent, accentDark }: Looks): string {
  return `${accent}-${accentDark}`.replaceAll('#', '').toLowerCase();
}

/** What every page shows of an organisation beside its name; the size is told, so that nothing moves when it loads. */
export function brandOf(looks: Looks): Brand {
  const { logoVersion, logoWidth, logoHeight: high } = looks;
  const scale = Math.min(logoHeight / high, widestLogo / logoWidth);
  return {
    sheet: looks.accent === '' ? '' : paths.brandSheet(brandVersion(looks)),
    logo:
      logoVersion === ''
        ? null
        : {
            href: paths.brandLogo(logoVersion),
            width: Math.max(1, Math.round(logoWidth * scale)),
            height: Math.max(1, Math.round(high * scale)),
          },
  };
}
