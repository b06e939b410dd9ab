import { launchExtension } from '../chromium/extension-browser.ts';
import { startConfluence } from '../harness/embedded-confluence.ts';
import { signIn } from '../harness/person.ts';
import { surviveKills } from './browser.ts';

/** Of the worker, for each clip: two hundred clips see two thousand. */
const KILLS_A_CLIP = 10;

/** Runs in real Chromium and prints what was counted; the exit code is not 0 when a clip did not become one whole page. */
export async function runBrowserSoak(clips: number): Promise<number> {
  const confluence = await startConfluence({ isRecording: false });
  const extension = await launchExtension({ server: confluence.server });
  try {
    await signIn(extension);
    const counts = await surviveKills({ extension, confluence }, { clips, kills: clips * KILLS_A_CLIP });
    const lines = Object.entries(counts).map(([name, count]) => `${name}: ${count}`);
    process.stdout.write(`${lines.join('\n')}\n`);
    const { lost, duplicated, incomplete, unfinished } = counts;
    return lost + duplicated + incomplete + unfinished === 0 ? 0 : 1;
  } finally {
    await extension.close();
    await confluence.close();
  }
}
