import type { MessageKey, Translate } from '../../../components/base/text';
import messages from '../../../public/_locales/en/messages.json';

/** Texts as they lie in `_locales`, filled in as the browser does it. */
export const translatorOf =
  (texts: Record<MessageKey, { message: string }>): Translate =>
  (key, ...substitutions) =>
    texts[key].message.replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');

/** The English texts. */
export const english: Translate = translatorOf(messages);
