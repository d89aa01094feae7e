/** In the order of the report; the last two are for HR and for everybody who misses a total. */
export const sections = [
  'scores',
  'others',
  'together',
  'ends',
  'gap',
  'corners',
  'agreement',
  'spread',
  'change',
  'earlier',
  'norms',
  'comments',
  'raters',
  'quality',
  'total',
] as const;

export type MethodSection = (typeof sections)[number];
