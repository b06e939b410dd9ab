import type { CapturedPage, CaptureRequest } from '../clip/captured-page';
import { addLoss } from '../clip/losses';
import { createToken } from './capture-token';
import type { EquippedEnvironment } from './capture-tools';
import { ownerDocument } from './node-reader';
import { fragmentFor } from './passage';
import { convertImage } from './pointed-image';
import { convertLink } from './pointed-link';
import { findSelection } from './selection';

/**
 * Captures the part of a live page that was asked for, and changes nothing in it: the selection, or the link or image
 * under the pointer. Without a selection it gives the page, with a loss `selection-not-found`. An article is not its
 * business; asked for one, it gives the page.
 */
export async function capturePart(request: CaptureRequest, environment: EquippedEnvironment): Promise<CapturedPage> {
  const token = createToken(environment.random);
  switch (request.what) {
    case 'selection':
      return captureSelection(environment, token);
    case 'link':
      return environment.finishCapture(environment, {
        what: 'link',
        converted: convertLink(request, environment),
        token,
      });
    case 'image':
      return environment.finishCapture(environment, {
        what: 'image',
        converted: convertImage(request, { environment, token }),
        token,
      });
    case 'page':
    case 'article':
      return environment.capturePage(environment);
    default:
      return request.what satisfies never;
  }
}

async function captureSelection(environment: EquippedEnvironment, token: string): Promise<CapturedPage> {
  const selection = findSelection(environment);
  const converted =
    selection && (await environment.convertElement(selection.root, environment, { scope: selection.scope, token }));
  if (!selection || !converted || converted.content.length === 0) {
    const page = await environment.capturePage(environment);
    return { ...page, losses: addLoss(page.losses, 'selection-not-found') };
  }
  const page = environment.finishCapture(environment, { what: 'selection', converted, token });
  // The browser looks for a passage in the page itself and in none of its frames.
  const textFragment = isInPage(selection.root, environment) ? fragmentFor(selection.ranges) : undefined;
  const source = textFragment ? { ...page.source, textFragment } : page.source;
  return { ...page, source, selectionText: selection.text };
}

function isInPage(element: Element, { document }: EquippedEnvironment): boolean {
  return ownerDocument(element) === document;
}
