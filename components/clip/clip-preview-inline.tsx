import type { ComponentChildren } from 'preact';
import type { Heading, Inline, Paragraph, Text, TextMark } from '../../lib/adf/nodes';
import style from './clip-preview.module.css';
import { classOnColor } from './clip-preview-color';

const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:)/i;

/** A link out of the extension. An address that is not one of the web, mail or telephone is shown as its text only. */
export function PreviewLink({ href, children }: { href: string; children: ComponentChildren }) {
  if (!SAFE_LINK.test(href)) return <>{children}</>;
  return (
    <a class={style.link} href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function inMark(children: ComponentChildren, mark: TextMark): ComponentChildren {
  switch (mark.type) {
    case 'link':
      return <PreviewLink href={mark.attrs.href}>{children}</PreviewLink>;
    case 'strong':
      return <strong>{children}</strong>;
    case 'em':
      return <em>{children}</em>;
    case 'underline':
      return <u>{children}</u>;
    case 'strike':
      return <s>{children}</s>;
    case 'code':
      return <code class={style.inlineCode}>{children}</code>;
    case 'subsup':
      return mark.attrs.type === 'sub' ? <sub>{children}</sub> : <sup>{children}</sup>;
    case 'textColor':
      return (
        <span class={style.colored} style={{ color: mark.attrs.color }}>
          {children}
        </span>
      );
    case 'backgroundColor':
      return (
        <span class={classOnColor(mark.attrs.color)} style={{ backgroundColor: mark.attrs.color }}>
          {children}
        </span>
      );
    default:
      mark satisfies never;
      return children;
  }
}

const PreviewText = ({ node }: { node: Text }) => <>{(node.marks ?? []).reduceRight(inMark, node.text)}</>;

function PreviewInline({ node }: { node: Inline }) {
  switch (node.type) {
    case 'text':
      return <PreviewText node={node} />;
    case 'hardBreak':
      return <br />;
    case 'inlineCard':
      return <PreviewLink href={node.attrs.url}>{node.attrs.url}</PreviewLink>;
    case 'inlineExtension':
      return null;
    default:
      return node satisfies never;
  }
}

/** What a paragraph, heading, task or caption holds. */
export function PreviewInlines({ nodes = [] }: { nodes?: readonly Inline[] | undefined }) {
  return nodes.map((node, index) => <PreviewInline key={index} node={node} />);
}

type AlignedTextProps = { tag: 'p' | `h${Heading['attrs']['level']}`; block: Paragraph | Heading };

/** A paragraph or heading on the side it is aligned to. */
export function AlignedText({ tag: Tag, block: { content, marks } }: AlignedTextProps) {
  const align = marks?.[0]?.attrs.align;
  return (
    <Tag style={align && { textAlign: align }}>
      <PreviewInlines nodes={content} />
    </Tag>
  );
}
