import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { isLocale, type Locale, locales } from '../domain/locale.js';
import { Texts } from '../i18n/texts.js';
import type { Organisation } from '../settings/organisation.js';
import { type Brand, brandOf } from './brand.js';
import { ownPath } from './own-path.js';
import { navigationFor, type NavigationItem } from './navigation.js';
import type { ViewFrame } from './view-engine.js';

/** What every page needs beside its own data; views read it as `@page`. */
export interface PageData extends ViewFrame {
  readonly dir: 'ltr' | 'rtl';
  /** The letters of the page's language, fetched before the sheets ask for them, so that nothing moves when they come. */
  readonly font: string;
  readonly path: string;
  readonly csrf: string;
  readonly organisation: { name: string; contactName: string; contactEmail: string };
  readonly brand: Brand;
  readonly isDemo: boolean;
  readonly isInsecure: boolean;
  readonly person: { name: string } | null;
  readonly nav: readonly NavigationItem[];
  readonly languages: readonly { locale: Locale; name: string; href: string }[];
  readonly langQuery: string;
}

/** Each language by its own name, the same on every page. */
export const languageNames: Record<Locale, string> = { en: 'English', fa: 'فارسی', ar: 'العربية' };

export function pageData(request: FastifyRequest, organisation: Organisation, config: Config): PageData {
  const { name, contactName, contactEmail, locales: offered } = organisation.current();
  const locale = localeOf(request, organisation);
  const { path, chosen } = addressOf(request);
  const { signedIn } = request;
  return {
    locale,
    dir: Texts.in(locale).dir,
    font: `fonts/vazirmatn-${locale === 'en' ? 'latin' : 'arabic'}-wght-normal.woff2`,
    path,
    csrf: signedIn?.csrf ?? '',
    organisation: { name, contactName, contactEmail },
    brand: brandOf(organisation.current()),
    isDemo: config.demo,
    isInsecure: isInsecure(config) && signedIn?.roles.includes('administrator') === true,
    person: signedIn ? { name: signedIn.name } : null,
    nav: navigationFor(signedIn ?? null, path, Texts.in(locale)),
    languages: offered
      .filter((other) => other !== locale)
      .map((other) => ({ locale: other, name: languageNames[other], href: `${path}?lang=${other}` })),
    langQuery: chosen ? `?lang=${chosen}` : '',
  };
}

/** The language of a page: chosen in the address, else the reader's own, else the browser's, else the default. */
export function localeOf(request: FastifyRequest, organisation: Organisation): Locale {
  const { locales: offered, defaultLocale } = organisation.current();
  const { chosen } = addressOf(request);
  return chosen ?? request.pageLocale ?? request.signedIn?.locale ?? browserLocale(request, offered) ?? defaultLocale;
}

function addressOf(request: FastifyRequest): { path: string; chosen: Locale | null } {
  const [path = '/', query = ''] = request.url.split('?');
  const chosen = new URLSearchParams(query).get('lang');
  // What was asked for may be //elsewhere; our pages link to their own address only.
  return { path: ownPath(path), chosen: isLocale(chosen) ? chosen : null };
}

function browserLocale(request: FastifyRequest, offered: readonly Locale[]): Locale | null {
  const header = (request.headers['accept-language'] ?? '').slice(0, 200).toLowerCase();
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2));
  return locales.find((locale) => locale === wanted.find((code) => offered.includes(code as Locale))) ?? null;
}

function isInsecure(config: Config): boolean {
  return !config.isSecure && !/^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(config.appUrl);
}
