import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type HTMLElement, parse } from 'node-html-parser';

/** A page as somebody without JavaScript has it before them. */
export class Page {
  readonly root: HTMLElement;

  constructor(
    readonly status: number,
    readonly html: string,
    readonly headers: Record<string, string | string[] | number | undefined>,
    readonly path: string,
  ) {
    this.root = parse(html);
  }

  /** The visible words of the page, white space folded. */
  get text(): string {
    const body = this.root.querySelector('main') ?? this.root;
    // U+2068 and U+2069 only keep directions apart; nobody sees them.
    return body.structuredText
      .replace(/[\u2068\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  }

  get heading(): string {
    const words = this.root.querySelector('h1')?.structuredText ?? '';
    return words
      .replace(/[\u2068\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  }

  all(selector: string): string[] {
    return this.root.querySelectorAll(selector).map((element) => element.structuredText.replace(/\s+/g, ' ').trim());
  }

  /** The address a link with these words (or part of them) leads to. */
  link(words: string): string {
    const found = this.root.querySelectorAll('a').find((a) => a.structuredText.replace(/\s+/g, ' ').includes(words));
    if (!found) throw new Error(`No link "${words}" on ${this.path}: ${this.text.slice(0, 400)}`);
    return found.getAttribute('href') ?? '';
  }

  /** The form with this action, else the first of the page's own whose action contains it, with the values a browser would send. */
  form(actionPart = ''): { action: string; fields: [string, string][] } {
    const forms = [...this.root.querySelectorAll('main form'), ...this.root.querySelectorAll('form')]
      .filter((element) => element.getAttribute('method')?.toLowerCase() === 'post')
      .map((element) => ({ element, action: element.getAttribute('action') || this.path }));
    const form =
      forms.find(({ action }) => action === actionPart) ?? forms.find(({ action }) => action.includes(actionPart));
    if (!form) throw new Error(`No form "${actionPart}" on ${this.path}: ${this.text.slice(0, 400)}`);
    return { action: form.action, fields: fieldsOf(form.element) };
  }
}

function fieldsOf(form: HTMLElement): [string, string][] {
  const fields: [string, string][] = [];
  for (const element of form.querySelectorAll('input, textarea, select')) {
    const name = element.getAttribute('name');
    const type = element.getAttribute('type') ?? 'text';
    if (!name || element.hasAttribute('disabled')) continue;
    if (element.tagName === 'SELECT') {
      const options = element.querySelectorAll('option');
      const chosen = options.filter((option) => option.hasAttribute('selected'));
      const sent = chosen.length > 0 || element.hasAttribute('multiple') ? chosen : options.slice(0, 1);
      for (const option of sent) fields.push([name, option.getAttribute('value') ?? option.text]);
    } else if (element.tagName === 'TEXTAREA') fields.push([name, unescape(element.innerHTML)]);
    else if (type === 'checkbox' || type === 'radio') {
      if (element.hasAttribute('checked')) fields.push([name, element.getAttribute('value') ?? 'on']);
    } else if (!['submit', 'button', 'file', 'image'].includes(type))
      fields.push([name, element.getAttribute('value') ?? '']);
  }
  return fields;
}

const unescape = (html: string): string => parse(`<p>${html}</p>`).text;

export type Values = Record<string, string | string[] | null>;

/** Somebody with a browser of their own: keeps cookies, follows redirects, sends forms as they stand. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  readonly headers: Record<string, string> = { 'accept-language': 'en' };

  constructor(private readonly app: NestFastifyApplication) {}

  /** What this browser would send to any page, for a request made elsewhere. */
  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Puts a cookie into this browser: a session begun by the test. */
  keepCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  async get(path: string): Promise<Page> {
    return this.follow('GET', path);
  }

  /** Fills in the form on a page, keeping what stands in it, and sends it. `null` takes a field out. */
  async submit(page: Page, values: Values = {}, actionPart = ''): Promise<Page> {
    const { action, fields } = page.form(actionPart);
    const kept = fields.filter(([name]) => !(name in values));
    return this.post(action, [...kept, ...pairs(values)]);
  }

  async post(path: string, fields: Values | [string, string][]): Promise<Page> {
    const body = new URLSearchParams(Array.isArray(fields) ? fields : pairs(fields)).toString();
    return this.follow('POST', path, body, 'application/x-www-form-urlencoded');
  }

  /** Sends a form with one file, as a browser does. */
  async upload(
    page: Page,
    field: string,
    fileName: string,
    contents: Buffer | string,
    actionPart = '',
    values: Values = {},
  ): Promise<Page> {
    const { action, fields } = page.form(actionPart);
    const boundary = '----roundview-test-boundary';
    const kept = [...fields.filter(([name]) => !(name in values)), ...pairs(values)];
    const head = kept.map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(head.join('') + file),
      Buffer.from(contents),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return this.follow('POST', action, body, `multipart/form-data; boundary=${boundary}`);
  }

  /** A file as it arrives, byte for byte. */
  async file(path: string): Promise<{ status: number; bytes: Buffer; headers: Page['headers'] }> {
    const response = await this.inject('GET', path);
    return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers };
  }

  async request(method: string, path: string, body?: string | Buffer, contentType?: string): Promise<Page> {
    const response = await this.inject(method, path, body, contentType);
    this.remember(response.headers['set-cookie']);
    return new Page(response.statusCode, response.body, response.headers, path);
  }

  private inject(method: string, path: string, body?: string | Buffer, contentType?: string) {
    const cookie = this.cookieHeader;
    return this.app.inject({
      method: method as 'GET',
      url: path.replace(/^https?:\/\/[^/]+/, '').replace(/#.*$/, ''),
      headers: {
        ...this.headers,
        ...(cookie ? { cookie } : {}),
        ...(contentType ? { 'content-type': contentType } : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
  }

  private async follow(method: string, path: string, body?: string | Buffer, contentType?: string): Promise<Page> {
    let page = await this.request(method, path, body, contentType);
    for (let hops = 0; hops < 5 && [301, 302, 303].includes(page.status); hops++) {
      page = await this.request('GET', String(page.headers.location));
    }
    return page;
  }

  private remember(header: string | string[] | number | undefined): void {
    for (const line of [header ?? []].flat()) {
      const [pair = '', ...attributes] = String(line).split(';');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

function pairs(values: Values): [string, string][] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((item): [string, string] => [name, item]),
  );
}
