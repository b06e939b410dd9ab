import type { RootBlock } from '../adf/nodes';
import type { CapturedPage, CaptureRequest } from '../clip/captured-page';
import { addLoss } from '../clip/losses';
import { type CaptureEnvironment, type Converted, convertElement } from './converter';
import { fragmentFor } from './passage';
import { convertImage, convertLink } from './pointed';
import { findSelection } from './selection';
import { readSource } from './source-reader';

/**
 * Captures what was asked for of a live page, and changes nothing in it: the selection, the whole page, or the link or
 * image under the pointer. Without a selection it gives the page, with a loss `selection-not-found`. An article is not
 * its business; asked for one, it gives the page.
 */
export async function capturePage(request: CaptureRequest, environment: CaptureEnvironment): Promise<CapturedPage> {
  switch (request.what) {
    case 'selection':
      return captureSelection(environment);
    case 'page':
    case 'article':
      return captureWhole(environment);
    case 'link':
      return finish(environment, { what: 'link', converted: convertLink(request, environment) });
    case 'image':
      return captureImage(request, environment);
    default:
      return request.what satisfies never;
  }
}

async function captureSelection(environment: CaptureEnvironment): Promise<CapturedPage> {
  const selection = findSelection(environment);
  const token = createToken(environment.random);
  const converted = selection && (await convertElement(selection.root, environment, { scope: selection.scope, token }));
  if (!selection || !converted || converted.content.length === 0) {
    const page = await captureWhole(environment);
    return { ...page, losses: addLoss(page.losses, 'selection-not-found') };
  }
  const page = finish(environment, { what: 'selection', converted, token });
  const textFragment = fragmentFor(selection.ranges);
  const source = textFragment ? { ...page.source, textFragment } : page.source;
  return { ...page, source, selectionText: selection.text };
}

async function captureWhole(environment: CaptureEnvironment): Promise<CapturedPage> {
  const token = createToken(environment.random);
  const root = environment.document.body ?? environment.document.documentElement;
  return finish(environment, { what: 'page', converted: await convertElement(root, environment, { token }), token });
}

async function captureImage(request: CaptureRequest, environment: CaptureEnvironment): Promise<CapturedPage> {
  const token = createToken(environment.random);
  return finish(environment, { what: 'image', converted: convertImage(request, { environment, token }), token });
}

type Finished = {
  what: CapturedPage['what'];
  converted: Pick<Converted, 'content' | 'images' | 'losses'>;
  token?: string;
};

function finish({ document, random }: CaptureEnvironment, { what, converted, token }: Finished): CapturedPage {
  const { source, title, isSensitive } = readSource(document);
  const { images, losses } = converted;
  // A document may not be empty.
  const content: RootBlock[] = converted.content.length > 0 ? converted.content : [{ type: 'paragraph' }];
  return {
    token: token ?? createToken(random),
    what,
    source,
    title,
    document: { version: 1, type: 'doc', content },
    images,
    losses,
    selectionText: '',
    isSensitive,
  };
}

/** Names one capture among those of a page; nothing secret, so that any source of chance will do. */
function createToken(random: () => number): string {
  return Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36);
}
