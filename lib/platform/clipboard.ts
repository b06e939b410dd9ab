/** Puts a text on the clipboard, formatted and plain. Needs a person's gesture that is a few seconds old at most. */
export async function copyFormatted({ html, text }: { html: string; text: string }): Promise<void> {
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([text], { type: 'text/plain' }),
  });
  await navigator.clipboard.write([item]);
}
