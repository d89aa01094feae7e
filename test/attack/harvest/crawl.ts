import type { HTMLElement } from 'node-html-parser';
import readWorkbook from 'read-excel-file/node';
import { routesIn } from '../../support/routes.js';
import type { TestApp } from '../../support/test-app.js';
import { Page, type Visitor } from '../../support/visitor.js';
import { readPdf } from '../../support/pdf.js';
import { readZip } from '../../support/zip.js';

/** Something a viewer opened: a page, or a file in words. */
export interface Opened {
  readonly path: string;
  readonly kind: 'page' | 'file';
  /** Of a page its HTML, of a file its words and numbers. */
  readonly text: string;
}

/** Reading of these says nothing of answers, or ends the reading. */
const left = /^\/(assets|sign-out|metrics|health|ready)|[?&]lang=/;
/** Of pages that differ by an id only a few are read: lists of people, forms of one row. */
const fewOfEach = 6;
const unlimited = /^\/(overview|values|scorecard|loop|reports|report-archives)/;
/** A PDF takes long to set and tells what the page tells. */
const pdfsEach = 1;

/** Everything somebody can open: every page without a name in its address, and from there every link and every choice. */
export async function crawl(testApp: TestApp, visitor: Visitor, more: readonly string[] = []): Promise<Opened[]> {
  const starts = routesIn(testApp).filter(({ method, path }) => method === 'GET' && !path.includes(':'));
  const waiting = [...starts.map(({ path }) => path), ...more];
  const known = new Set(waiting);
  const counts = new Map<string, number>();
  const opened: Opened[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (left.test(path) || !isWanted(path, counts)) continue;
    const { status, bytes, headers } = await visitor.file(path);
    const type = String(headers['content-type'] ?? '');
    const next = status >= 300 && status < 400 ? [String(headers.location)] : [];
    if (status === 200) {
      const found = await read(path, type, bytes, headers);
      opened.push(found);
      if (found.kind === 'page') next.push(...linksOn(new Page(status, found.text, headers, path)));
    }
    for (const link of next.map((each) => localPath(each, path)))
      if (link !== null && !known.has(link)) {
        known.add(link);
        waiting.push(link);
      }
  }
  return opened;
}

function isWanted(path: string, counts: Map<string, number>): boolean {
  const pattern = path.replace(/[0-9a-f]{16,}|[A-Za-z0-9_-]{20,}/g, ':id').replace(/\?.*/, '');
  const number = (counts.get(pattern) ?? 0) + 1;
  counts.set(pattern, number);
  if (path.includes('/pdf')) return number <= pdfsEach;
  return unlimited.test(path) || number <= fewOfEach;
}

async function read(path: string, type: string, bytes: Buffer, headers: Page['headers']): Promise<Opened> {
  if (type.includes('text/html')) return { path, kind: 'page', text: bytes.toString() };
  if (type.includes('pdf')) return { path, kind: 'file', text: readPdf(bytes).pages.join('\n') };
  if (String(headers['content-disposition']).includes('.xlsx')) {
    const sheets = (await readWorkbook(bytes)) as unknown as { data?: unknown[][] }[];
    return { path, kind: 'file', text: JSON.stringify(sheets) };
  }
  if (type.includes('zip')) {
    const texts = [...readZip(bytes)].filter(([name]) => /\.(json|csv|txt|html)$/.test(name));
    return { path, kind: 'file', text: texts.map(([, file]) => file.toString()).join('\n') };
  }
  return { path, kind: 'file', text: bytes.toString() };
}

/** Where links lead, and every answer to the questions of forms that ask by address. */
function linksOn({ root }: Page): string[] {
  const links = root
    .querySelectorAll('[href], [src]')
    .map((each) => each.getAttribute('href') ?? each.getAttribute('src'));
  const forms = root.querySelectorAll('form').filter((form) => form.getAttribute('method')?.toLowerCase() === 'get');
  return [...links.flatMap((each) => each?.replaceAll('&amp;', '&') ?? []), ...forms.flatMap(choicesOf)];
}

/** Each value of each list by itself, and each two boxes together, as they make a union. */
function choicesOf(form: HTMLElement): string[] {
  const action = form.getAttribute('action') ?? '';
  const values = form.querySelectorAll('select').flatMap((list) => {
    const name = list.getAttribute('name') ?? '';
    return list.querySelectorAll('option').map((option) => [[name, option.getAttribute('value') ?? '']] as const);
  });
  const boxes = form
    .querySelectorAll('input[type=checkbox]')
    .map((box) => [box.getAttribute('name') ?? '', box.getAttribute('value') ?? ''] as const);
  const pairs = boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other] as const));
  return [...values, ...pairs].map((chosen) => {
    const text = new URLSearchParams(chosen.map(([name, value]) => [name, value])).toString();
    return `${action}?${text}`;
  });
}

function localPath(link: string, from: string): string | null {
  const url = new URL(link, `http://here.example${from}`);
  if (url.host !== 'here.example' && url.host !== 'localhost:3000') return null;
  return url.protocol.startsWith('http') ? `${url.pathname}${url.search}` : null;
}
