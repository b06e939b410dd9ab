import type { Media, MediaSingle } from '../../lib/adf/nodes';
import style from './clip-preview.module.css';
import { PreviewInlines, PreviewLink } from './clip-preview-inline';

/** Gives a `blob:` address for an asset's bytes, or undefined while they are not here. */
export type PictureUrl = (assetId: string) => string | undefined;

/** A picture on the web is not fetched for a preview: only what the clip holds is shown. */
function PreviewMedia({ media, pictureUrl }: { media: Media; pictureUrl: PictureUrl }) {
  const { alt = '', width, height } = media.attrs;
  const url = media.attrs.type === 'file' ? pictureUrl(media.attrs.id) : undefined;
  if (url !== undefined) return <img class={style.picture} src={url} alt={alt} width={width} height={height} />;
  return (
    <span
      class={style.placeholder}
      role="img"
      aria-label={alt}
      style={width && height ? { aspectRatio: `${width} / ${height}`, width: `${width}px` } : undefined}
    >
      {alt}
    </span>
  );
}

/** A picture with its link and caption, or what holds its place until it is here. */
export function PreviewPicture({ picture, pictureUrl }: { picture: MediaSingle; pictureUrl: PictureUrl }) {
  const [media, caption] = picture.content;
  const link = media.marks?.[0]?.attrs.href;
  const shown = <PreviewMedia media={media} pictureUrl={pictureUrl} />;
  const isCentered = picture.attrs.layout === 'center';
  return (
    <figure class={isCentered ? `${style.figure} ${style.centered}` : style.figure}>
      {link === undefined ? shown : <PreviewLink href={link}>{shown}</PreviewLink>}
      {caption && (
        <figcaption class={style.caption}>
          <PreviewInlines nodes={caption.content} />
        </figcaption>
      )}
    </figure>
  );
}
