/** Changes a stored value, one change after another: two at once would lose each other's. */
export function createChanges<Value>(store: {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
}): (change: (value: Value) => Value) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (change) => {
    const next = last.then(async () => {
      const before = await store.read();
      const after = change(before);
      if (after !== before) await store.write(after);
    });
    // One failed write must not stop those after it; its own caller hears of it.
    last = next.catch(() => undefined);
    return next;
  };
}
