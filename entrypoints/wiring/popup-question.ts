import { createStoredItem } from '../../lib/platform/stored-item';

/** What the popup asks a person through the browser: a site's pictures, or to see the open tabs. */
export type PopupQuestion = 'pictures' | 'tabs';

/** A popup that asked longer ago than this, in milliseconds, is not what the person is waiting for. */
const QUESTION_HOLDS = 120_000;

/** When the popup last asked (milliseconds since the epoch): the answer finds it closed. */
const askedAt = (question: PopupQuestion) =>
  createStoredItem({
    area: 'session',
    key: `asked-${question}`,
    parse: (stored) => (typeof stored === 'number' ? stored : undefined),
  });

/** Notes what is about to be asked. To be under way before the question is, for that closes the popup. */
export function notePopupQuestion(question: PopupQuestion): Promise<void> {
  return askedAt(question).write(Date.now());
}

/** Whether the popup asked this just now and its person waits for it; said once. */
export async function takePopupQuestion(question: PopupQuestion): Promise<boolean> {
  const asked = askedAt(question);
  const at = await asked.read();
  await asked.remove();
  return at !== undefined && Date.now() - at < QUESTION_HOLDS;
}
