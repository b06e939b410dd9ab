/** Gives the person a file to keep; the browser asks where, or puts it with the downloads. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(content);
  link.href = url;
  link.download = name;
  link.click();
  // The download holds on to the content once it has begun, which is after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
