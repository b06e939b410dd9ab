import type { Loss, LossCode } from '../../lib/clip/loss';
import type { MessageKey, PluralKey, Text } from '../base/text';

/** Losses of things that can be counted. */
const counted = {
  'image-unreadable': 'lossImageUnreadable',
  'image-too-large': 'lossImageTooLarge',
  'image-too-slow': 'lossImageTooSlow',
  'image-cropped': 'lossImageCropped',
  'image-external': 'lossImageExternal',
  'table-flattened': 'lossTableFlattened',
  'nesting-flattened': 'lossNestingFlattened',
  'embed-linked': 'lossEmbedLinked',
  'frame-unreadable': 'lossFrameUnreadable',
  'closed-component': 'lossClosedComponent',
  'math-as-code': 'lossMathAsCode',
  'link-unsafe': 'lossLinkUnsafe',
} as const satisfies Partial<Record<LossCode, PluralKey>>;

/** Losses that happen once to the whole clip. */
const whole: Record<Exclude<LossCode, keyof typeof counted>, MessageKey> = {
  'cut-short': 'lossCutShort',
  'article-not-found': 'lossArticleNotFound',
  'selection-not-found': 'lossSelectionNotFound',
  'page-unreadable': 'lossPageUnreadable',
  'formatting-refused': 'lossFormattingRefused',
  'source-refused': 'lossSourceRefused',
};

const isCounted = (code: LossCode): code is keyof typeof counted => code in counted;

/** A loss as a sentence. */
export function wordsOfLoss({ code, count }: Loss, { t, plural }: Text): string {
  return isCounted(code) ? plural(counted[code], count) : t(whole[code]);
}
