import type { LossCode } from './loss';

/** Where an asset's bytes stand. `lost` always has a Loss beside it, and is final unless the person lets us ask its site. */
export type AssetState = 'pending' | 'stored' | 'lost';

/** A picture that belongs to a clip. Its bytes lie in the queue under the clip's id and this id. */
export type Asset = {
  /** Unique within the clip: `1`, `2`, … in reading order. Media nodes of the document refer to it. */
  id: string;
  /** The address the page shows it from (http, https, data or blob), or `''` for a canvas or an inline drawing. */
  url: string;
  /** The attachment's deterministic name without its ending, `clip-<8 hex>-<n>`; the ending follows from the bytes. */
  name: string;
  state: AssetState;
  alt?: string;
  /** Natural size in CSS pixels, where known. */
  width?: number;
  height?: number;
  /** Once stored: what the bytes' own signature says, and how many bytes there are. */
  mediaType?: string;
  size?: number;
  /** Once stored: SHA-256 of the bytes, in hexadecimal digits. Pictures with the same bytes are one file. */
  digest?: string;
  /** Once lost: as what it is counted among the clip's losses. */
  loss?: LossCode;
  /** Once stored: the picture is a crop of the screen, not the file itself. */
  isCrop?: boolean;
};
