import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormRejected } from '../../src/domain/errors.js';
import { readLogo } from '../../src/operations/brand/logo-image.js';
import { LogoEntity } from '../../src/settings/logo.entity.js';
import { given } from '../support/given.js';
import { jpeg, png } from '../support/pictures.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Values, Visitor } from '../support/visitor.js';

let testApp: TestApp;
let hr: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  hr = await given(testApp).visitorFor(await given(testApp).administrator());
});

afterAll(() => testApp.close());

const form = () => hr.get('/settings/brand');
const save = async (values: Values, file: Buffer | string = '', name = '') =>
  hr.upload(await form(), 'logo', name, file, '/settings/brand', values);
const sheetOf = (page: Page) =>
  page.root
    .querySelectorAll('link[rel=stylesheet]')
    .map((link) => link.getAttribute('href') ?? '')
    .find((href) => href.startsWith('/brand/'));
const logoOf = (page: Page) => page.root.querySelector('.org img');

describe('the colour of an organisation', () => {
  it('stands on every page, for raters and strangers too, until it is taken back', async () => {
    expect(sheetOf(await form())).toBeUndefined();
    const saved = await save({ accent: '8a1c4a', accentDark: '' });
    expect(saved.status).toBe(200);
    expect(saved.text).toMatch(/Contrast: \d+\.\d : 1\./);
    const stranger = given(testApp).anonymous();
    for (const path of ['/sign-in', '/link-again', '/no-such-page']) {
      const sheet = await stranger.get(sheetOf(await stranger.get(path))!);
      expect(sheet.status).toBe(200);
      expect(sheet.headers['content-type']).toContain('text/css');
      expect(sheet.headers['cache-control']).toContain('immutable');
      expect(sheet.html).toContain('--accent:#8A1C4A');
      expect(sheet.html).toMatch(/prefers-color-scheme:dark[^]*--accent:#[0-9A-F]{6}/);
    }
    const address = sheetOf(saved)!;
    await save({ accent: '', accentDark: '' });
    expect(sheetOf(await form())).toBeUndefined();
    expect((await stranger.get(address)).status).toBe(404);
  });

  it.each([
    [{ accent: '#FFD400' }, /#FFD400 reaches a contrast of 1\.\d : 1 on light pages; words need 4\.5 : 1/],
    // 4.5 on white would be enough, but tinted paper is darker.
    [{ accent: '#767676' }, /#767676 reaches a contrast of 4 : 1 on light pages/],
    [{ accent: '#0D5C63', accentDark: '#0D5C63' }, /on dark pages; words need 4\.5 : 1/],
    [{ accent: 'teal' }, /Please type a colour/],
    [{ accent: '', accentDark: '#74C7C2' }, /Please type a colour/],
    [{ accent: '#0D5C63;}body{display:none}' }, /Please type a colour/],
  ])('is refused when words in it could not be read: %j', async (values, message) => {
    const page = await save(values);
    expect(page.status).toBe(422);
    expect(page.text).toMatch(message);
    expect(page.root.querySelector('#accent')?.getAttribute('value')).toBe(values.accent || undefined);
    expect(sheetOf(await form())).toBeUndefined();
  });
});

describe('the logo of an organisation', () => {
  it('is written anew, stands beside the name at its size, and can be taken away', async () => {
    const saved = await save(
      {},
      png({ width: 60, height: 20, more: [['tEXt', Buffer.from('Author\0Somebody')]] }),
      'logo.svg',
    );
    const shown = logoOf(saved);
    expect([shown?.getAttribute('width'), shown?.getAttribute('height'), shown?.getAttribute('alt')]).toEqual([
      '84',
      '28',
      '',
    ]);
    const answer = await testApp.app.inject({ url: shown!.getAttribute('src')! });
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.headers['content-security-policy']).toBe('sandbox');
    expect(answer.rawPayload.includes('Somebody')).toBe(false);
    expect((await given(testApp).anonymous().get('/sign-in')).root.querySelector('.org img')).not.toBeNull();
    // Saving the colour alone leaves it.
    expect(logoOf(await save({ accent: '' }))).not.toBeNull();
    const gone = await save({ withoutLogo: 'yes' });
    expect(logoOf(gone)).toBeNull();
    expect(await testApp.database.of(LogoEntity).count()).toBe(0);
  });

  it('may be a JPEG; comments and what follows its end are dropped', () => {
    const image = readLogo(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]));
    expect(image).toMatchObject({ type: 'image/jpeg', width: 1, height: 1 });
    expect(image.contents.includes('secret')).toBe(false);
    expect(image.contents.includes('script')).toBe(false);
  });

  it.each([
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /SVG and other files are not taken/,
    ],
    ['a GIF', Buffer.from('GIF89a'), /PNG or JPEG/],
    ['more than 1 MB', Buffer.concat([png(), Buffer.alloc(1024 * 1024)]), /larger than 1 MB/],
    ['20,000 × 20,000 pixels', png({ width: 20_000, height: 20_000 }), /more than 2,000 pixels/],
    ['pixels that lie about their size', png({ width: 2000, height: 2000 }), /damaged/],
    ['an interlaced picture', png({ interlace: 1 }), /interlaced/],
    ['half a picture', png().subarray(0, 60), /damaged/],
    ['a JPEG without pixels', jpeg.subarray(0, 100), /damaged/],
  ])('is refused: %s', async (_, file, message) => {
    const page = await save({ accent: '#0D5C63' }, file, 'logo.png');
    expect(page.status).toBe(422);
    expect(page.text).toMatch(message);
    expect(page.root.querySelector('#accent')?.getAttribute('value')).toBe('#0D5C63');
    expect(logoOf(await form())).toBeNull();
  });

  it('is either read or refused, whatever the bytes are', () => {
    const damaged = fc
      .tuple(fc.constantFrom(png(), jpeg), fc.nat(400), fc.uint8Array({ maxLength: 8 }))
      .map(([file, at, bytes]) =>
        Buffer.concat([file.subarray(0, at), Buffer.from(bytes), file.subarray(at + bytes.length)]),
      );
    fc.assert(
      fc.property(damaged, (file) => {
        try {
          expect(readLogo(file).width).toBeLessThanOrEqual(2000);
        } catch (error) {
          expect(error).toBeInstanceOf(FormRejected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('belongs to administrators', async () => {
    const employee = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await employee.get('/settings/brand')).status).toBe(404);
  });
});
