/**
 * The text of an answer, or undefined when it is longer than `limit` bytes; the remainder is then not read.
 * Rejects when the connection breaks in the middle.
 */
export async function readText(response: Response, limit: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
