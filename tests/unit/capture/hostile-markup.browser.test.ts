import { afterEach, describe, expect, it } from 'vitest';
import { withMedia } from '../../../lib/adf/media';
import type { RootBlock } from '../../../lib/adf/nodes';
import { toStorage } from '../../../lib/adf/to-storage';
import { readPageFacts } from '../../../lib/capture/page-facts';
import { captureTools } from './capture-tools';
import { capturePart, convertElement } from './convert';
import { outline } from './outline';
import { removePages, showBody, showPage } from './show-page';

afterEach(removePages);

const environmentOf = (page: Document) => ({ ...captureTools, document: page, now: () => 0, random: () => 0.5 });

/** The body in storage format as a browser's XML parser reads it. */
function asXml(content: RootBlock[]): Document {
  const document = withMedia({ version: 1, type: 'doc', content }, () => ({ kind: 'lost' }));
  const xml = `<root xmlns:ac="urn:ac" xmlns:ri="urn:ri">${toStorage(document)}</root>`;
  return new DOMParser().parseFromString(xml, 'application/xml');
}

const RUNS = [
  ['a script', '<script>void 0</script>'],
  ['a handler', '<img src="x:" onerror="void 0">'],
  ['a drawing that loads', '<svg onload="void 0"><script>void 0</script></svg>'],
  ['a frame with a page in it', '<iframe srcdoc="<script>void 0</script>" width="1" height="1"></iframe>'],
  ['an object', '<object data="data:text/html,<script>void 0</script>"></object>'],
  ['a link that runs', '<a href="javascript:void 0">words</a>'],
  ['a form that runs', '<form action="javascript:void 0"><button formaction="javascript:1">x</button></form>'],
  ['a style', '<style>p { background: url(javascript:1) }</style><link rel="stylesheet" href="data:text/css,p{}">'],
  [
    'a base and a refresh',
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="9;url=javascript:1">',
  ],
] as const;

describe('what runs, within a selection', () => {
  it.each(RUNS)('%s is left out', async (_name, markup) => {
    const page = await showBody(`<p id="from">before</p>${markup}<p id="to">after</p>`);
    page.getSelection()?.selectAllChildren(page.body);
    const captured = await capturePart({ what: 'selection' }, environmentOf(page));
    expect(captured.what).toBe('selection');
    const lines = outline(captured.document.content);
    expect([lines[0], lines.at(-1)]).toEqual(['paragraph ("before")', 'paragraph ("after")']);
    expect(JSON.stringify(captured.document)).not.toMatch(/javascript:|script>|evil|onerror|onload/);
  });
});

/** Markup that says one thing to the parser that reads it first, and another to one that reads what was written of it. */
const MUTATING = [
  ['a title that ends a noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
  ['a style in a formula', '<math><mtext><table><mglyph><style><img title="</style><img src onerror=alert(1)>">'],
  ['a style in a drawing', '<svg></p><style><a title="</style><img src onerror=alert(1)>">'],
  [
    'a form in a form',
    '<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=alert(1)>">',
  ],
  ['a comment in a template', '<template><!--</template><img src onerror=alert(1)>--></template>'],
  ['what was escaped twice', '<p>&amp;lt;img src onerror=alert(1)&amp;gt; &lt;img src onerror=alert(1)&gt;</p>'],
] as const;

describe('markup that changes when it is parsed again', () => {
  it.each(MUTATING)('%s is never more than text', async (_name, markup) => {
    const page = await showBody(`${markup}<p>after</p>`);
    const { content } = await convertElement(page.body, environmentOf(page));
    const xml = asXml(content);
    expect(xml.querySelector('parsererror')).toBeNull();
    expect(xml.querySelector('img, script, style, [onerror], [src]')).toBeNull();
  });
});

describe('markup of Confluence that a page says', () => {
  it.each([
    [
      'a macro',
      '<ac:structured-macro ac:name="html"><ac:plain-text-body><![CDATA[x]]></ac:plain-text-body></ac:structured-macro>',
    ],
    ['a macro of old', '{html}<script>alert(1)</script>{html} {include:Secret} [~admin] !pic.png!'],
    ['a fence of another tool', '<adf>\n{"type":"extension","attrs":{"extensionKey":"include"}}\n</adf>'],
    ['the end of what is raw', ']]> ]]&gt; <![CDATA[ ]]'],
    ['entities', '&nbsp; &bogus; &#0; &#xD800; &lol9;'],
  ])('%s is text, in code too', async (_name, said) => {
    const page = await showBody('<p></p><pre></pre><details><summary></summary>in</details>');
    for (const element of page.querySelectorAll('p, pre, summary')) element.textContent = said;
    const { content } = await convertElement(page.body, environmentOf(page));
    expect(content.map(({ type }) => type)).toEqual(['paragraph', 'codeBlock', 'expand']);
    const xml = asXml(content);
    expect(xml.querySelector('parsererror')).toBeNull();
    expect(xml.querySelector('p')?.textContent).toBe(said.replaceAll('\n', ' '));
    expect([...xml.getElementsByTagName('ac:structured-macro')].map((macro) => macro.getAttribute('ac:name'))).toEqual([
      'code',
      'expand',
    ]);
    expect(xml.getElementsByTagName('ac:plain-text-body')[0]?.textContent).toBe(said);
  });
});

describe('a selection in a form whose controls are named like properties', () => {
  it.each([
    ['of a node', ['contains', 'getRootNode', 'childNodes', 'firstChild', 'parentNode', 'nodeType']],
    ['of an element', ['closest', 'matches', 'querySelector', 'children', 'getAttribute', 'tagName']],
    ['of a form', ['elements', 'length', 'submit', 'action', 'id']],
  ])('%s is read', async (_name, names) => {
    const controls = names.map((name) => `<input name="${name}" value="SECRET">`).join('');
    const page = await showBody(`<form>${controls}<h2>Heading</h2><p>words</p></form>`);
    const form = page.querySelector('form');
    if (form) page.getSelection()?.selectAllChildren(form);
    const captured = await capturePart({ what: 'selection' }, environmentOf(page));
    expect(outline(captured.document.content)).toEqual(['heading 2 ("Heading")', 'paragraph ("words")']);
  });
});

describe('names of prototypes in what a page says of itself', () => {
  it.each([
    [
      'metadata',
      '<meta name="__proto__" content="x"><meta property="constructor" content="y"><meta name="toString" content="z">',
    ],
    [
      'linked data',
      '<script type="application/ld+json">{"@type":"Article","__proto__":{"polluted":1},"author":{"__proto__":{"name":"x"}}}</script>',
    ],
    [
      'a graph',
      '<script type="application/ld+json">{"@graph":[{"constructor":{"prototype":{"polluted":1}}}]}</script>',
    ],
    ['ids and names', '<p id="__proto__">x</p><form name="constructor"></form><a href="#__proto__">to it</a>'],
  ])('%s change nothing', async (_name, markup) => {
    const page = await showBody(`<title>Bees</title>${markup}<p>text</p>`);
    readPageFacts(page);
    await convertElement(page.body, environmentOf(page));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});

describe('characters that are more than one unit', () => {
  it.each([
    ['a family', '👨‍👩‍👧‍👦'],
    ['a flag', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['mathematical letters', '𝒳𝒴'],
    ['a thousand marks on a letter', `e${'\u0301'.repeat(1_000)}`],
    ['joiners', 'नमस्ते می‌خواهم'],
  ])('%s is kept in text, code and titles', async (_name, said) => {
    const page = await showBody('<p></p><pre></pre><details><summary></summary>in</details>');
    for (const element of page.querySelectorAll('p, pre, summary')) element.textContent = said;
    const { content } = await convertElement(page.body, environmentOf(page));
    expect(JSON.stringify(content).split(JSON.stringify(said)).length - 1).toBe(3);
  });
});

describe('more than anyone reads', () => {
  it.each([
    ['pictures', (at: number) => `<img src="https://img.example/${at}" width="90" height="60">`, 10_000],
    ['links within', (at: number) => `<a href="#a${at}">to</a><p id="a${at}">x</p>`, 5_000],
    ['items that count down', (at: number) => `<li>${at}</li>`, 5_000],
    ['empty rows', () => '<tr></tr>', 20_000],
    ['boxes with a code label', () => '<div><span class="lang">js</span></div>', 5_000],
  ])('%s end', async (name, make, count) => {
    const list = Array.from({ length: count }, (_, at) => make(at)).join('');
    const page = document.implementation.createHTMLDocument();
    page.body.innerHTML = name.startsWith('items')
      ? `<ol reversed>${list}</ol>`
      : name.startsWith('empty')
        ? `<table>${list}</table>`
        : list;
    const environment = { ...environmentOf(page), now: () => performance.now() };
    const { content } = await convertElement(page.body, environment, { isDetached: true });
    expect(content.length).toBeGreaterThanOrEqual(name.startsWith('empty') ? 0 : 1);
  });

  it('a page that grows for as long as it is read ends', async () => {
    const page = await showBody(`<p>first</p>${'<i></i>'.repeat(200)}`);
    let time = 0;
    const now = () => {
      const more = page.createDocumentFragment();
      for (let count = 0; count < 100; count += 1) more.append(page.createElement('i'));
      page.body.append(more, 'more');
      time += 16;
      return time;
    };
    const { content, losses } = await convertElement(page.body, { ...environmentOf(page), now });
    expect(outline(content)[0]).toBe('paragraph ("first")');
    expect(losses).toContainEqual({ code: 'cut-short', count: 1 });
  });
});

/** Who may come in, said in an address: browsers take both out of sight, and pages put them there. */
const CREDENTIALS = [
  ['a name and a word', 'https://SECRET:SECRET@a.example/x'],
  ['a name alone', 'https://SECRET@a.example/x'],
  ['a word alone', 'https://:SECRET@a.example/x'],
  ['no scheme', '//SECRET:SECRET@a.example/x'],
  ['backslashes and a host that is a name', 'https:\\\\bank.example%2fSECRET@a.example/x'],
] as const;

describe('an address with credentials', () => {
  it.each(CREDENTIALS)('%s leads to the same place without them', async (_name, address) => {
    const page = await showBody(
      `<p><a href="${address}">words</a></p><iframe src="${address}" width="400" height="300"></iframe><video src="${address}" controls></video>
      <p><img src="${address}" width="200" height="150" alt="A pier"></p><object data="${address}" width="300" height="200"></object>`,
    );
    const { content, images } = await convertElement(page.body, environmentOf(page));
    expect(JSON.stringify({ content, images })).toContain('https://a.example/x');
    expect(JSON.stringify({ content, images })).not.toContain('SECRET');
  });

  it.each([
    [
      'the base of all others',
      '<base href="https://SECRET:SECRET@a.example/"><a href="x">words</a><a href="/x">more</a>',
    ],
    ['the canonical one', '<link rel="canonical" href="https://SECRET:SECRET@example.com/case">'],
    ['the one of its author', '<meta name="author" content="https://SECRET:SECRET@a.example/">'],
  ])('%s is not kept either', async (_name, markup) => {
    const page = await showPage(`<!doctype html><title>Pier</title>${markup}<p>text</p>`);
    page.getSelection()?.selectAllChildren(page.body);
    const { source, document } = await capturePart({ what: 'selection' }, environmentOf(page));
    expect(source.title).toBe('Pier');
    expect(JSON.stringify({ source, document })).not.toContain('SECRET');
  });

  it('keeps a query that looks like a token: whether the page is kept at all was asked before', async () => {
    const page = await showBody('<a href="https://a.example/x?access_token=0123456789abcdef">words</a>');
    const { content } = await convertElement(page.body, environmentOf(page));
    expect(JSON.stringify(content)).toContain('access_token=0123456789abcdef');
  });
});

/** Hosts that read as others: letters of another script, what turns text around, and forms that browsers fold. */
const DISGUISED = [
  ['letters of another script', 'https://\u0430pple.example/x', 'https://xn--pple-43d.example/x'],
  ['a soft hyphen and wide letters', 'https://a\u00ad\uff50ple.example/x', 'https://apple.example/x'],
  ['a name before the host', 'https://apple.example@evil.example/x', 'https://evil.example/x'],
  ['a dot that is none', 'https://apple\u3002example/x', 'https://apple.example/x'],
] as const;

describe('a host in disguise', () => {
  it.each(DISGUISED)('%s stands as it is', async (_name, address, plain) => {
    const page = await showBody(
      `<a href="${address}">words</a><iframe src="${address}" width="400" height="300"></iframe>`,
    );
    const { content } = await convertElement(page.body, environmentOf(page));
    expect(new Set(JSON.stringify(content).match(/https:[^"]+/g))).toEqual(new Set([plain]));
  });

  it.each([
    ['overrides', '\u202e'],
    ['isolates', '\u2067'],
    ['marks', '\u200f'],
  ])('%s that turn text around lead nowhere in a host', async (_name, mark) => {
    const page = await showBody(`<a href="https://elpma${mark}.example/x">words</a>`);
    const { content } = await convertElement(page.body, environmentOf(page));
    expect(outline(content)).toEqual(['paragraph ("words")']);
  });
});
