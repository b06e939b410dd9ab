import * as v from 'valibot';
import type { CaptureChoice } from '../messaging/protocol';
import type { Gesture } from './gesture';

/** A gesture whose clip could not be saved, and when that was (milliseconds since the epoch). */
export type UnsavedGesture = { gesture: Gesture; at: number };

/** So long, in milliseconds, the popup is about it: later the person has something else in mind. */
const HOLDS = 120_000;

const text = v.exactOptional(v.string());
const unsavedSchema = v.object({
  at: v.number(),
  gesture: v.object({
    tabId: v.number(),
    frameId: v.exactOptional(v.number()),
    tab: v.object({ url: text, title: text }),
    request: v.object({
      what: v.picklist(['selection', 'article', 'page', 'link', 'image']),
      linkUrl: text,
      linkText: text,
      imageUrl: text,
    }),
    selectionText: text,
  }),
}) satisfies v.GenericSchema<unknown, UnsavedGesture>;

/** Reads what was noted of a gesture that failed; undefined when there is nothing or it is of another shape. */
export function parseUnsavedGesture(stored: unknown): UnsavedGesture | undefined {
  const result = v.safeParse(unsavedSchema, stored);
  return result.success ? result.output : undefined;
}

/** What the popup asks for: where a gesture just failed on this very page, the link, picture or words it pointed at. */
export function meantGesture(
  asked: Gesture,
  { choice, unsaved, now }: { choice: CaptureChoice; unsaved: UnsavedGesture | undefined; now: number },
): Gesture {
  if (unsaved === undefined || now - unsaved.at > HOLDS) return asked;
  const { gesture } = unsaved;
  const isHere = gesture.tabId === asked.tabId && gesture.tab.url === asked.tab.url;
  return isHere && (choice === 'best' || choice === gesture.request.what) ? gesture : asked;
}
