import type { Translate } from '../../../components/base/text';
import messages from '../../../public/_locales/en/messages.json';

/** The English texts, filled in as the browser does it. */
export const english: Translate = (key, ...substitutions) =>
  messages[key].message.replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
