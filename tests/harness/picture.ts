import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const PAPER = 0xd9;
const LINE = 0x8c;
const LARGEST_SIDE = 4_000;

/** A PNG of the given size in pixels: a grey sheet with a frame and a diagonal, so that a wrong crop can be seen. */
export function drawPicture(width: number, height: number): Buffer {
  const columns = Math.min(Math.max(Math.round(width), 1), LARGEST_SIDE);
  const rows = Math.min(Math.max(Math.round(height), 1), LARGEST_SIDE);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(columns, 0);
  header.writeUInt32BE(rows, 4);
  header.set([8, GREY], 8);
  const pixels = Buffer.concat(Array.from({ length: rows }, (_, row) => drawRow({ row, rows, columns })));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row begins with the number of its filter; 0 is none (PNG, section 9). */
function drawRow({ row, rows, columns }: { row: number; rows: number; columns: number }): Buffer {
  const line = Buffer.alloc(columns + 1, row === 0 || row === rows - 1 ? LINE : PAPER);
  line[0] = 0;
  line[1] = LINE;
  line[columns] = LINE;
  line[1 + Math.floor((row / rows) * columns)] = LINE;
  return line;
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
