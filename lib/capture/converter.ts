import { createMarkSets } from '../adf/mark-set';
import type { RootBlock } from '../adf/nodes';
import { createWriter } from '../adf/writer';
import type { CapturedImage } from '../clip/captured-page';
import type { Loss, LossCode } from '../clip/loss';
import type { Conversion } from './conversion';
import { ruleFor } from './element-rules';
import type { ImageRegistry } from './image-registry';
import { createLinkReader } from './link-reader';
import { findTargets } from './link-target';
import { openShadow } from './node-reader';
import { createPictureBook } from './picture-book';
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

export type ConvertOptions = {
  /** The subtree lies in a document without layout: nothing is asked of computed style, everything counts as visible. */
  isDetached?: boolean;
  /** Says which elements are left out with all they hold: what article mode does not keep of a live page. */
  skips?(element: Element): boolean;
  /** What relative addresses start from; the element's own base address unless given. */
  baseUrl?: string;
  /** Names the capture in the registry. */
  token?: string;
  /** The part of the subtree to convert; all of it unless given. */
  scope?: Scope;
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
  environment: CaptureEnvironment,
  options: ConvertOptions = {},
): Promise<Converted> {
  const losses = createLossCount();
  const conversion = createConversion(environment, { ...options, lose: losses.add });
  const around = {
    marks: conversion.marks.none,
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
  const plan = { conversion, slices, ruleFor, targets, skips };
  const { visibleTextLength, isCutShort } = await walk(root, around, plan);
  if (isCutShort) losses.add('cut-short');
  const { content, anchors } = conversion.writer.finish();
  conversion.links.settle(anchors);
  const { images } = conversion.pictures;
  const textLength = conversion.writer.textLength();
  return {
    content,
    images,
    losses: losses.list(),
    textLength,
    visibleTextLength: Math.max(visibleTextLength, textLength),
  };
}

function createConversion(
  { document, random, openShadowRoot, registry }: CaptureEnvironment,
  { isDetached = false, baseUrl, token = '', scope, lose }: ConvertOptions & { lose(code: LossCode): void },
): Conversion {
  const marks = createMarkSets();
  const newId = () =>
    Math.floor(random() * 2 ** 48)
      .toString(16)
      .padStart(12, '0');
  return {
    marks,
    writer: createWriter({ plain: marks.none, newId, lose }),
    links: createLinkReader({ baseUrl, pageUrl: addressOf(document), lose }),
    pictures: createPictureBook((id, element) => registry?.remember(token, id, element)),
    isLaidOut: !isDetached,
    scope,
    lose,
    openShadowRoot: openShadowRoot ?? openShadow,
  };
}

/** A document written into a frame has no address of its own, but a base. */
function addressOf({ URL: url, baseURI }: Document): string {
  return /^https?:/.test(url) ? url : baseURI;
}

function createLossCount() {
  const counts = new Map<LossCode, number>();
  return {
    add: (code: LossCode) => {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    },
    list: (): Loss[] => [...counts].map(([code, count]) => ({ code, count })),
  };
}
