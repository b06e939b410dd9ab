import { block } from './box';
import { readPanelType } from './callout';
import { readCodeTable } from './code-table';
import type { Conversion, Descent, ElementRule } from './conversion';
import { attribute, className, find, isElement, nodeName, parentNode, rectangle } from './node-reader';
import { isOutOfSight } from './visibility';

const HEADER = 'caption, th, thead, [role="columnheader"]';
const ROW: Descent = { leave: 'close' };
const LINE: Descent = { leave: 'break' };
const APART: Descent = { leave: 'space' };

/** Rows looked at to tell what a table is for, and rows whose cells are measured. */
const SAMPLE = 64;
const MEASURED = 4;

/** A table of data, a block of code drawn as a table, or one that only places things on the page. */
export const table: ElementRule = (element, around, conversion) => {
  const { isLaidOut, writer } = conversion;
  if (isLaidOut && isOutOfSight(element)) return undefined;
  const code = readCodeTable(element, { ...conversion, isInClosedDetails: around.isInClosedDetails });
  if (code) {
    writer.breakParagraph();
    writer.text(code.name, writer.plain);
    writer.block(code.block);
    return undefined;
  }
  if (isLayout(element as HTMLTableElement)) {
    writer.breakParagraph();
    return { leave: 'break', around: { ...around, isInLayoutTable: true } };
  }
  writer.open({ type: 'table' });
  return { leave: 'close', around: { ...around, isInLayoutTable: false } };
};

/** A row of the table around. */
export const tableRow: ElementRule = (element, { isInLayoutTable }, { writer }) => {
  if (isInLayoutTable) {
    writer.breakParagraph();
    return LINE;
  }
  const rows = parentNode(element);
  const name = rows ? nodeName(rows) : '';
  const section = name === 'THEAD' ? 'head' : name === 'TFOOT' ? 'foot' : 'body';
  writer.open({ type: 'tableRow', section, group: writer.groupOf(rows ?? element) });
  return ROW;
};

/** A cell of the row around. */
export const tableCell: ElementRule = (element, around, conversion) => {
  const { writer, scope } = conversion;
  if (around.isInLayoutTable) {
    writer.text(' ', writer.plain);
    return APART;
  }
  const cell = element as HTMLTableCellElement;
  const width = widthOf(element, conversion);
  const backgrounds = [element, parentNode(element)].flatMap(backgroundOf);
  writer.open({
    type: 'tableCell',
    isHeader: isHeader(element),
    colspan: cell.colSpan ?? 1,
    rowspan: (scope ? scope.rowSpan(cell) : cell.rowSpan) ?? 1,
    ...(width && { width }),
    ...(backgrounds.length > 0 && { backgrounds }),
  });
  return nodeName(element) === 'TH' ? { leave: 'close', around: { ...around, isCentredByDefault: true } } : ROW;
};

/** The caption of the table around, which stands before it. */
export const tableCaption: ElementRule = (element, around, { isLaidOut, writer }) => {
  if (isLaidOut && isOutOfSight(element)) return undefined;
  writer.breakParagraph();
  return { leave: 'break', around: { ...around, isCentredByDefault: true } };
};

const CELLS = ':is([role="cell"], [role="gridcell"], [role="columnheader"], [role="rowheader"])';

/** A table that is drawn with other elements and says so by its role. */
const tableOfRoles: ElementRule = (element, around, conversion) => {
  const { isLaidOut, writer } = conversion;
  if (isLaidOut && isOutOfSight(element)) return undefined;
  if (!find(element, `[role="row"] ${CELLS} + ${CELLS}`)) return block(element, around, conversion);
  writer.open({ type: 'table' });
  return { leave: 'close', around: { ...around, isInLayoutTable: false } };
};

/** What an element is in a table by its role, whatever its name. */
export const TABLE_ROLES: ReadonlyMap<string, ElementRule> = new Map([
  ['table', tableOfRoles],
  ['grid', tableOfRoles],
  ['treegrid', tableOfRoles],
  ['row', tableRow],
  ['cell', tableCell],
  ['gridcell', tableCell],
  ['columnheader', tableCell],
  ['rowheader', tableCell],
]);

function isHeader(cell: Element): boolean {
  if (nodeName(cell) === 'TH') return true;
  const role = attribute(cell, 'role');
  if (role === 'columnheader' || role === 'rowheader') return true;
  const row = parentNode(cell);
  const group = row && parentNode(row);
  return group !== null && nodeName(group) === 'THEAD';
}

function widthOf(cell: Element, { isLaidOut }: Conversion): number | undefined {
  const row = parentNode(cell) as HTMLTableRowElement | null;
  return isLaidOut && row && row.rowIndex < MEASURED ? rectangle(cell).width : undefined;
}

function backgroundOf(element: Node | null): string[] {
  if (!element || !isElement(element)) return [];
  const own = attribute(element, 'style') ? (element as HTMLElement).style.backgroundColor : '';
  const color = own || attribute(element, 'bgcolor');
  return color ? [color] : [];
}

/**
 * Without a sign that it holds data, a table of one column or with headings in it places things; so does one that
 * holds more cells of other tables than of its own. Confluence has no tables within tables.
 */
function isLayout(table: HTMLTableElement): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none' || isAdvice(table)) return true;
  const { rows } = table;
  let columns = 0;
  let cells = 0;
  for (let index = 0; index < Math.min(rows.length, SAMPLE); index += 1) {
    const count = rows[index]?.cells.length ?? 0;
    columns = Math.max(columns, count);
    cells += count;
  }
  if (cells <= 1) return true;
  if (find(table, 'table')) return !ownsHeader(table) || cells < table.querySelectorAll('td, th').length / 2;
  if (find(table, HEADER)) return false;
  return columns <= 1 || find(table, 'h1, h2, h3, h4, form, article, nav') !== null;
}

/** Asciidoctor draws a box with advice as a table: a sign beside the words. */
function isAdvice(table: Element): boolean {
  const box = find(table, 'td.icon') ? parentNode(table) : null;
  return box !== null && isElement(box) && readPanelType(box, className(box)) !== undefined;
}

function ownsHeader(table: Element): boolean {
  const header = find(table, HEADER);
  for (let node = header && parentNode(header); node && isElement(node); node = parentNode(node)) {
    if (nodeName(node) === 'TABLE') return node === table;
  }
  return false;
}
