import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { attachmentsOf, type Content, type Site } from '../fake-confluence/site.ts';

/** Where what came of one page goes. */
export type OutputFolder = {
  keepPopup(popup: Page): Promise<void>;
  /** How the page that was captured looks, to be compared with what came of it. */
  keepOriginal(page: Page): Promise<void>;
  /** The body, the attachments and how it looks in Confluence. */
  keepContent(site: Site, kept: { content: Content; rendered: Page }): Promise<void>;
};

/** A folder of its own for the page of that number; without a parent folder nothing is kept. */
export function createOutputFolder(parent: string | undefined, number: number): OutputFolder {
  if (parent === undefined) {
    const nothing = async () => undefined;
    return { keepPopup: nothing, keepOriginal: nothing, keepContent: nothing };
  }
  const folder = join(parent, String(number).padStart(2, '0'));
  mkdirSync(join(folder, 'attachments'), { recursive: true });
  return {
    keepPopup: async (popup) => void (await popup.screenshot({ path: join(folder, 'popup.png') })),
    keepOriginal: async (page) => void (await page.screenshot({ path: join(folder, 'original.png'), fullPage: true })),
    keepContent: async (site, { content, rendered }) => {
      writeFileSync(join(folder, bodyName(content)), content.body?.value ?? '');
      for (const { fileName, bytes } of attachmentsOf(site, content.id)) {
        writeFileSync(join(folder, 'attachments', fileName.replaceAll('/', '_')), bytes);
      }
      await rendered.screenshot({ path: join(folder, 'page.png'), fullPage: true });
    },
  };
}

const bodyName = ({ body }: Content) => (body?.representation === 'storage' ? 'body.xml' : 'body.json');
