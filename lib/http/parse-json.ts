/** The value in a JSON text, or undefined where the text is none: what a schema then refuses like any other surprise. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
