import { describe, expect, it } from 'vitest';
import { createMarkSets } from '../../../lib/adf/mark-set';
import type { TextMark } from '../../../lib/adf/nodes';
import { createWriter, type DocumentWriter } from '../../../lib/adf/writer';
import type { WriterLoss } from '../../../lib/adf/writer-state';

const sets = createMarkSets();
const marked = (...marks: TextMark[]) => marks.reduce(sets.add, sets.none);

function write(say: (writer: DocumentWriter) => void) {
  const losses: WriterLoss[] = [];
  let id = 0;
  const newId = () => {
    id += 1;
    return `id${id}`;
  };
  const writer = createWriter({ plain: sets.none, newId, lose: (code) => losses.push(code) });
  say(writer);
  return { ...writer.finish(), losses };
}

const paragraph = (...texts: string[]) => ({
  type: 'paragraph',
  content: texts.map((text) => ({ type: 'text', text })),
});
const bold = (text: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks: [{ type: 'strong' }] }],
});

/** Writes a container with one paragraph in it. */
function wrap(writer: DocumentWriter, container: Parameters<DocumentWriter['open']>[0], text: string): void {
  writer.open(container);
  writer.text(text, sets.none);
  writer.close();
}

describe('white space', () => {
  it.each([
    ['runs are one space', ['a  \n\t b'], ['a b']],
    ['runs over several lines are one space', ['a \n  \n\n  b'], ['a b']],
    ['none stands at the edges, over several lines too', ['\n  \n  a', '\n \n'], ['a']],
    ['no-break spaces alone are nothing', ['\u00a0'], []],
    ['none stands at the edges', ['  a  '], ['a']],
    ['none is doubled from text to text', ['a ', ' b'], ['a b']],
    ['a no-break space is a letter', ['\u00a0a\u00a0\u00a0b '], ['\u00a0a\u00a0\u00a0b']],
    ['blank text is nothing', [' ', '\n'], []],
  ])('%s', (_name, said, expected) => {
    const { content } = write((writer) => {
      for (const text of said) writer.text(text, sets.none);
    });
    expect(content).toEqual(expected.map((text) => paragraph(text)));
  });

  it('two breaks in a row begin a paragraph, and none stands at its edges', () => {
    const { content } = write((writer) => {
      writer.lineBreak();
      writer.text('a ', sets.none);
      writer.lineBreak();
      writer.text(' b', sets.none);
      writer.lineBreak();
      writer.lineBreak();
      writer.text('c', sets.none);
      writer.lineBreak();
    });
    expect(content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }, { type: 'text', text: 'b' }] },
      paragraph('c'),
    ]);
  });
});

describe('marks', () => {
  it.each<[string, TextMark[], string[]]>([
    ['code stands alone', [{ type: 'strong' }, { type: 'code' }], ['code']],
    [
      'a link is worth more than code',
      [{ type: 'code' }, { type: 'link', attrs: { href: 'https://e.org/' } }],
      ['link'],
    ],
    ['each type stands once', [{ type: 'em' }, { type: 'em' }], ['em']],
    ['they have one order', [{ type: 'strong' }, { type: 'em' }], ['em', 'strong']],
  ])('%s', (_name, marks, expected) => {
    expect(marked(...marks).marks.map(({ type }) => type)).toEqual(expected);
  });

  it('the inner of two of a type wins', () => {
    const sub: TextMark = { type: 'subsup', attrs: { type: 'sub' } };
    const sup: TextMark = { type: 'subsup', attrs: { type: 'sup' } };
    expect(marked(sub, sup).marks).toEqual([sup]);
  });

  it('equal sets are one, whatever the way there', () => {
    expect(marked({ type: 'em' }, { type: 'strong' })).toBe(marked({ type: 'strong' }, { type: 'em' }));
  });
});

describe('what Confluence cannot hold where it stands', () => {
  it('a heading in an item is a bold paragraph', () => {
    const { content } = write((writer) => {
      writer.open({ type: 'bulletList' });
      writer.open({ type: 'listItem' });
      wrap(writer, { type: 'heading', level: 2 }, 'title');
    });
    expect(content).toEqual([{ type: 'bulletList', content: [{ type: 'listItem', content: [bold('title')] }] }]);
  });

  it('a table in a list divides it, and the numbers go on', () => {
    const { content } = write((writer) => {
      writer.open({ type: 'orderedList', order: 1 });
      writer.open({ type: 'listItem' });
      writer.text('one', sets.none);
      writer.open({ type: 'table' });
      writer.open({ type: 'tableRow', section: 'body', group: undefined });
      wrap(writer, { type: 'tableCell', isHeader: false, colspan: 1, rowspan: 1 }, 'cell');
      writer.close();
      writer.close();
      writer.text('rest', sets.none);
      writer.close();
      wrap(writer, { type: 'listItem' }, 'two');
    });
    expect(content.map(({ type }) => type)).toEqual(['orderedList', 'table', 'paragraph', 'orderedList']);
    expect(content.at(-1)).toMatchObject({ attrs: { order: 2 } });
  });

  it('a table in a cell is rows of text', () => {
    const { content, losses } = write((writer) => {
      for (const _depth of [1, 2]) {
        writer.open({ type: 'table' });
        writer.open({ type: 'tableRow', section: 'body', group: undefined });
        wrap(writer, { type: 'tableCell', isHeader: false, colspan: 1, rowspan: 1 }, 'a');
        writer.open({ type: 'tableCell', isHeader: false, colspan: 1, rowspan: 1 });
      }
      writer.text('b', sets.none);
    });
    expect(JSON.stringify(content)).toContain('a | b');
    expect(losses).toEqual(['table-flattened']);
  });

  it('a panel in a panel is its content', () => {
    const { content, losses } = write((writer) => {
      writer.open({ type: 'panel', panelType: 'note' });
      wrap(writer, { type: 'panel', panelType: 'error' }, 'inner');
    });
    expect(content).toEqual([{ type: 'panel', attrs: { panelType: 'note' }, content: [paragraph('inner')] }]);
    expect(losses).toEqual(['nesting-flattened']);
  });

  it('an expand in an expand is a nested one, and a third is bold text', () => {
    const { content } = write((writer) => {
      writer.open({ type: 'expand', title: 'one' });
      writer.open({ type: 'expand', title: 'two' });
      wrap(writer, { type: 'expand', title: 'three' }, 'text');
    });
    expect(content).toEqual([
      {
        type: 'expand',
        attrs: { title: 'one' },
        content: [{ type: 'nestedExpand', attrs: { title: 'two' }, content: [bold('three'), paragraph('text')] }],
      },
    ]);
  });

  it('a list in a task ends the tasks', () => {
    const { content } = write((writer) => {
      writer.open({ type: 'taskList' });
      writer.open({ type: 'taskItem', isDone: true });
      writer.text('done', sets.none);
      writer.open({ type: 'bulletList' });
      wrap(writer, { type: 'listItem' }, 'item');
    });
    expect(content.map(({ type }) => type)).toEqual(['taskList', 'bulletList']);
  });

  it('tasks in a quotation are items with a drawn box', () => {
    const { content } = write((writer) => {
      writer.open({ type: 'blockquote' });
      writer.open({ type: 'taskList' });
      wrap(writer, { type: 'taskItem', isDone: true }, 'done');
    });
    expect(content).toEqual([
      {
        type: 'blockquote',
        content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('☑ done')] }] }],
      },
    ]);
  });
});

describe('what says nothing', () => {
  it.each<[string, Parameters<DocumentWriter['open']>[0]]>([
    ['an empty heading', { type: 'heading', level: 1 }],
    ['an empty list', { type: 'bulletList' }],
    ['an empty quotation', { type: 'blockquote' }],
    ['an empty panel', { type: 'panel', panelType: 'tip' }],
    ['an empty table', { type: 'table' }],
    ['an empty figure', { type: 'figure' }],
    ['an expand without title and content', { type: 'expand', title: '' }],
  ])('%s is left out', (_name, container) => {
    expect(write((writer) => writer.open(container)).content).toEqual([]);
  });
});

describe('a figure', () => {
  const picture = {
    type: 'mediaSingle',
    attrs: { layout: 'center' },
    content: [{ type: 'media', attrs: { type: 'file', id: '1', collection: '' } }],
  } satisfies Parameters<DocumentWriter['block']>[0];

  it.each(['before', 'after'])('keeps a caption that stands %s its picture', (place) => {
    const { content } = write((writer) => {
      writer.open({ type: 'figure' });
      if (place === 'after') writer.block(picture);
      wrap(writer, { type: 'caption' }, 'words');
      if (place === 'before') writer.block(picture);
    });
    const caption = { type: 'caption', content: [{ type: 'text', text: 'words' }] };
    expect(content).toEqual([{ ...picture, content: [...picture.content, caption] }]);
  });

  it('without a picture keeps its caption as a paragraph', () => {
    const { content } = write((writer) => {
      writer.open({ type: 'figure' });
      writer.block({ type: 'codeBlock', content: [{ type: 'text', text: 'code' }] });
      wrap(writer, { type: 'caption' }, 'words');
    });
    expect(content).toEqual([{ type: 'codeBlock', content: [{ type: 'text', text: 'code' }] }, paragraph('words')]);
  });
});

describe('an anchor', () => {
  it('stands at the end of a heading and at the beginning of a paragraph', () => {
    const { content, anchors } = write((writer) => {
      writer.open({ type: 'heading', level: 2 });
      writer.anchor('one');
      writer.text('title', sets.none);
      writer.close();
      writer.anchor('two');
      writer.text('text', sets.none);
    });
    expect(JSON.stringify(content[0])).toMatch(/title.*"value":"one"/);
    expect(JSON.stringify(content[1])).toMatch(/"value":"two".*text/);
    expect([...anchors]).toEqual(['one', 'two']);
  });

  it('that nothing follows is not written', () => {
    expect([...write((writer) => writer.anchor('nowhere')).anchors]).toEqual([]);
  });
});
