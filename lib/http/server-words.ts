const LONGEST_READ = 4_000;
const LONGEST_SHOWN = 300;

/** Controls and everything that turns the direction of text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const TAG = /<[^<>]*>/g;
const JAVA_EXCEPTION = /^(?:[a-z]\w*\.){2,}\w+: */;
const AUTHORIZATION = /\b(bearer|basic)\s+\S+/gi;
const SECRET_FIELD = /((?:token|secret|code|verifier|password)["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi;
/** Long runs with a digit in them: JWTs, keys, identifiers. Class names have none and stay readable. */
const LONG_RUN = /(?=[\w\-+/=.~]*\d)[\w\-+/=.~]{20,}/g;

/**
 * What a server said, fit to be kept and shown as plain text: no tags, no controls, nothing that looks like a token,
 * at most 300 characters. Undefined when nothing is left. Servers do echo what they were sent, tokens included.
 */
export function toServerWords(text: string): string | undefined {
  const words = text
    .slice(0, LONGEST_READ)
    .replace(TAG, ' ')
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(JAVA_EXCEPTION, '')
    .replace(AUTHORIZATION, '$1 …')
    .replace(SECRET_FIELD, '$1…')
    .replace(LONG_RUN, '…');
  return words === '' ? undefined : words.slice(0, LONGEST_SHOWN).toWellFormed();
}
