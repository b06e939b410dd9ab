import type { ConfluenceErrorCode } from '../confluence/confluence-error';
import type { NeedsUserReason } from './queued-clip';

/** A network step as far as judging its failure goes: removing is discarding a draft or moving a page to the trash. */
export type Step = 'create' | 'upload' | 'read' | 'publish' | 'finish' | 'change' | 'remove';

/** What a failed answer means for the clip or for the whole queue. */
export type Verdict =
  /** What was to be done is done already. */
  | { kind: 'done' }
  /** Again later; a repetition does no harm, or the next round looks before it acts. */
  | { kind: 'retry' }
  /** Again later, but a draft nobody can find may have been left behind. */
  | { kind: 'retry-orphan' }
  /** Not the clip's failure: the whole queue waits. */
  | { kind: 'pause'; why: 'auth' | 'rate-limited' }
  /** The draft or page was not found: look a second time before believing it. */
  | { kind: 'missing' }
  /** 404 for an upload means either that the draft is gone or that the file is over the site's limit. */
  | { kind: 'look-for-draft' }
  | { kind: 'body-refused' }
  | { kind: 'title-clash' }
  | { kind: 'conflict' }
  | { kind: 'ask'; reason: NeedsUserReason };

const ask = (reason: NeedsUserReason): Verdict => ({ kind: 'ask', reason });

function judgeNotFound(step: Step): Verdict {
  switch (step) {
    case 'create':
      return ask('space-missing');
    case 'upload':
      return { kind: 'look-for-draft' };
    case 'remove':
      return { kind: 'done' };
    case 'read':
    case 'publish':
    case 'finish':
    case 'change':
      return { kind: 'missing' };
    default:
      return step satisfies never;
  }
}

function judgeConflict(step: Step): Verdict {
  switch (step) {
    case 'create':
      return ask('conflict');
    case 'publish':
      return { kind: 'conflict' };
    case 'finish':
    case 'change':
    case 'upload':
    case 'read':
    case 'remove':
      return { kind: 'retry' };
    default:
      return step satisfies never;
  }
}

const writesBody = (step: Step): boolean => step === 'create' || step === 'publish';

/** Why a definite refusal that no repetition heals needs a person, or what else to do about it. */
function judgeRefusal(step: Step, code: 'title-taken' | 'body-refused' | 'already-exists' | 'too-large'): Verdict {
  switch (code) {
    case 'title-taken':
      if (step === 'publish' || step === 'change') return { kind: 'title-clash' };
      return ask(step === 'create' ? 'title-taken' : 'refused');
    case 'body-refused':
      return writesBody(step) ? { kind: 'body-refused' } : ask('refused');
    case 'already-exists':
      return step === 'upload' || step === 'finish' ? { kind: 'done' } : ask('refused');
    case 'too-large':
      if (step === 'upload') return ask('attachment-too-large');
      return ask(writesBody(step) ? 'too-large' : 'refused');
    default:
      return code satisfies never;
  }
}

/**
 * What a failed answer means, by the step it answers. An answer that tells nothing (none at all, a gateway's 5xx, a
 * page of HTML) never counts as a success nor as a failure: creating again may leave an orphan, everything else is
 * safe to repeat.
 */
export function judge(step: Step, code: ConfluenceErrorCode): Verdict {
  switch (code) {
    case 'no-answer':
    case 'timeout':
    case 'server':
    case 'malformed':
      return { kind: step === 'create' ? 'retry-orphan' : 'retry' };
    case 'rate-limited':
      return { kind: 'pause', why: 'rate-limited' };
    case 'unauthorized':
      return { kind: 'pause', why: 'auth' };
    case 'not-found':
      return judgeNotFound(step);
    case 'conflict':
      return judgeConflict(step);
    case 'title-taken':
    case 'body-refused':
    case 'already-exists':
    case 'too-large':
      return judgeRefusal(step, code);
    case 'scope':
    case 'forbidden':
    case 'xsrf':
    case 'redirected':
    case 'refused':
      return ask(code);
    default:
      return code satisfies never;
  }
}
