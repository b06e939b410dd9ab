import { describe, expect, it } from 'vitest';
import { readText } from '../../../lib/http/read-text';

function streamOf(
  chunks: readonly Uint8Array<ArrayBuffer>[],
  end: (controller: ReadableStreamDefaultController) => void,
) {
  let read = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      const chunk = chunks[read];
      read += 1;
      if (chunk === undefined) end(controller);
      else controller.enqueue(chunk);
    },
  });
  return { response: new Response(body), countRead: () => read };
}

describe('the text of an answer', () => {
  it('is empty without a body', async () => {
    expect(await readText(new Response(null, { status: 204 }), 10)).toBe('');
  });

  it('is put together from chunks that split a character', async () => {
    const bytes = new TextEncoder().encode('né');
    const { response } = streamOf([bytes.slice(0, 2), bytes.slice(2)], (controller) => controller.close());
    expect(await readText(response, 10)).toBe('né');
  });

  it('may be as long as the limit', async () => {
    expect(await readText(new Response('12345'), 5)).toBe('12345');
  });

  it('is undefined beyond the limit, and the remainder is not read', async () => {
    const endless = Array.from({ length: 1000 }, () => new Uint8Array(100));
    const { response, countRead } = streamOf(endless, (controller) => controller.close());
    expect(await readText(response, 250)).toBeUndefined();
    expect(countRead()).toBeLessThan(10);
  });

  it('rejects when the connection breaks', async () => {
    const { response } = streamOf([new Uint8Array(5)], (controller) => controller.error(new TypeError('reset')));
    await expect(readText(response, 100)).rejects.toThrow('reset');
  });
});
