/** Tells a defect of ours where a developer looks, and nowhere else; no error of ours holds a token or a clip. */
export function report(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the worker's console is the only place there is.
  console.error(error);
}

/** Lets work go on after its caller was answered. */
export function inBackground(work: Promise<unknown>): void {
  work.catch(report);
}
