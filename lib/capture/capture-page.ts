import type { PageFacts } from '../clip/page-facts';
import type { RecordedPage, Recording } from '../clip/recording';
import { createToken } from './capture-token';
import { readPageFacts } from './page-facts';
import { type CaptureEnvironment, recordElement } from './record-element';

/** Captures the whole of a live page, and changes nothing in it. */
export async function capturePage(environment: CaptureEnvironment): Promise<RecordedPage> {
  const token = createToken(environment.random);
  const root = environment.document.body ?? environment.document.documentElement;
  const recording = await recordElement(root, environment, { token });
  return finishCapture(environment, { what: 'page', recording, token });
}

/** What a capture found; `facts` where it is known already what the page says of itself. */
export type Finding = {
  what: RecordedPage['what'];
  recording: Recording;
  token: string;
  facts?: PageFacts;
};

/** Makes of a finding what a capture gives, with what the page says of itself. */
export function finishCapture(
  { document }: CaptureEnvironment,
  { what, recording, token, facts = readPageFacts(document) }: Finding,
): RecordedPage {
  return { token, what, facts, recording, selectionText: '' };
}
