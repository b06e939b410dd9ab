import type { BackgroundService, CaptureChoice, CaptureTabRequest } from '../../lib/messaging/protocol';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { MessageKey } from '../base/text';
import type { QueueReader } from '../services';
import { codeOf, wordsOfError } from '../words/errors';

/** What has become of reading the page. */
export type Capture =
  | { status: 'reading' }
  | { status: 'captured'; clip: QueuedClip }
  /** A page that may hold secrets: the person decides. `what` is what was asked for. */
  | { status: 'asking'; what: CaptureChoice }
  /** `isUnsaved`: the page could be read, but nothing took it in. */
  | { status: 'failed'; words: MessageKey; what: CaptureChoice; isUnsaved: boolean };

export type CapturePorts = { background: Pick<BackgroundService, 'capture'>; queue: Pick<QueueReader, 'get'> };

/** Captures what was asked for. A page that no extension may read becomes its link. */
export async function captureTab(ports: CapturePorts, wish: CaptureTabRequest): Promise<Capture> {
  const { tabId, what } = wish;
  try {
    const clip = await ports.queue.get(await ports.background.capture(wish));
    if (clip !== undefined) return { status: 'captured', clip };
    return { status: 'failed', words: 'errorUnexpected', what, isUnsaved: true };
  } catch (error) {
    const { domain, code } = codeOf(error);
    if (code === 'sensitive') return { status: 'asking', what };
    if (code === 'page-unreadable' && what !== 'link') return captureTab(ports, { tabId, what: 'link' });
    const isUnsaved = domain !== 'CaptureError' || code.startsWith('storage');
    return { status: 'failed', words: wordsOfError(error), what, isUnsaved };
  }
}

/** Whether something on the page is selected, told by what a capture of the selection gave. */
export function isSelection(capture: Capture): boolean {
  return capture.status === 'captured' && capture.clip.what === 'selection';
}

/** Below this share of what a page shows, its article may not be what the person meant. */
const SMALL_SHARE = 1 / 3;

/** Whether the article that was found is only a small part of its page. */
export function isSmallPart(capture: Capture): boolean {
  if (capture.status !== 'captured' || capture.clip.what !== 'article') return false;
  return (capture.clip.keptShare ?? 1) < SMALL_SHARE;
}

/** Whether only the page's link could be had, because no extension may read it. */
export function isUnreadable(capture: Capture): boolean {
  return capture.status === 'captured' && capture.clip.losses.some(({ code }) => code === 'page-unreadable');
}
