/**
 * One value that can be read before the first frame: localStorage is the only store that answers at once. Nothing secret
 * and nothing of any page belongs here.
 */
export function createSyncItem<T>(options: { key: string; parse: (stored: unknown) => T | undefined }): {
  read(): T | undefined;
  write(value: T): void;
} {
  const { key, parse } = options;
  return {
    read: () => {
      try {
        return parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
      } catch {
        // Broken JSON or a blocked store: the first frame is then drawn without it.
        return undefined;
      }
    },
    write: (value) => localStorage.setItem(key, JSON.stringify(value)),
  };
}
