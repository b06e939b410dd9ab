/** A nudge between our own contexts that a store has changed; it carries nothing, each reads the store again. */
export interface Tick {
  send(): void;
  /** Calls `listener` for every tick of another context; returns what stops it. */
  listen(listener: () => void): () => void;
}

export function createTick(name: string): Tick {
  let opened: BroadcastChannel | undefined;
  // With the first use: opening it would cost a screen's first frame a millisecond.
  const open = (): BroadcastChannel => {
    opened ??= new BroadcastChannel(name);
    return opened;
  };
  return {
    send: () => open().postMessage(null),
    listen: (listener) => {
      const channel = open();
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
