import type { Container } from '../adf/writer-frame.ts';
import { asList, asNumber, asObject, asOneOf, asText, optional, RecordingError, toNumber } from './checked.ts';
import { readColor } from './color.ts';

const LEVELS = [1, 2, 3, 4, 5, 6] as const;
const PANELS = ['info', 'note', 'tip', 'warning', 'error', 'success'] as const;
const SECTIONS = ['head', 'body', 'foot'] as const;

/** Gives what a page opened, with nothing in it but what is known; throws RecordingError for anything else. */
export function readContainer(recorded: unknown): Container {
  const raw = asObject(recorded);
  const type = asText(raw['type']) as Container['type'];
  switch (type) {
    case 'heading':
      return { type, level: asOneOf(raw['level'], LEVELS) };
    case 'bulletList':
    case 'taskList':
    case 'blockquote':
    case 'table':
    case 'figure':
    case 'caption':
      return { type };
    case 'orderedList':
      return { type, order: toNumber(raw['order']) ?? 1 };
    case 'listItem': {
      const value = toNumber(raw['value']);
      return { type, ...(value !== undefined && { value }) };
    }
    case 'taskItem':
      return { type, isDone: raw['isDone'] === true };
    case 'panel':
      return { type, panelType: asOneOf(raw['panelType'], PANELS) };
    case 'expand':
      return { type, title: asText(raw['title']) };
    case 'tableRow':
      return { type, section: asOneOf(raw['section'], SECTIONS), group: asNumber(raw['group']) };
    case 'tableCell': {
      const width = toNumber(raw['width']);
      const backgrounds = optional(raw['backgrounds'], asList) ?? [];
      const background = backgrounds.map((color) => readColor(asText(color))).find((color) => color !== undefined);
      return {
        type,
        isHeader: raw['isHeader'] === true,
        colspan: asNumber(raw['colspan']),
        rowspan: asNumber(raw['rowspan']),
        ...(width !== undefined && { width }),
        ...(background !== undefined && { background }),
      };
    }
    default:
      throw new RecordingError(`no such container: ${type satisfies never}`);
  }
}
