/** Everything that can fail to survive; each has words for a person in `_locales` (`loss_<code>`). */
export const LOSS_CODES = [
  'image-unreadable',
  'image-too-large',
  'image-too-slow',
  'image-cropped',
  'image-external',
  'table-flattened',
  'nesting-flattened',
  'embed-linked',
  'frame-unreadable',
  'closed-component',
  'cut-short',
  'article-not-found',
  'selection-not-found',
  'page-unreadable',
  'formatting-refused',
  'math-as-code',
  'link-unsafe',
  'source-refused',
] as const;

export type LossCode = (typeof LOSS_CODES)[number];

/** One kind of thing that could not be kept, and how many times. */
export type Loss = { code: LossCode; count: number };
