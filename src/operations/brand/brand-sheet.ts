import { type Accent, mixed } from '../../domain/accent.js';

/** The sheet that puts an organisation's accent in the place of ours; both colours have passed `readColour`. */
export function brandSheet({ light, dark }: Accent): string {
  return [
    `:root{--accent:${light};--accent-hover:${mixed(light, '#000000', 0.2)};--on-accent:#FFFFFF;--accent-tint:var(--tint)}`,
    '@media screen and (prefers-color-scheme:dark){',
    `:root{--accent:${dark};--accent-hover:${mixed(dark, '#FFFFFF', 0.25)};--on-accent:#15171A}`,
    '}',
  ].join('\n');
}
