import { parseArgs } from 'node:util';
import type { CaptureMode } from './capturer.ts';

export const USAGE = `usage: ./run corpus FOLDER [--mode article|page] [--json FILE] [--only TEXT] [--keep FOLDER] [--script-only]

  --only TEXT     just the pages whose path holds it
  --keep FOLDER   writes each captured document there
  --script-only   runs the capture script without the extension around it: quicker, and timed by itself`;

export type CorpusOptions = {
  folder: string;
  mode: CaptureMode;
  jsonFile: string | undefined;
  only: string;
  keepFolder: string | undefined;
  isScriptOnly: boolean;
};

const isMode = (mode: string): mode is CaptureMode => mode === 'article' || mode === 'page';

/** Reads the command's arguments; undefined if they make no sense. */
export function parseCorpusOptions(args: string[]): CorpusOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        mode: { type: 'string', default: 'page' },
        json: { type: 'string' },
        only: { type: 'string', default: '' },
        keep: { type: 'string' },
        'script-only': { type: 'boolean', default: false },
      },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0 || !isMode(values.mode)) return undefined;
    return {
      folder,
      mode: values.mode,
      jsonFile: values.json,
      only: values.only,
      keepFolder: values.keep,
      isScriptOnly: values['script-only'],
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}
