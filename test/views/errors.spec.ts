import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '../../src/config/project-root.js';
import { type Locale, locales } from '../../src/domain/locale.js';
import { renderView } from '../../src/web/view-engine.js';

const views = readdirSync(projectPath('views', 'errors')).map((file) => file.replace('.hbs', ''));

const render = (view: string, locale: Locale, data: object = {}): string => {
  const organisation = { name: 'Fox & Sons', contactName: 'Mina', contactEmail: 'mina@fox.example' };
  const languages = locales
    .filter((other) => other !== locale)
    .map((other) => ({ locale: other, name: other, href: `/x?lang=${other}` }));
  const frame = {
    locale,
    dir: locale === 'en' ? 'ltr' : 'rtl',
    font: 'fonts/x.woff2',
    path: '/x',
    csrf: '',
    organisation,
    brand: { sheet: '', logo: null },
    isDemo: true,
    isInsecure: false,
    person: null,
    nav: [],
    languages,
    langQuery: '',
  };
  return renderView(`errors/${view}`, data, frame);
};

describe('error pages', () => {
  it.each(views.flatMap((view) => locales.map((locale): [string, Locale] => [view, locale])))(
    '%s in %s: one heading, whom to ask, no script',
    (view, locale) => {
      const html = render(view, locale, { message: 'MESSAGE', reference: 'ab12cd34' });
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain(`<html lang="${locale}" dir="${locale === 'en' ? 'ltr' : 'rtl'}">`);
      expect(html).toContain('mailto:mina@fox.example');
      expect(html).not.toMatch(/<script| style=/);
    },
  );

  it('a crash tells its number, a broken rule its sentence', () => {
    expect(render('crashed', 'en', { reference: 'ab12cd34' })).toContain('ab12cd34');
    expect(render('rule-broken', 'fa', { message: '<b>' })).toContain('&lt;b&gt;');
  });
});
