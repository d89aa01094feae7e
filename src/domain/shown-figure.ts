/** A figure as pages and files show it: whole from a thousand on, else at most two decimals, rounded once. */
export function shownFigure(value: number): number {
  const scale = Math.abs(value) >= 1000 ? 1 : 100;
  const size = Math.round(Math.abs(value) * scale + 1e-9) / scale;
  return value < 0 && size !== 0 ? -size : size;
}

/** How many decimals a shown figure needs. */
export function decimalsOf(shown: number): number {
  const hundredths = Math.round(Math.abs(shown) * 100);
  if (hundredths % 100 === 0) return 0;
  return hundredths % 10 === 0 ? 1 : 2;
}
