/** Gives the name that the fragment of an address stands for; one that is not encoded well is its own name. */
export function decodeName(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
