/** Lays a page out in a frame of its own, as a tab would; takes its HTML, gives its document. */
export async function openPage(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 1000px; height: 800px; border: 0';
  const { promise, resolve } = Promise.withResolvers<unknown>();
  frame.onload = resolve;
  frame.srcdoc = html;
  document.body.replaceChildren(frame);
  await promise;
  if (!frame.contentDocument) throw new Error('the page did not open');
  return frame.contentDocument;
}
