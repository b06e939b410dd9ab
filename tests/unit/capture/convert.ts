import { captureArticle as recordArticle } from '../../../lib/capture/article';
import { capturePart as recordPart } from '../../../lib/capture/capture-part';
import type { EquippedEnvironment } from '../../../lib/capture/capture-tools';
import { type CaptureEnvironment, type RecordOptions, recordElement } from '../../../lib/capture/record-element';
import { countText } from '../../../lib/capture/recording-content';
import type { CapturedPage, CaptureRequest } from '../../../lib/clip/captured-page';
import { composeDocument } from '../../../lib/compose/compose-document';
import { composePage } from '../../../lib/compose/compose-page';

/** As it comes out of a page: Chromium lets through what JSON can say. */
function crossing(recorded: unknown): unknown {
  return JSON.parse(JSON.stringify(recorded));
}

/** Records an element and makes of it what a document holds, as page and extension do between them. */
export async function convertElement(root: Element, environment: CaptureEnvironment, options?: RecordOptions) {
  const recording = await recordElement(root, environment, options);
  return { ...composeDocument(crossing(recording), environment), textLength: countText(recording) };
}

/** Captures a part of a page, as page and extension do between them. */
export async function capturePart(request: CaptureRequest, environment: EquippedEnvironment): Promise<CapturedPage> {
  return composePage(crossing(await recordPart(request, environment)), environment);
}

/** Captures the article on a page, as page and extension do between them. */
export async function captureArticle(request: CaptureRequest, environment: EquippedEnvironment): Promise<CapturedPage> {
  return composePage(crossing(await recordArticle(request, environment)), environment);
}
