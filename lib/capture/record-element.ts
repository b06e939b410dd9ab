import type { Recording } from '../clip/recording';
import type { Conversion } from './conversion';
import { ruleFor } from './element-rules';
import type { ImageRegistry } from './image-registry';
import { findTargets } from './link-target';
import { openShadow } from './node-reader';
import { addressOfPage } from './page-address';
import { createPictureBook } from './picture-book';
import { createRecorder } from './recorder';
import type { Scope } from './scope';
import { createTimeSlices } from './time-slices';
import { walk } from './walker';

/** What capture needs from outside: the page, the time, chance, and what opens shadow roots. */
export type CaptureEnvironment = {
  document: Document;
  /** Milliseconds from any origin, monotonic. */
  now(): number;
  /** A number from 0 to below 1. */
  random(): number;
  /** Gives the shadow root of an element, closed ones too where the browser lets an extension look. */
  openShadowRoot?(element: Element): ShadowRoot | null;
  /** Keeps the elements that show pictures, so that the second call finds them again. */
  registry?: ImageRegistry;
};

export type RecordOptions = {
  /** The subtree lies in a document without layout: nothing is asked of computed style, everything counts as visible. */
  isDetached?: boolean;
  /** Says which elements are left out with all they hold: what article mode does not keep of a live page. */
  skips?(element: Element): boolean;
  /** Names the capture in the registry. */
  token?: string;
  /** The part of the subtree to convert; all of it unless given. */
  scope?: Scope;
};

/**
 * Writes down an element and everything below it, for a document to be made of it.
 *
 * Works in slices of at most 50 ms and stops after 1.5 s of work, 200,000 nodes, 256 levels or two million characters,
 * which is then a loss `cut-short`. Never writes to the page and never throws on what a page contains.
 */
export async function recordElement(
  root: Element,
  environment: CaptureEnvironment,
  options: RecordOptions = {},
): Promise<Recording> {
  const conversion = createConversion(environment, options);
  const { writer, pictures, pageUrl } = conversion;
  const around = {
    marks: writer.plain,
    isTextHidden: false,
    isInClosedDetails: false,
    isInHeading: false,
    isInChecklist: false,
    isCentredByDefault: false,
    isInLayoutTable: false,
  };
  const slices = createTimeSlices(environment.now);
  const { skips } = options;
  const targets = findTargets(root);
  const { isCutShort } = await walk(root, around, { conversion, slices, ruleFor, targets, skips });
  if (isCutShort) writer.lose('cut-short');
  return { ...writer.finish(), images: pictures.images, pageUrl };
}

function createConversion(
  { document, openShadowRoot, registry }: CaptureEnvironment,
  { isDetached = false, token = '', scope }: RecordOptions,
): Conversion & { pageUrl: string } {
  const writer = createRecorder();
  const { lose } = writer;
  const pageUrl = addressOfPage(document);
  return {
    writer,
    pageUrl,
    pictures: createPictureBook((id, element) => registry?.remember(token, id, element)),
    isLaidOut: !isDetached,
    scope,
    lose,
    openShadowRoot: openShadowRoot ?? openShadow,
  };
}
