import type { QueueReader } from '../../lib/queue/queue-reader';

/** The queue's reader, loaded when somebody first reads: nothing of the database is in a screen's first frame. */
export function readQueueOnDemand(): QueueReader {
  let loading: Promise<QueueReader> | undefined;
  const open = (): Promise<QueueReader> => {
    loading ??= import('../../lib/queue/queue-reader').then(({ openQueueReader }) => openQueueReader());
    return loading;
  };
  return {
    get: async (id) => (await open()).get(id),
    getDocument: async (id) => (await open()).getDocument(id),
    getPicture: async (id, assetId) => (await open()).getPicture(id, assetId),
    list: async (options) => (await open()).list(options),
    count: async () => (await open()).count(),
    drain: async () => (await open()).drain(),
    pause: async () => (await open()).pause(),
    history: async (options) => (await open()).history(options),
  };
}
