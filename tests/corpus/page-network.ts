import type { Page } from 'playwright';
import { servePage } from '../harness/page-folder.ts';
import { drawPicture } from '../harness/picture.ts';

/** What a picture that the page's source does not mention is answered with. */
const USUAL_PICTURE = drawPicture(640, 400);

/**
 * Answers for the whole network of a page: the file itself and what lies beside it, a picture of the declared size for
 * every picture, nothing for anything else. Gives the page's address.
 */
export async function serveFrom(page: Page, file: string): Promise<string> {
  const pages: Parameters<typeof servePage>[0] = new Map();
  const address = servePage(pages, file);
  await page.route('**/*', async (route) => {
    const request = route.request();
    const served = pages.get(request.url().replace(/#.*$/, ''));
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() !== address) {
      return route.abort('aborted');
    }
    if (served) {
      return route.fulfill({
        contentType: served.type ?? 'text/html',
        headers: served.headers ?? {},
        body: Buffer.from(served.body),
      });
    }
    if (request.resourceType() === 'image') return route.fulfill({ contentType: 'image/png', body: USUAL_PICTURE });
    return route.abort('namenotresolved');
  });
  return address;
}
