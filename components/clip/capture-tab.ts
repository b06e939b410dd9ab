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
  | { status: 'failed'; words: MessageKey; what: CaptureChoice };

export type CapturePorts = { background: Pick<BackgroundService, 'capture'>; queue: Pick<QueueReader, 'get'> };

/** Captures what was asked for. A page that no extension may read becomes its link. */
export async function captureTab(ports: CapturePorts, wish: CaptureTabRequest): Promise<Capture> {
  const { tabId, what } = wish;
  try {
    const clip = await ports.queue.get(await ports.background.capture(wish));
    return clip === undefined ? { status: 'failed', words: 'errorUnexpected', what } : { status: 'captured', clip };
  } catch (error) {
    const { code } = codeOf(error);
    if (code === 'sensitive') return { status: 'asking', what };
    if (code === 'page-unreadable' && what !== 'link') return captureTab(ports, { tabId, what: 'link' });
    return { status: 'failed', words: wordsOfError(error), what };
  }
}

/** Whether something on the page is selected, told by what a capture of the selection gave. */
export function isSelection(capture: Capture): boolean {
  return capture.status === 'captured' && capture.clip.what === 'selection';
}

/** Whether only the page's link could be had, because no extension may read it. */
export function isUnreadable(capture: Capture): boolean {
  return capture.status === 'captured' && capture.clip.losses.some(({ code }) => code === 'page-unreadable');
}
