import type { ClipId } from './clip';

/**
 * Names the attachment of a clip's asset, without its ending: `clip-<8 hex>-<n>`.
 *
 * Takes the clip's id, a UUID, and the asset's id. The same input always gives the same name, so that an upload can be
 * repeated and found again; nothing a page says gets into it, so that no name is too long, hidden, or a path.
 */
export function nameAsset(clipId: ClipId, assetId: string): string {
  const hex = clipId
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 8)
    .padEnd(8, '0');
  const number = assetId.replace(/[^0-9a-z]/gi, '').slice(0, 12) || '0';
  return `clip-${hex}-${number}`;
}
