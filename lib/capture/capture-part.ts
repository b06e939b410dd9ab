import type { CaptureRequest } from '../clip/captured-page';
import type { RecordedPage } from '../clip/recording';
import { createToken } from './capture-token';
import type { EquippedEnvironment } from './capture-tools';
import { ownerDocument } from './node-reader';
import { fragmentFor } from './passage';
import { recordImage } from './pointed-image';
import { recordLink } from './pointed-link';
import { isEmpty, withLoss } from './recording-content';
import { findSelection } from './selection';

/**
 * Captures the part of a live page that was asked for, and changes nothing in it: the selection, or the link or image
 * under the pointer. Without a selection it gives the page, with a loss `selection-not-found`. An article is not its
 * business; asked for one, it gives the page.
 */
export async function capturePart(request: CaptureRequest, environment: EquippedEnvironment): Promise<RecordedPage> {
  const token = createToken(environment.random);
  switch (request.what) {
    case 'selection':
      return captureSelection(environment, token);
    case 'link':
      return environment.finishCapture(environment, {
        what: 'link',
        recording: recordLink(request, environment),
        token,
      });
    case 'image':
      return environment.finishCapture(environment, {
        what: 'image',
        recording: recordImage(request, { environment, token }),
        token,
      });
    case 'page':
    case 'article':
      return environment.capturePage(environment);
    default:
      return request.what satisfies never;
  }
}

async function captureSelection(environment: EquippedEnvironment, token: string): Promise<RecordedPage> {
  const selection = findSelection(environment);
  const recording =
    selection && (await environment.recordElement(selection.root, environment, { scope: selection.scope, token }));
  if (!selection || !recording || isEmpty(recording))
    return withLoss(await environment.capturePage(environment), 'selection-not-found');
  const page = environment.finishCapture(environment, { what: 'selection', recording, token });
  // The browser looks for a passage in the page itself and in none of its frames.
  const textFragment = isInPage(selection.root, environment) ? fragmentFor(selection.ranges) : undefined;
  return { ...page, ...(textFragment && { textFragment }), selectionText: selection.text };
}

function isInPage(element: Element, { document }: EquippedEnvironment): boolean {
  return ownerDocument(element) === document;
}
