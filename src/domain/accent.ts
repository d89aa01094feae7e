/** The one colour of an organisation's controls, for light pages and for dark ones, as #RRGGBB. */
export interface Accent {
  readonly light: string;
  readonly dark: string;
}

/** What words and controls stand on, from tokens.css: paper, tinted paper, field. */
export const backgrounds = {
  light: ['#FCFBF9', '#F3F1EC', '#FFFFFF'],
  dark: ['#15171A', '#1E2124', '#1A1D20'],
} as const;

export type Theme = keyof typeof backgrounds;

/** WCAG 2.2, 1.4.3: text of any size. */
export const leastContrast = 4.5;

/** "0d5c63" and " #0D5C63 " are #0D5C63; null when it is no such colour. */
export function readColour(typed: string): string | null {
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(typed.trim()) ?? [];
  return digits === undefined ? null : `#${digits.toUpperCase()}`;
}

/** WCAG contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** How well a colour can be read on the least favourable background of a theme. */
export function contrastIn(theme: Theme, colour: string): number {
  return Math.min(...backgrounds[theme].map((background) => contrast(colour, background)));
}

/** The given colour, made lighter until it can be read on dark pages; for organisations that name one colour only. */
export function darkFrom(colour: string): string {
  for (let share = 0; share < 1; share += 0.04) {
    const lighter = mixed(colour, '#FFFFFF', share);
    if (contrastIn('dark', lighter) >= leastContrast) return lighter;
  }
  return '#FFFFFF';
}

/** `share` of the other colour in the first. */
export function mixed(one: string, other: string, share: number): string {
  const [from, to] = [channelsOf(one), channelsOf(other)];
  const channels = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
