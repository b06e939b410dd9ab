import type { RootBlock } from '../adf/nodes';
import type { CapturedPage } from '../clip/captured-page';
import { createToken } from './capture-token';
import { type CaptureEnvironment, type Converted, convertElement } from './converter';
import { type PageSource, readSource } from './source-reader';

/** Captures the whole of a live page, and changes nothing in it. */
export async function capturePage(environment: CaptureEnvironment): Promise<CapturedPage> {
  const token = createToken(environment.random);
  const root = environment.document.body ?? environment.document.documentElement;
  const converted = await convertElement(root, environment, { token });
  return finishCapture(environment, { what: 'page', converted, token });
}

/** What a capture found; `page` where it is known already what the page says of itself. */
export type Finding = {
  what: CapturedPage['what'];
  converted: Pick<Converted, 'content' | 'images' | 'losses'>;
  token: string;
  page?: PageSource;
};

/** Makes of a finding what a capture gives, with what the page says of itself. */
export function finishCapture(
  { document }: CaptureEnvironment,
  { what, converted, token, page }: Finding,
): CapturedPage {
  const { images, losses } = converted;
  // A document may not be empty.
  const content: RootBlock[] = converted.content.length > 0 ? converted.content : [{ type: 'paragraph' }];
  return {
    token,
    what,
    ...(page ?? readSource(document)),
    document: { version: 1, type: 'doc', content },
    images,
    losses,
    selectionText: '',
  };
}
