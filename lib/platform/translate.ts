import { browser } from './browser';

/** The text of a message in the person's language, with `$1` … `$9` filled in; `''` for an unknown key. */
export function translate(key: string, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/** The person's language as a BCP 47 tag. */
export function getLanguage(): string {
  return browser.i18n.getUILanguage();
}
