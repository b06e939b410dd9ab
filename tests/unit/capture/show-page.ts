/** Lays a page out in a frame of the test's own, with a width that does not depend on the window. */
export async function showPage(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:1000px;height:700px;border:0';
  frame.srcdoc = html;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  if (!frame.contentDocument) throw new Error('the frame has no document');
  return frame.contentDocument;
}

/** Lays out what belongs into the body of a page at https://example.com/case. */
export function showBody(body: string): Promise<Document> {
  return showPage(`<!doctype html><base href="https://example.com/case"><body>${body}`);
}

/** Takes away every page that was shown. */
export function removePages(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
}
