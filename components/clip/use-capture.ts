import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaptureKind } from '../../lib/clip/clip';
import type { CaptureChoice } from '../../lib/messaging/protocol';
import { type Capture, type CapturePorts, captureTab, isSelection } from './capture-tab';
import type { OpenedTab } from './use-kept-draft';

export type CaptureControl = {
  capture: Capture;
  /** What is being captured, once it is known. */
  what: CaptureKind | undefined;
  /** Undefined until the page has been asked. */
  hasSelection: boolean | undefined;
  /** Captures something else instead; `isConfirmed` answers the question about a sensitive page. */
  choose: (what: CaptureChoice, isConfirmed?: boolean) => void;
};

/** Without a tab there is nothing to read. */
const NO_TAB: Capture = { status: 'failed', words: 'errorUnexpected', what: 'link', isUnsaved: false };

/** Reads the page when the popup opens, and again when something else is wanted. */
export function useCapture(services: CapturePorts, opened: Promise<OpenedTab>): CaptureControl {
  const [capture, setCapture] = useState<Capture>({ status: 'reading' });
  const [wanted, setWanted] = useState<CaptureChoice>();
  const [hasSelection, setHasSelection] = useState<boolean>();
  const newest = useRef(0);

  /** Shows a capture unless another one was asked for meanwhile. */
  const run = useCallback(async (start: () => Promise<Capture>): Promise<Capture> => {
    newest.current += 1;
    const own = newest.current;
    setCapture({ status: 'reading' });
    const result = await start().catch((): Capture => NO_TAB);
    if (newest.current === own) setCapture(result);
    return result;
  }, []);

  useEffect(() => {
    let chosen: CaptureKind | undefined;
    const start = async (): Promise<Capture> => {
      const { tabId, kept } = await opened;
      chosen = kept?.what;
      const known = kept?.clipId;
      return captureTab(services, { tabId, what: chosen ?? 'best', ...(known !== undefined && { known }) });
    };
    // Where something else was chosen before, nobody asked the page: then it may be.
    void run(start).then((first) => setHasSelection(chosen !== undefined || isSelection(first)));
  }, [services, opened, run]);

  const choose = useCallback(
    (what: CaptureChoice, isConfirmed = false): void => {
      setWanted(what);
      void run(async () => {
        const { tabId } = await opened;
        return captureTab(services, { tabId, what, ...(isConfirmed && { isConfirmed }) });
      });
    },
    [services, opened, run],
  );

  const what = wanted === undefined || capture.status !== 'reading' ? whatOf(capture) : wanted;
  return { capture, what: what === 'best' ? undefined : what, hasSelection, choose };
}

function whatOf(capture: Capture): CaptureChoice | undefined {
  switch (capture.status) {
    case 'reading':
      return undefined;
    case 'captured':
      return capture.clip.what;
    case 'asking':
    case 'failed':
      return capture.what;
    default:
      return capture satisfies never;
  }
}
