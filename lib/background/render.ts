import { type PublishedMedia, renderBody } from '../adf/body';
import type { Asset } from '../clip/asset';
import type { Render, RenderRequest } from '../queue/performer';

/** What became of one picture: a file on the server, an address on the web, or nothing but its description. */
function locate(asset: Asset | undefined, { attachments, contentId }: RenderRequest): PublishedMedia {
  const upload = asset && attachments[asset.id];
  if (asset && upload) {
    const { fileName, fileId = '' } = upload;
    const { isCrop, width, height } = asset;
    const size = isCrop && width !== undefined && height !== undefined && { size: { width, height } };
    return { kind: 'file', fileId, fileName, collection: `contentId-${contentId ?? ''}`, ...size };
  }
  if (asset !== undefined && /^https?:/i.test(asset.url)) return { kind: 'external', url: asset.url };
  return asset?.alt === undefined ? { kind: 'lost' } : { kind: 'lost', alt: asset.alt };
}

/** Writes a clip's document in its wire form, with each picture where it is now. */
export const render: Render = (request) => {
  const assets = new Map(request.assets.map((asset) => [asset.id, asset]));
  return renderBody(request.document, request.wire, (assetId) => locate(assets.get(assetId), request));
};
