import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { projectPath } from '../config/project-root.js';
import type { Locale } from '../domain/locale.js';
import { type Params, Texts } from '../i18n/texts.js';
import { assetUrl } from './assets.js';

/** What every view may read as `@page`, at any depth. */
export interface ViewFrame {
  readonly locale: Locale;
  readonly csrf?: string;
}

type View = (data: object, options: { data: { page: ViewFrame } }) => string;

const folder = projectPath('views');
const engine = Handlebars.create();
const views = new Map<string, View>();

interface HelperOptions {
  readonly hash: Params;
  readonly data: { readonly page: ViewFrame };
}

const escape = (text: string): string => Handlebars.escapeExpression(text);

engine.registerHelper('t', (key: string, options: HelperOptions) => {
  const texts = Texts.in(options.data.page.locale);
  const isolate = (text: string) => `<bdi>${escape(text)}</bdi>`;
  return new Handlebars.SafeString(texts.fill(key, options.hash, isolate, escape));
});
engine.registerHelper('ta', (key: string, options: HelperOptions) =>
  Texts.in(options.data.page.locale).t(key, options.hash),
);
engine.registerHelper('asset', (name: string) => assetUrl(name));
engine.registerHelper('csrf', (options: HelperOptions) => {
  const token = options.data.page.csrf;
  return token ? new Handlebars.SafeString(`<input type="hidden" name="_csrf" value="${escape(token)}">`) : '';
});

const sources = new Map<string, string>();
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.hbs')) continue;
  const name = relative(folder, join(folder, file)).replaceAll('\\', '/').slice(0, -'.hbs'.length);
  sources.set(name, readFileSync(join(folder, file), 'utf8'));
}
const usedInOthers = new Set(
  [...sources.values()].flatMap((source) =>
    [...source.matchAll(/\{\{~?#?>\s*["']?([\w/.-]+)/g)].map(([, name]) => name),
  ),
);
for (const [name, source] of sources) {
  // Subjects and text parts of mails are plain text; everything else is HTML.
  const noEscape = /^mail\/.*\.(subject|text)$/.test(name);
  const view = engine.compile(source, { strict: true, preventIndent: true, noEscape });
  views.set(name, view as View);
  // Given as a text, a partial would be compiled anew at every use inside a page that has inline blocks. Each use of such
  // a block copies the list of partials, so only those that are used stand in it.
  if (usedInOthers.has(name)) engine.registerPartial(name, view);
}

/** The HTML (or text) of one view; throws for a view that does not exist or data that lacks a value. */
export function renderView(name: string, data: object, page: ViewFrame): string {
  const view = views.get(name);
  if (!view) throw new Error(`No view ${name}`);
  return view(data, { data: { page } });
}

/** HTML made by renderView, put into another page as it is. */
export function readyHtml(html: string): object {
  return new Handlebars.SafeString(html);
}

export function escapeHtml(text: string): string {
  return escape(text);
}
