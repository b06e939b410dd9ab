/**
 * The extension API as an injected script has it. This file imports no polyfill: the script is read anew on every
 * gesture, and one call is all it needs; promises it gives in both browsers by itself.
 */
type PageApi = { runtime?: { sendMessage?: (message: unknown) => Promise<unknown> } };

/** Sends a message to the background. Rejects when the extension was updated or removed since the script came here. */
export async function sendFromPage(message: unknown): Promise<void> {
  const { browser, chrome }: typeof globalThis & { browser?: PageApi; chrome?: PageApi } = globalThis;
  const runtime = (browser ?? chrome)?.runtime;
  if (runtime?.sendMessage === undefined) throw new Error('The extension is gone');
  await runtime.sendMessage(message);
}
