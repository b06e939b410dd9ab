import { readClipFile } from '../../lib/background/clip-file';
import { saveFile } from '../../lib/platform/save-file';
import { createTick } from '../../lib/platform/tick';
import { type ImportCounts, importClip } from '../../lib/queue/import-clip';
import { connectToQueue } from '../../lib/queue/queue-connection';
import { openSalvage, toFile } from '../../lib/queue/salvage';
import { QUEUE_CHANNEL } from './screen-stores';

/** Gives the person a file with everything unsent. */
export async function saveQueueFile(): Promise<void> {
  const salvage = await openSalvage();
  const pieces: string[] = [];
  for (const row of salvage.rows) pieces.push(await salvage.write(row));
  saveFile('quick-capture-clips.json', toFile(pieces));
}

/** Takes the clips of a file into the queue, one durable step for each: what is in stays in when a later one fails. */
export async function loadQueueFile(file: Blob): Promise<ImportCounts> {
  const connection = connectToQueue({ indexedDb: indexedDB, blockedAfter: 5_000 });
  const counts: ImportCounts = { added: 0, known: 0, unreadable: 0 };
  try {
    for await (const clip of readClipFile(file)) {
      const outcome =
        clip === undefined ? 'unreadable' : (await importClip(connection, clip, Date.now())) ? 'added' : 'known';
      counts[outcome] += 1;
    }
  } finally {
    createTick(QUEUE_CHANNEL).send();
  }
  return counts;
}
