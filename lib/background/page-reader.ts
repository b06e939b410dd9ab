import type { PageFunctions } from '../capture/page-functions';
import type { CapturedPage, CaptureRequest, ImagesRequest, ReadImages } from '../clip/captured-page';

/** A frame of a tab, and the very document once it is known. */
export type PageTarget = { tabId: number; frameId?: number; documentId?: string };

/** Runs one of our scripts in a page; rejects when the page is closed to extensions or gone. */
export type CallInPage = (
  target: PageTarget,
  call: { files: readonly string[]; name: keyof PageFunctions; argument: unknown },
) => Promise<{ result: unknown; documentId: string | undefined }>;

/** Reads a page in two calls: the document, then the pictures' bytes. */
export interface PageReader {
  read(target: PageTarget, request: CaptureRequest): Promise<{ page: CapturedPage; documentId: string | undefined }>;
  readImages(target: PageTarget, request: ImagesRequest): Promise<ReadImages>;
}

/** The scripts are ours and run in a world the page cannot reach, so their results are taken at their type. */
export function createPageReader(callInPage: CallInPage): PageReader {
  return {
    read: async (target, request) => {
      const call =
        request.what === 'article'
          ? ({ files: ['/capture.js', '/capture-article.js'], name: 'quickCaptureArticle', argument: request } as const)
          : ({ files: ['/capture.js'], name: 'quickCapture', argument: request } as const);
      const { result, documentId } = await callInPage(target, call);
      return { page: result as CapturedPage, documentId };
    },
    readImages: async (target, request) => {
      const call = { files: ['/capture-images.js'], name: 'quickCaptureImages', argument: request } as const;
      return (await callInPage(target, call)).result as ReadImages;
    },
  };
}
