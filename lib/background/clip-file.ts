import * as v from 'valibot';
import { checkImage, MAX_IMAGE_BYTES } from '../capture/image-bytes';
import { ClipFileError } from '../queue/clip-file-error';
import type { ImportedClip } from '../queue/import-clip';
import type { StoredPicture } from '../queue/queue-database';
import { parseWholeClip } from './clip-schema';

/** The first line of a file of clips, whatever its version. */
const HEADER = /^\{"format":"quick-capture-for-confluence","version":(\d{1,9}),"clips":\[$/;
const VERSION = 1;
/** More than that many characters are no line of ours: a clip with its pictures is one. */
const LONGEST_HEADER = 200;
const LONGEST_CLIP = 256 * 1024 * 1024;

const filedSchema = v.object({
  pictures: v.array(v.object({ assetId: v.pipe(v.string(), v.regex(/^\w{1,20}$/)), data: v.string() })),
});

/** A line, or undefined for one that is too long: it is never held as a whole. */
async function* linesOf(file: Blob, longest: () => number): AsyncGenerator<string | undefined> {
  let pieces: string[] = [];
  let length = 0;
  const take = (piece: string): void => {
    length += piece.length;
    if (length <= longest()) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): string | undefined => {
    const line = length <= longest() ? pieces.join('') : undefined;
    pieces = [];
    length = 0;
    return line;
  };
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const [first = '', ...others] = chunk.value.split('\n');
    take(first);
    for (const other of others) {
      yield finish();
      take(other);
    }
    // A file without any line end is not read to its end to find that out.
    if (length > longest() && longest() === LONGEST_HEADER) yield finish();
  }
  yield finish();
}

/** A picture by its own bytes: what the file calls it does not count. */
function readPicture(data: string): StoredPicture | undefined {
  if (data.length > Math.ceil(MAX_IMAGE_BYTES / 3) * 4) return undefined;
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return { bytes: bytes.buffer, mediaType: checkImage(bytes) };
  } catch {
    // No base64, or no picture: the clip is worth having without it, and says so as a loss.
    return undefined;
  }
}

function parseFiledClip(line: string): ImportedClip | undefined {
  let filed: unknown;
  try {
    filed = JSON.parse(line);
  } catch {
    // Cut short, or not JSON at all.
    return undefined;
  }
  const whole = parseWholeClip(filed);
  const parsed = v.safeParse(filedSchema, filed);
  if (whole === undefined || !parsed.success) return undefined;
  const pictures = new Map<string, StoredPicture>();
  for (const { assetId, data } of parsed.output.pictures) {
    const picture = readPicture(data);
    if (picture) pictures.set(assetId, picture);
  }
  return { ...whole, pictures };
}

function checkHeader(line: string | undefined): void {
  const version = Number(HEADER.exec(line ?? '')?.[1] ?? 0);
  if (version > VERSION) throw new ClipFileError('newer');
  if (version !== VERSION) throw new ClipFileError('not-ours');
}

/**
 * Reads a file of clips of unknown origin, one clip after another, so that its size does not matter; undefined for each
 * line that is not a clip this extension writes. Throws ClipFileError before the first when the file is none of ours.
 */
export async function* readClipFile(file: Blob): AsyncGenerator<ImportedClip | undefined> {
  let longest = LONGEST_HEADER;
  let isFirst = true;
  for await (const line of linesOf(file, () => longest)) {
    if (isFirst) {
      checkHeader(line);
      isFirst = false;
      longest = LONGEST_CLIP;
      continue;
    }
    const text = line?.replace(/,?\r?$/, '');
    if (text !== '' && text !== ']}') yield text === undefined ? undefined : parseFiledClip(text);
  }
}
