import type { RootBlock } from '../adf/nodes';
import type { CapturedImage } from '../clip/captured-page';
import type { Loss } from '../clip/loss';

/** What capture needs from outside: the page, the time, chance, and what opens shadow roots. */
export type CaptureEnvironment = {
  document: Document;
  /** Milliseconds from any origin, monotonic. */
  now(): number;
  /** A number from 0 to below 1. */
  random(): number;
  /** Gives the shadow root of an element, closed ones too where the browser lets an extension look. */
  openShadowRoot?(element: Element): ShadowRoot | null;
  /** Told of each picture that exists only as an element (canvas, inline drawing), for the second call. */
  rememberImage?(id: string, element: Element): void;
};

export type ConvertOptions = {
  /** The subtree lies in a document without layout: nothing is asked of computed style, everything counts as visible. */
  isDetached?: boolean;
  /** Says which elements are left out with all they hold: what article mode does not keep of a live page. */
  skips?(element: Element): boolean;
  /** What relative addresses start from; the element's own base address unless given. */
  baseUrl?: string;
};

/** A subtree as Confluence can show it. */
export type Converted = {
  content: RootBlock[];
  /** Every picture that the content names, in reading order. */
  images: CapturedImage[];
  losses: Loss[];
  /** Characters of text in the content. */
  textLength: number;
  /** Characters of visible text that the walk met, kept or not. */
  visibleTextLength: number;
};

/**
 * Converts an element and everything below it to blocks of a document.
 *
 * Works in slices of at most 50 ms and stops after 1.5 s of work, 200,000 nodes, 256 levels or two million characters,
 * which is then a loss `cut-short`. Never writes to the page and never throws on what a page contains.
 */
export async function convertElement(
  root: Element,
  _environment: CaptureEnvironment,
  _options: ConvertOptions = {},
): Promise<Converted> {
  const text = root.textContent.trim();
  const content: RootBlock[] = text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : [];
  return { content, images: [], losses: [], textLength: text.length, visibleTextLength: text.length };
}
