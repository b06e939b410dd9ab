import type { PageFunctions } from '../capture/page-functions';
import type {
  CapturedPage,
  CaptureRequest,
  ImagesRequest,
  PlacesRequest,
  ReadImages,
  ReadPlaces,
} from '../clip/captured-page';
import type { CaptureKind } from '../clip/clip';
import { composePage } from '../compose/compose-page';

/** A frame of a tab, and the very document once it is known. */
export type PageTarget = { tabId: number; frameId?: number; documentId?: string };

/**
 * Runs one of our scripts in a page; rejects when the page is closed to extensions or gone. What it gives comes as a text
 * with `isText`, which is quicker and may hold no bytes.
 */
export type CallInPage = (
  target: PageTarget,
  call: { files?: readonly string[]; name: keyof PageFunctions; argument: unknown; isText?: boolean },
) => Promise<{ result: unknown; documentId: string | undefined }>;

/** Reads a page in two calls: the document, then the pictures' bytes. */
export interface PageReader {
  read(target: PageTarget, request: CaptureRequest): Promise<{ page: CapturedPage; documentId: string | undefined }>;
  readImages(target: PageTarget, request: ImagesRequest): Promise<ReadImages>;
  /** Where pictures that could not be read are on the screen now. */
  readPlaces(target: PageTarget, request: PlacesRequest): Promise<ReadPlaces>;
}

/** What reads each kind of capture: the page with one script, everything else with one more. */
const CALLS = {
  page: { files: ['/capture.js'], name: 'quickCapture' },
  article: { files: ['/capture.js', '/capture-article.js'], name: 'quickCaptureArticle' },
  selection: { files: ['/capture.js', '/capture-part.js'], name: 'quickCapturePart' },
  link: { files: ['/capture.js', '/capture-part.js'], name: 'quickCapturePart' },
  image: { files: ['/capture.js', '/capture-part.js'], name: 'quickCapturePart' },
} as const satisfies Record<CaptureKind, unknown>;

/**
 * The scripts are ours and run in a world the page cannot reach, but in its process: what they recorded is looked at
 * before a document is made of it. The bytes of pictures are looked at where they are stored.
 */
export function createPageReader(callInPage: CallInPage, random: () => number): PageReader {
  return {
    read: async (target, request) => {
      const call = { ...CALLS[request.what], argument: request, isText: true };
      const { result, documentId } = await callInPage(target, call);
      return { page: composePage(result, { random }), documentId };
    },
    readImages: async (target, request) => {
      const call = { files: ['/capture-images.js'], name: 'quickCaptureImages', argument: request } as const;
      return (await callInPage(target, call)).result as ReadImages;
    },
    readPlaces: async (target, request) => {
      // The script of the second call is there, and remembers the pictures.
      const call = { name: 'quickCapturePlaces', argument: request } as const;
      return (await callInPage(target, call)).result as ReadPlaces;
    },
  };
}
