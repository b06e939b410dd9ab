import { parseArgs } from 'node:util';

export type Capture = 'selection' | 'article' | 'page' | 'link';

export type DemoOptions = {
  /** Without a window, all by itself. */
  isHeadless: boolean;
  /** Files or addresses. */
  pages: string[];
  what: Capture;
  /** Whose contents are selected before capture. */
  selector?: string;
  type: 'page' | 'blogpost';
  spaceKey: string;
  /** Where bodies, attachments and screenshots go. */
  folder?: string;
  /** Where every request and answer goes. */
  recordFile?: string;
};

const BUNDLED = 'tests/demo/article/index.html';
const CAPTURES: readonly string[] = ['selection', 'article', 'page', 'link'] satisfies Capture[];

/** Reads the command line; throws with what is wrong. */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      headless: { type: 'boolean', default: false },
      page: { type: 'string', multiple: true, default: [BUNDLED] },
      what: { type: 'string' },
      select: { type: 'string' },
      as: { type: 'string', default: 'page' },
      space: { type: 'string', default: 'ENG' },
      out: { type: 'string' },
      record: { type: 'string' },
    },
  });
  const { what = values.select ? 'selection' : 'article', as: type } = values;
  if (!isCapture(what)) throw new Error(`--what is one of ${CAPTURES.join(', ')}, not ${what}`);
  if (type !== 'page' && type !== 'blogpost') throw new Error(`--as is page or blogpost, not ${type}`);
  if (what === 'selection' && !values.select) throw new Error('--what selection needs --select CSS');
  return {
    isHeadless: values.headless || !process.env.DISPLAY,
    pages: values.page,
    what,
    type,
    spaceKey: values.space,
    ...(values.select !== undefined && { selector: values.select }),
    ...(values.out !== undefined && { folder: values.out }),
    ...(values.record !== undefined && { recordFile: values.record }),
  };
}

const isCapture = (word: string): word is Capture => CAPTURES.includes(word);

/** Whether a page is one of the real network rather than a file of this machine. */
export const isAddress = (page: string): boolean => /^https?:\/\//.test(page);
