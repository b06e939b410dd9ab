import type { NeedsUserReason } from '../../lib/queue/queued-clip';
import type { MessageKey } from '../base/text';

/** What a person can do about a clip that waits for them, besides discarding it. */
export type Remedy = 'revise-place' | 'revise-title' | 'sign-in' | 'retry';

/** Why a clip waits, in words that say what to do, and the button that does it. */
export const reasons: Record<NeedsUserReason, { words: MessageKey; remedy?: Remedy }> = {
  destination: { words: 'reasonDestination', remedy: 'revise-place' },
  'sign-in': { words: 'reasonSignIn', remedy: 'sign-in' },
  'wrong-account': { words: 'reasonWrongAccount', remedy: 'revise-place' },
  scope: { words: 'reasonScope', remedy: 'sign-in' },
  forbidden: { words: 'reasonForbidden', remedy: 'revise-place' },
  'space-missing': { words: 'reasonSpaceMissing', remedy: 'revise-place' },
  'title-taken': { words: 'reasonTitleTaken', remedy: 'revise-title' },
  'body-refused': { words: 'reasonBodyRefused', remedy: 'retry' },
  'too-large': { words: 'reasonTooLarge' },
  'attachment-too-large': { words: 'reasonAttachmentTooLarge', remedy: 'retry' },
  'page-gone': { words: 'reasonPageGone' },
  conflict: { words: 'reasonConflict', remedy: 'retry' },
  'brought-back': { words: 'reasonBroughtBack', remedy: 'retry' },
  xsrf: { words: 'reasonXsrf', remedy: 'retry' },
  redirected: { words: 'errorRedirected', remedy: 'retry' },
  imported: { words: 'reasonImported', remedy: 'retry' },
  refused: { words: 'reasonRefused', remedy: 'retry' },
};

/** What the remedy's button says. */
export const remedyWords: Record<Remedy, MessageKey> = {
  'revise-place': 'chooseSpace',
  'revise-title': 'changeTitle',
  'sign-in': 'signIn',
  retry: 'tryAgain',
};
