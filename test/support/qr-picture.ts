import decodeQr from 'qr/decode.js';

const pixels = 4;

/** What a camera reads from the drawing of a code on a page: its squares are painted and then deciphered. */
export function readPicture(svg: string): string {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const side = size * pixels;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [x, y] of squaresOf(/ d="([^"]+)"/.exec(svg)?.[1] ?? ''))
    for (let row = y * pixels; row < (y + 1) * pixels; row++)
      for (let column = x * pixels; column < (x + 1) * pixels; column++)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  return decodeQr({ width: side, height: side, data });
}

/** The squares of one module each that a path goes around: "M4 4h1v1H4Zm1 0h1v1H5Z". */
function squaresOf(path: string): [x: number, y: number][] {
  let at: [number, number] = [0, 0];
  return [...path.matchAll(/([Mm])(-?\d+)[ ,]?(-?\d+)h1v1/g)].map(([, letter, x, y]) => {
    at = letter === 'M' ? [Number(x), Number(y)] : [at[0] + Number(x), at[1] + Number(y)];
    return at;
  });
}
