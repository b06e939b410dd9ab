import { describe, expect, it } from 'vitest';
import { readImageSize } from '../../../lib/capture/image-size';
import { type ImageType, readImageType } from '../../../lib/capture/image-type';

function bytesOf(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part).values().toArray()),
  );
}

const zeros = (count: number) => new Array<number>(count).fill(0);
const png = (width: number, height: number) =>
  bytesOf('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', uint32(width), uint32(height), [8, 6, 0, 0, 0]);
const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

const FILES: [string, ImageType, Uint8Array, { width: number; height: number }][] = [
  ['PNG', 'image/png', png(640, 480), { width: 640, height: 480 }],
  ['GIF', 'image/gif', bytesOf('GIF89a', [10, 1, 20, 0], zeros(3)), { width: 266, height: 20 }],
  [
    'JPEG with a segment before the frame',
    'image/jpeg',
    bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xff, 0xc0, 0, 17, 8, 1, 0x2c, 2, 0x58, 3]),
    { width: 600, height: 300 },
  ],
  [
    'lossy WebP',
    'image/webp',
    bytesOf('RIFF', zeros(4), 'WEBPVP8 ', zeros(4), [0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00]),
    { width: 320, height: 240 },
  ],
  [
    'lossless WebP',
    'image/webp',
    bytesOf('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x3f, 0xc1, 0x3b, 0x00]),
    { width: 320, height: 240 },
  ],
  [
    'extended WebP',
    'image/webp',
    bytesOf('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x3f, 0x01, 0x00, 0xef, 0x00, 0x00]),
    { width: 320, height: 240 },
  ],
  [
    'AVIF with a thumbnail',
    'image/avif',
    bytesOf(
      zeros(4),
      'ftypavif',
      zeros(4),
      'ispe',
      zeros(4),
      uint32(64),
      uint32(48),
      'ispe',
      zeros(4),
      uint32(640),
      uint32(480),
    ),
    { width: 640, height: 480 },
  ],
  [
    'BMP whose rows go down',
    'image/bmp',
    bytesOf('BM', zeros(12), [40, 0, 0, 0, 32, 0, 0, 0, 0xf0, 0xff, 0xff, 0xff]),
    { width: 32, height: 16 },
  ],
  [
    'icon with a PNG inside',
    'image/x-icon',
    bytesOf([0, 0, 1, 0, 1, 0], [0, 0, ...zeros(10), 22, 0, 0, 0], [...png(512, 512)]),
    { width: 512, height: 512 },
  ],
];

describe('readImageType', () => {
  it.each(FILES)('knows a %s', (_, type, bytes) => {
    expect(readImageType(bytes)).toBe(type);
  });

  it.each([
    ['a bare drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'one behind a declaration and comments',
      '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<svg width="1">',
    ],
    ['one behind a document type', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "b">]><svg>'],
  ])('knows %s', (_, text) => {
    expect(readImageType(bytesOf(text))).toBe('image/svg+xml');
  });

  it.each([
    ['HTML', '<!doctype html><svg></svg>'],
    ['HTML behind a comment', '<!-- x --><html><svg>'],
    ['a script', 'alert(1)'],
    ['an element whose name begins like a drawing', '<svgfoo>'],
    ['nothing', ''],
    ['a cut signature', '\x89PNG'],
    ['comments that never end', '<!---->'.repeat(580)],
    ['a PDF', '%PDF-1.7'],
  ])('refuses %s', (_, text) => {
    expect(readImageType(bytesOf(text))).toBeUndefined();
  });
});

describe('readImageSize', () => {
  it.each(FILES)('reads that of a %s from its header', (_, type, bytes, size) => {
    expect(readImageSize(bytes, type)).toEqual(size);
  });

  it.each(FILES)('refuses a cut %s', (_, type, bytes) => {
    expect(readImageSize(bytes.subarray(0, 9), type)).toBeUndefined();
  });

  it('reads from a part of a larger buffer', () => {
    const file = png(640, 480);
    const shared = new Uint8Array(file.length + 7);
    shared.set(file, 7);
    expect(readImageSize(shared.subarray(7), 'image/png')).toEqual({ width: 640, height: 480 });
  });

  it('ends on a JPEG that has no frame', () => {
    const segments = new Array<number[]>(1000).fill([0xff, 0xe1, 0, 2]).flat();
    expect(readImageSize(bytesOf([0xff, 0xd8], segments), 'image/jpeg')).toBeUndefined();
  });
});
