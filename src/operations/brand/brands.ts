import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import { type Accent, contrastIn, darkFrom, leastContrast, readColour, type Theme } from '../../domain/accent.js';
import { fieldProblem, FormRejected } from '../../domain/errors.js';
import { LogoEntity } from '../../settings/logo.entity.js';
import { Organisation } from '../../settings/organisation.js';
import { FieldReading } from '../../web/field-reading.js';
import { readForm } from '../../web/forms.js';
import { isUploadedFile } from '../../web/multipart.js';
import { BrandForm } from './brand.form.js';
import { readLogo } from './logo-image.js';

/** How the organisation looks: its logo beside its name, and the one colour of its controls. */
@Injectable()
export class Brands {
  constructor(
    private readonly database: Database,
    private readonly organisation: Organisation,
    private readonly audit: AuditLog,
  ) {}

  logo(): Promise<LogoEntity | null> {
    return this.database.of(LogoEntity).findOneBy({ id: 'logo' });
  }

  /** Takes the posted form; every problem is told at once, and nothing is stored when there is one. */
  async change(body: unknown, actorId: string): Promise<void> {
    const { logo, ...fields } = (body ?? {}) as Record<string, unknown>;
    const form = readForm(BrandForm, fields);
    const isLogoSent = isUploadedFile(logo) && (logo.fileName !== '' || logo.contents.length > 0);
    const reading = new FieldReading();
    const { accent, image } = reading.finish({
      accent: reading.read(() => readAccent(form)),
      image: reading.read(() => (isLogoSent ? readLogo(logo.contents) : null)),
    });
    if (image || form.withoutLogo) await this.database.of(LogoEntity).delete({ id: 'logo' });
    if (image) await this.database.of(LogoEntity).insert({ id: 'logo', ...image });
    const shown = image
      ? { logoWidth: image.width, logoHeight: image.height, logoVersion: versionOf(image.contents) }
      : {};
    const gone = !image && form.withoutLogo ? { logoVersion: '' } : {};
    await this.organisation.change({ accent: accent?.light ?? '', accentDark: accent?.dark ?? '', ...shown, ...gone });
    await this.audit.record(actorId, 'settings.brand-changed');
  }
}

function versionOf(contents: Buffer): string {
  return createHash('sha256').update(contents).digest('base64url').slice(0, 12);
}

/** Both fields blank: our own colour. Without one for dark pages, the first is made lighter. */
function readAccent({ accent, accentDark }: BrandForm): Accent | null {
  if (accent.trim() === '' && accentDark.trim() === '') return null;
  const reading = new FieldReading();
  const light = reading.read(() => readable('accent', accent, 'light'));
  const dark = reading.read(() =>
    accentDark.trim() === '' && light ? darkFrom(light) : readable('accentDark', accentDark, 'dark'),
  );
  return reading.finish({ light, dark });
}

function readable(field: string, typed: string, theme: Theme): string {
  const colour = readColour(typed);
  if (colour === null) throw new FormRejected([fieldProblem(field, 'settings.brand.error.colour')]);
  // Cut, not rounded: 4.49 must not be told as 4.5.
  const ratio = Math.floor(contrastIn(theme, colour) * 10) / 10;
  if (ratio < leastContrast)
    throw new FormRejected([fieldProblem(field, `settings.brand.error.faint-${theme}`, { ratio, colour })]);
  return colour;
}
