import { createServer, type AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { Sessions } from '../../src/auth/sessions.js';
import { Config } from '../../src/config/config.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { sessionCookieName } from '../../src/web/cookies.js';
import { startTestApp, type TestApp } from './test-app.js';

export interface Device {
  readonly width?: number;
  readonly height?: number;
  readonly isPhone?: boolean;
  readonly hasScript?: boolean;
  readonly locale?: string;
  readonly person?: Pick<PersonEntity, 'id'>;
}

const quiet = ['no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];
const flags = ['no-sandbox', 'disable-gpu', 'disable-quic', ...quiet].map((name) => `--${name}`);

/** The product listening on this machine, and a real browser to look at it with. */
export class TestBrowser {
  private constructor(
    readonly testApp: TestApp,
    readonly origin: string,
    private readonly browser: Browser,
  ) {}

  /** The product as it is installed, or another one made with these settings. */
  static async start(make: typeof startTestApp = startTestApp): Promise<TestBrowser> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const testApp = await make({ APP_URL: origin });
    await testApp.app.listen(port, '127.0.0.1');
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    return new TestBrowser(testApp, origin, await chromium.launch({ executablePath, args: flags }));
  }

  /** A browser with cookies and storage of its own; the person, if any, is signed in. */
  async device({
    width = 1280,
    height = 844,
    isPhone = false,
    hasScript = true,
    locale = 'en',
    person,
  }: Device): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.origin,
      viewport: { width, height },
      isMobile: isPhone,
      hasTouch: isPhone,
      javaScriptEnabled: hasScript,
      locale,
      reducedMotion: 'reduce',
    });
    if (person) {
      const value = await this.testApp.database.write(() => this.testApp.get(Sessions).create(person.id));
      await context.addCookies([{ name: sessionCookieName(this.testApp.get(Config)), value, url: this.origin }]);
    }
    return context;
  }

  phone(device: Device = {}): Promise<BrowserContext> {
    return this.device({ width: 390, height: 844, isPhone: true, ...device });
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.testApp.close();
  }
}

/** Everything a browser complains about on a device's pages, and every request that leaves this machine. */
export function complaintsOf(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    const isOwn = request.url().startsWith(`${origin}/`) || request.url().startsWith('data:');
    if (!isOwn) complaints.push(`request elsewhere: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** How far a page can be scrolled sideways, in CSS pixels; 0 when everything fits. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
