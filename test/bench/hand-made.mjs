import Handlebars from 'handlebars';

/**
 * A page as Handlebars would make it by hand: our own HTML with every text, place and figure as a hole; places are worked out
 * and figures written anew each time, words are ready.
 */
export function handMade(html, locale) {
  const values = [];
  const hole = (value) => `{{v.[${values.push(value) - 1}]}}`;
  const source = html
    .replaceAll(/(?<= (?:x|y|x1|x2|y1|y2|cx|cy|width|href|aria-label)=")[^"]*(?=")/g, (value) => hole(value))
    .replaceAll(/(?<=>)[^<>{]*[^<>{\s][^<>{]*(?=<)/g, (text) => hole(text));
  const template = Handlebars.create().compile(source);
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const makers = values.map((value) => makerOf(value, figure));
  return () => template({ v: makers.map((make) => make()) });
}

function makerOf(value, figure) {
  const place = /^(-?[\d.]+)(%?)$/.exec(value);
  if (!place) return /^[\d.,\u06F0-\u06F9\u066B]+$/.test(value) ? () => figure.format(3.4) : () => value;
  const share = (Number(place[1]) - 7) / 86;
  return () => `${Math.round((7 + share * 86) * 100) / 100}${place[2]}`;
}
