import type { Block, ListItem, Panel, PanelType, Table, TaskList } from '../../lib/adf/nodes';
import { columnWidths } from '../../lib/adf/table-grid';
import { Icon, type IconName } from '../base/icon';
import style from './clip-preview.module.css';
import { classOnColor } from './clip-preview-color';
import { AlignedText, PreviewInlines, PreviewLink } from './clip-preview-inline';
import { type PictureUrl, PreviewPicture } from './clip-preview-picture';

type BlocksProps = { blocks: readonly Block[]; pictureUrl: PictureUrl };

/** Blocks as Confluence will show them. Made of elements only: whatever a page holds, nothing is parsed here again. */
export function PreviewBlocks({ blocks, pictureUrl }: BlocksProps) {
  return blocks.map((block, index) => <PreviewBlock key={index} block={block} pictureUrl={pictureUrl} />);
}

/** One block, with whatever stands in it. */
export function PreviewBlock({ block, pictureUrl }: { block: Block; pictureUrl: PictureUrl }) {
  switch (block.type) {
    case 'paragraph':
      return <AlignedText tag="p" block={block} />;
    case 'heading':
      return <AlignedText tag={`h${block.attrs.level}`} block={block} />;
    case 'bulletList':
      return (
        <ul>
          <PreviewItems items={block.content} pictureUrl={pictureUrl} />
        </ul>
      );
    case 'orderedList':
      return (
        <ol start={block.attrs?.order ?? 1}>
          <PreviewItems items={block.content} pictureUrl={pictureUrl} />
        </ol>
      );
    case 'taskList':
      return <PreviewTasks list={block} />;
    case 'codeBlock':
      return (
        <pre class={style.code}>
          <code>{block.content?.map(({ text }) => text).join('')}</code>
        </pre>
      );
    case 'blockquote':
      return (
        <blockquote class={style.quote}>
          <PreviewBlocks blocks={block.content} pictureUrl={pictureUrl} />
        </blockquote>
      );
    case 'panel':
      return <PreviewPanel panel={block} pictureUrl={pictureUrl} />;
    case 'expand':
    case 'nestedExpand':
      return (
        <details class={style.expand}>
          <summary class={style.expandTitle}>{block.attrs.title}</summary>
          <PreviewBlocks blocks={block.content} pictureUrl={pictureUrl} />
        </details>
      );
    case 'table':
      return <PreviewTable table={block} pictureUrl={pictureUrl} />;
    case 'rule':
      return <hr class={style.rule} />;
    case 'mediaSingle':
      return <PreviewPicture picture={block} pictureUrl={pictureUrl} />;
    case 'blockCard':
    case 'embedCard':
      return (
        <p class={style.card}>
          <PreviewLink href={block.attrs.url}>{block.attrs.url}</PreviewLink>
        </p>
      );
    default:
      return block satisfies never;
  }
}

function PreviewItems({ items, pictureUrl }: { items: readonly ListItem[]; pictureUrl: PictureUrl }) {
  return items.map(({ content }, index) => (
    <li key={index}>
      <PreviewBlocks blocks={content} pictureUrl={pictureUrl} />
    </li>
  ));
}

/** The boxes only show a state: what is in Confluence is changed in Confluence. */
function PreviewTasks({ list }: { list: TaskList }) {
  return (
    <ul class={style.tasks}>
      {list.content.map((child) =>
        child.type === 'taskList' ? (
          <li key={child.attrs.localId}>
            <PreviewTasks list={child} />
          </li>
        ) : (
          <li key={child.attrs.localId}>
            <label class={style.task}>
              <input type="checkbox" checked={child.attrs.state === 'DONE'} disabled />
              <span>
                <PreviewInlines nodes={child.content} />
              </span>
            </label>
          </li>
        ),
      )}
    </ul>
  );
}

const PANEL_ICON: Record<PanelType, IconName> = {
  info: 'information',
  note: 'information',
  tip: 'check',
  success: 'check',
  warning: 'warning',
  error: 'warning',
};

function PreviewPanel({ panel, pictureUrl }: { panel: Panel; pictureUrl: PictureUrl }) {
  const { panelType } = panel.attrs;
  return (
    <div class={`${style.panel} ${style[panelType]}`}>
      <span class={style.panelIcon}>
        <Icon name={PANEL_ICON[panelType]} />
      </span>
      <div class={style.panelContent}>
        <PreviewBlocks blocks={panel.content} pictureUrl={pictureUrl} />
      </div>
    </div>
  );
}

function PreviewTable({ table, pictureUrl }: { table: Table; pictureUrl: PictureUrl }) {
  const widths = columnWidths(table);
  const total = widths?.reduce((sum, width) => sum + width, 0) ?? 1;
  return (
    <table class={style.table}>
      {widths && (
        <colgroup>
          {widths.map((width, column) => (
            <col key={column} style={{ width: `${(100 * width) / total}%` }} />
          ))}
        </colgroup>
      )}
      <tbody>
        {table.content.map(({ content }, row) => (
          <tr key={row}>
            {content.map(({ type, attrs, content: blocks }, index) => {
              const Cell = type === 'tableHeader' ? 'th' : 'td';
              return (
                <Cell
                  key={index}
                  class={attrs?.background && classOnColor(attrs.background)}
                  colSpan={attrs?.colspan}
                  rowSpan={attrs?.rowspan}
                  style={attrs?.background && { backgroundColor: attrs.background }}
                >
                  <PreviewBlocks blocks={blocks} pictureUrl={pictureUrl} />
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
