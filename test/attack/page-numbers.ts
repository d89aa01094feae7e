import { type HTMLElement, NodeType, parse } from 'node-html-parser';

/** A number as it stands on a page: in words somebody reads, or as a place in a drawing. */
export interface PageNumber {
  readonly kind: 'word' | 'place';
  readonly value: number;
  /** As written, digits in Latin. */
  readonly text: string;
  readonly where: string;
}

const spoken = ['aria-label', 'title', 'alt', 'content'];
const drawn = /^(x|y|x1|x2|y1|y2|cx|cy|r|rx|width|height|d|points|transform|style|viewbox|dx|dy)$/;
/** Size and shape of a mark are the same on every page. */
const fixed = /^(r|rx|viewbox)$/;

/** Every number of a page's main part and footer, of its drawings and of what is read aloud; `known` texts are left out. */
export function pageNumbers(html: string, known: readonly string[]): PageNumber[] {
  const root = parse(html);
  const found: PageNumber[] = [];
  const words = [...new Set(known)].filter((text) => /\p{Nd}/u.test(text)).map(latin);
  words.sort((a, b) => b.length - a.length);
  for (const part of root.querySelectorAll('main, footer')) walk(part);
  return found;

  function walk(element: HTMLElement): void {
    for (const [name, value] of Object.entries(element.attributes)) {
      const key = name.toLowerCase();
      if (spoken.includes(key)) read(value, 'word', `${element.tagName} ${key}`);
      else if (drawn.test(key) && !fixed.test(key)) read(value, 'place', `${element.tagName} ${key}`);
    }
    for (const child of element.childNodes) {
      if (child.nodeType === NodeType.TEXT_NODE) read(child.text, 'word', element.tagName);
      else if (child.nodeType === NodeType.ELEMENT_NODE) walk(child as HTMLElement);
    }
  }

  function read(raw: string, kind: PageNumber['kind'], where: string): void {
    let text = latin(raw);
    if (!/\d/.test(text)) return;
    if (kind === 'word') for (const each of words) text = text.replaceAll(each, ' ');
    for (const { value, text: written } of numbersIn(text))
      found.push({ kind, value, text: written, where: `${where} "${text.trim().slice(0, 60)}"` });
  }
}

/** The numbers in a text, whatever its digits. */
export function numbersIn(text: string): { readonly value: number; readonly text: string }[] {
  return [...latin(text).matchAll(/\d+(?:\.\d+)?/g)].map(([written]) => ({ value: Number(written), text: written }));
}

/** Persian and Arabic digits and their decimal mark in Latin; marks of direction fall away. */
function latin(text: string): string {
  return text
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/(\d)٫(\d)/g, '$1.$2');
}
