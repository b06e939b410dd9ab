import { browser } from './browser';

/** Where a script runs: a tab's frame, and the very document when one was met before. */
export type PageTarget = { tabId: number; frameId?: number; documentId?: string };

/** Why a script could not run: the page is closed to extensions, or the tab or document is gone. */
export class PageScriptError extends Error {
  override readonly name = 'PageScriptError';
  readonly code: 'unreadable' | 'gone';

  constructor(code: 'unreadable' | 'gone', cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

type ScriptResult = { result?: unknown; documentId?: string; error?: unknown };

function toTarget({ tabId, frameId, documentId }: PageTarget) {
  if (documentId !== undefined) return { tabId, documentIds: [documentId] };
  return { tabId, frameIds: [frameId ?? 0] };
}

/** Chromium and Firefox tell a vanished tab, frame or document in these words only; there is no code. */
function toPageScriptError(error: unknown): PageScriptError {
  const message = error instanceof Error ? error.message : String(error);
  const isGone =
    /no (tab|frame|document) with|tab was closed|frame was removed|invalid (tab|frame)|document .*(found|exist)/i;
  return new PageScriptError(isGone.test(message) ? 'gone' : 'unreadable', error);
}

async function execute(injection: Record<string, unknown> & { target: PageTarget }): Promise<ScriptResult> {
  try {
    const [first] = await browser.scripting.executeScript({
      ...injection,
      target: toTarget(injection.target),
    } as Parameters<typeof browser.scripting.executeScript>[0]);
    if (first === undefined) throw new Error('No frame with that id');
    return first as ScriptResult;
  } catch (error) {
    throw toPageScriptError(error);
  }
}

/**
 * Injects `files` (if any) into the isolated world, in order, then calls the function left there under `name` with `argument` (JSON).
 * With `isText` what it returns comes out of the page as a text, and so may hold no bytes: objects take five to ten times
 * as long (300 ms instead of 30 for a page of ten thousand elements), and Chromium drops what is deep in them.
 * Needs the person's gesture (`activeTab`). Rejects with PageScriptError, or with what the function threw.
 */
export async function callInPage(
  target: PageTarget,
  call: { files?: readonly string[]; name: string; argument: unknown; isText?: boolean },
): Promise<{ result: unknown; documentId: string | undefined }> {
  const { files, name, argument, isText = false } = call;
  if (files !== undefined) await execute({ target, files: [...files] });
  const { result, documentId, error } = await execute({ target, func: callByName, args: [name, argument, isText] });
  // Firefox reports what a script threw here, Chromium gives no result.
  if (error !== undefined || result === undefined || result === null) throw new PageScriptError('unreadable', error);
  return { result: isText ? JSON.parse(String(result)) : result, documentId };
}

/** Serialised and run in the page's isolated world: it may use nothing from around it. */
async function callByName(name: string, argument: unknown, isText: boolean): Promise<unknown> {
  const world = globalThis as unknown as Record<string, (argument: unknown) => unknown>;
  const result = await world[name]?.(argument);
  return isText ? JSON.stringify(result) : result;
}

/** Whether anything is selected in the top frame or in a same-origin frame that has the focus. */
export async function hasSelection(tabId: number): Promise<boolean> {
  const { result } = await execute({
    target: { tabId },
    func: () => {
      let view: Window = window;
      for (let depth = 0; depth < 8; depth += 1) {
        // One that crosses the edge of a shadow tree counts as collapsed, and is a range all the same.
        if (view.getSelection()?.type === 'Range') return true;
        const focused = view.document.activeElement;
        if (!(focused instanceof HTMLIFrameElement) || !focused.contentDocument || !focused.contentWindow) return false;
        view = focused.contentWindow;
      }
      return false;
    },
  });
  return result === true;
}
