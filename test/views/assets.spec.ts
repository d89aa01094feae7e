import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '../../src/config/project-root.js';

const asset = (name: string): string => readFileSync(projectPath('views', 'assets', name), 'utf8');
const sheets = readdirSync(projectPath('views', 'assets')).filter((name) => name.endsWith('.css'));

const physical =
  /(?:^|[\s;{])(?:left|right|top|bottom)\s*:|(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:text-align|float|clear)\s*:\s*(?:left|right)/;

/** Four values that differ at the sides are physical too: `padding: 0 1rem 0 0`. */
function lopsided(css: string): string[] {
  const shorthands = css.matchAll(/(?:margin|padding|inset):([^;}(]+)[;}]/g);
  return [...shorthands]
    .map(([, value = '']) => value.trim().split(/\s+/))
    .filter((sides) => sides.length === 4 && sides[1] !== sides[3])
    .map((sides) => sides.join(' '));
}

describe('the sheets', () => {
  it.each(sheets)('%s mirrors by itself: no left, no right', (name) => {
    const css = asset(name).replaceAll(/\/\*[\s\S]*?\*\//g, '');
    expect(css.match(physical)?.[0] ?? '').toBe('');
    expect(lopsided(css)).toEqual([]);
  });

  it('the Arabic face is declared last, so that half-spaces stay in it', () => {
    const faces = [...asset('tokens.css').matchAll(/url\((fonts\/[^)]+)\)/g)].map(([, file]) => file);
    expect(faces).toEqual(['fonts/vazirmatn-latin-wght-normal.woff2', 'fonts/vazirmatn-arabic-wght-normal.woff2']);
  });

  it('every token that a sheet uses exists', () => {
    const known = new Set([...asset('tokens.css').matchAll(/(--[\w-]+):/g)].map(([, token]) => token));
    const used = sheets.flatMap((name) => [...asset(name).matchAll(/var\((--[\w-]+)\)/g)].map(([, token]) => token));
    expect(used.filter((token) => !known.has(token))).toEqual([]);
  });

  it('a survey loads at most 12 kB of style and 8 kB of script', () => {
    const styles = ['tokens.css', 'base.css', 'survey.css'].reduce(
      (sum, name) => sum + gzipSync(asset(name)).length,
      0,
    );
    expect(styles).toBeLessThanOrEqual(12_000);
    expect(gzipSync(asset('survey.js')).length).toBeLessThanOrEqual(8_000);
  });
});

describe('contrast', () => {
  const [light = '', dark = ''] = asset('tokens.css').split('@media screen and (prefers-color-scheme:dark)');
  const onPaper: [string, number][] = [
    ['ink', 4.5],
    ['ink-2', 4.5],
    ['ink-3', 4.5],
    ['accent', 4.5],
    ['accent-hover', 4.5],
    ['error', 4.5],
    ['blind', 4.5],
    ['hidden', 4.5],
    ['edge', 3],
    ['focus', 3],
    ['g-self', 3],
    ['g-manager', 3],
    ['g-peer', 3],
    ['g-subordinate', 3],
    ['g-customer', 3],
  ];
  const inside: [string, string][] = [
    ['accent', 'on-accent'],
    ...([1, 2, 3, 4, 5] as const).flatMap((n): [string, string][] => [
      [`q${n}`, `q${n}-ink`],
      [`h${n}`, 'ink'],
    ]),
  ];

  it.each([
    ['light', light],
    ['dark', dark],
  ])('%s: text 4.5, marks and controls 3', (_, tokens) => {
    const colour = (name: string) => new RegExp(`--${name}:(#[0-9A-F]{6})`).exec(tokens)?.[1] ?? '';
    const weak = [
      ...onPaper.filter(([name, least]) => contrast(colour(name), colour('paper')) < least),
      ...inside.filter(([ground, text]) => contrast(colour(ground), colour(text)) < 4.5),
    ];
    expect(weak).toEqual([]);
  });
});

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
