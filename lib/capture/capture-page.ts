import type { RecordedPage, Recording } from '../clip/recording';
import { createToken } from './capture-token';
import { type CaptureEnvironment, recordElement } from './record-element';
import { type PageSource, readSource } from './source-reader';

/** Captures the whole of a live page, and changes nothing in it. */
export async function capturePage(environment: CaptureEnvironment): Promise<RecordedPage> {
  const token = createToken(environment.random);
  const root = environment.document.body ?? environment.document.documentElement;
  const recording = await recordElement(root, environment, { token });
  return finishCapture(environment, { what: 'page', recording, token });
}

/** What a capture found; `page` where it is known already what the page says of itself. */
export type Finding = {
  what: RecordedPage['what'];
  recording: Recording;
  token: string;
  page?: PageSource;
};

/** Makes of a finding what a capture gives, with what the page says of itself. */
export function finishCapture(
  { document }: CaptureEnvironment,
  { what, recording, token, page }: Finding,
): RecordedPage {
  return { token, what, ...(page ?? readSource(document)), recording, selectionText: '' };
}
