import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MediaTarget, withMedia } from '../../../lib/adf/media.ts';
import { toStorage } from '../../../lib/adf/to-storage.ts';
import { complaints } from '../../oracles/adf-oracles.ts';
import { arbitraryDocument } from '../../oracles/arbitrary-document.ts';
import { FORBIDDEN_TEXT, webAddress } from '../../oracles/arbitrary-inline.ts';
import { documentText } from '../../oracles/document-text.ts';
import { storageComplaints, storageText } from '../../oracles/storage-oracle.ts';

const SEED = 20261124;
const DOCUMENTS = 2_000;

const target: fc.Arbitrary<MediaTarget> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), fileId: fc.uuid(), collection: fc.constant('contentId-42') }),
  fc.record({ kind: fc.constant('external' as const), url: webAddress }),
  fc.constant<MediaTarget>({ kind: 'lost' }),
  fc.constant<MediaTarget>({ kind: 'lost', alt: 'A chart that was lost' }),
);
const targets = fc.tuple(target, target, target, target);

function resolverFor(fates: MediaTarget[]): (assetId: string) => MediaTarget {
  return (assetId) => fates[Number(assetId) - 1] ?? { kind: 'lost' };
}

describe('over two thousand valid documents', { timeout: 120_000 }, () => {
  it('every oracle accepts what the generator makes', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (document) => {
        expect(complaints(document)).toEqual([]);
      }),
      { seed: SEED, numRuns: DOCUMENTS },
    );
  });

  it('the storage form is well-formed XML with the same text', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (document) => {
        const xml = toStorage(document);
        expect(storageComplaints(xml)).toEqual([]);
        expect(storageText(xml)).toBe(documentText(document));
      }),
      { seed: SEED, numRuns: DOCUMENTS },
    );
  });

  it('a document stays valid whatever became of its pictures', () => {
    fc.assert(
      fc.property(arbitraryDocument(), targets, (document, fates) => {
        expect(complaints(withMedia(document, resolverFor(fates)))).toEqual([]);
      }),
      { seed: SEED, numRuns: DOCUMENTS },
    );
  });

  it('the storage form is well-formed even of text that no valid document holds', () => {
    const spoiled = fc.tuple(arbitraryDocument(1), fc.constantFrom(...FORBIDDEN_TEXT)).map(([document, forbidden]) => {
      const spoil = (_key: string, value: unknown): unknown =>
        value !== null && typeof value === 'object' && 'text' in value ? { ...value, text: forbidden } : value;
      return JSON.parse(JSON.stringify(document, spoil)) as typeof document;
    });
    fc.assert(
      fc.property(spoiled, (document) => {
        expect(storageComplaints(toStorage(document))).toEqual([]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
