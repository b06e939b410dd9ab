/** A nudge between our own contexts that a store has changed; it carries nothing, each reads the store again. */
export interface Tick {
  send(): void;
  /** Calls `listener` for every tick of another context; returns what stops it. */
  listen(listener: () => void): () => void;
}

export function createTick(name: string): Tick {
  const channel = new BroadcastChannel(name);
  return {
    send: () => channel.postMessage(null),
    listen: (listener) => {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
