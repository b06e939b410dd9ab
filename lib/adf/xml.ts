/** Attributes of an element; one that is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Removes what XML 1.0 cannot carry in any spelling: C0 controls, U+FFFE, U+FFFF and lone surrogates
 * (https://www.w3.org/TR/xml/#charsets). Takes and gives plain text.
 */
export function withoutForbiddenCharacters(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '',
  );
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser turns these into a newline or a space; as references they survive (XML 1.0 §2.11, §3.3.3).
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Plain text as XML character data. */
export function escapeText(text: string): string {
  return withoutForbiddenCharacters(text).replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? '');
}

/** Plain text as the inside of a double-quoted XML attribute. */
export function escapeAttribute(text: string): string {
  return withoutForbiddenCharacters(text).replace(/[&<>"\r\n\t]/g, (character) => REFERENCES[character] ?? '');
}

/** Plain text as CDATA sections: its end mark cannot be escaped, so it is split between two of them. */
export function cdata(text: string): string {
  const safe = withoutForbiddenCharacters(text).replace(/\r\n?/g, '\n');
  return `<![CDATA[${safe.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** One element around content that is XML already; self-closing when there is none. */
export function element(name: string, attributes: XmlAttributes = {}, content = ''): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) tag += ` ${key}="${escapeAttribute(String(value))}"`;
  }
  return content === '' ? `${tag} />` : `${tag}>${content}</${name}>`;
}
