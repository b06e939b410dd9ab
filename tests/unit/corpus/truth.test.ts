import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIsolatedWorld } from '../../corpus/isolated-world.ts';
import { type PageFacts, readPageFacts } from '../../corpus/page-facts.ts';
import { prepareForSnapshot, readVisibleText } from '../../corpus/visible-text.ts';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"></svg>';
const PIXELS = `data:image/svg+xml,${encodeURIComponent(DRAWING)}`;

let browser: Browser;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  page = await browser.newPage();
  session = await page.context().newCDPSession(page);
}, 60_000);

afterAll(() => browser.close());

async function open(html: string): Promise<void> {
  await page.setContent(`<!doctype html><base href="https://a.example/">${html}`);
  await prepareForSnapshot(session, 'page.html');
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

async function visible(html: string): Promise<{ required: string[]; optional: string[] }> {
  await open(html);
  const { required, optional } = await readVisibleText(session);
  return { required: words(required), optional: words(optional) };
}

async function facts(html: string) {
  await open(html);
  const world = await createIsolatedWorld(session, 'truth');
  return world.evaluate<PageFacts>(`(${readPageFacts.toString()})()`);
}

describe('what the truth calls visible', { timeout: 30_000 }, () => {
  it.each([
    ['text that runs on through inline elements', '<p>un<b>believ</b>able</p>', ['unbelievable']],
    ['a space that ends a line', '<p><span>a </span><b>b</b><span> <i>c</i></span></p>', ['a', 'b', 'c']],
    ['blocks and breaks apart', '<div>a<br>b</div><div>c</div>', ['a', 'b', 'c']],
    ['what is folded away', '<details><summary>More</summary>inside</details>', ['More', 'inside']],
    ['what a style writes large as it is drawn', '<p style="text-transform:uppercase">loud</p>', ['LOUD']],
    ['what must be scrolled to', '<div style="height:9000px"></div><p>below</p>', ['below']],
    ['open shadow roots', '<div><template shadowrootmode="open"><p>shadow</p></template></div>', ['shadow']],
    [
      'an initial that is drawn apart',
      '<style>p::first-letter{font-size:3em}</style><p>Once upon</p>',
      ['Once', 'upon'],
    ],
    [
      'colours that shine through the letters',
      '<p style="color:transparent;background:linear-gradient(red,blue);background-clip:text">vivid <b>words</b></p>',
      ['vivid', 'words'],
    ],
    ['what may be edited', '<p contenteditable>editable</p>', ['editable']],
  ])('holds %s', async (_name, html, expected) => {
    expect(await visible(html)).toEqual({ required: expected, optional: [] });
  });

  it.each([
    ['no display', 'display:none'],
    ['no visibility', 'visibility:hidden'],
    ['no opacity', 'opacity:0'],
    ['next to no opacity', 'opacity:0.01'],
    ['a filter that takes it away', 'filter:opacity(0)'],
    ['no size of type', 'font-size:0'],
    ['no colour', 'color:transparent'],
    ['a clip of one pixel', 'position:absolute;clip:rect(1px,1px,1px,1px)'],
    ['a box of one pixel', 'position:absolute;width:1px;height:1px;overflow:hidden'],
    ['a shape of nothing', 'clip-path:inset(50%)'],
    ['a place beside the screen', 'position:absolute;left:-9999px'],
    ['a place at the side of what does not scroll', 'position:fixed;top:0;left:100vw'],
  ])('does not hold what has %s', async (_name, style) => {
    expect(await visible(`<p>seen</p><p style="${style}">hidden <b>inside</b></p>`)).toEqual({
      required: ['seen'],
      optional: [],
    });
  });

  it('does not hold what only the style sheet wrote, scripts, styles and templates', async () => {
    const html =
      '<style>p::before{content:"made"}</style><script>var hidden</script><template>hidden</template><ul><li>seen</li></ul><p></p>';
    expect(await visible(html)).toEqual({ required: ['seen'], optional: [] });
  });

  it('leaves open what works the page, what is drawn and what may slide into view', async () => {
    const html =
      '<p>seen</p><button>Copy</button><select><option>choice</option></select><textarea>typed</textarea>' +
      '<div style="width:50px;overflow:hidden;white-space:nowrap"><span style="margin-left:90px">slide</span></div>';
    const { required, optional } = await visible(html);
    expect(required).toEqual(['seen']);
    expect(optional).toEqual(expect.arrayContaining(['Copy', 'slide']));
  });
});

describe('what the truth counts', { timeout: 30_000 }, () => {
  it('are the cells of data tables, not of those that lay out a page', async () => {
    const data = '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><button>x</button>2</td></tr></table>';
    const layout =
      '<table role="presentation"><tr><td>left</td><td>right</td></tr><tr><td>c</td><td>d</td></tr></table>';
    expect((await facts(data + layout)).tables).toEqual([['a', 'b', '1']]);
  });

  it('is code as it is read, without line numbers and buttons, and its language', async () => {
    const html =
      '<div class="highlight-source-js"><pre><span class="lineno">1</span><button>Copy</button>if (x)\n  y()</pre></div>' +
      '<pre hidden>z</pre><pre><code class="language-c++">a<br>b</code></pre>';
    expect((await facts(html)).code).toEqual([
      { text: 'if (x)\n  y()', otherText: 'if (x)\n  y()', language: 'js' },
      { text: 'a\nb', otherText: 'a\nb', language: 'c++' },
    ]);
  });

  it('are pictures of content, not icons', async () => {
    const html = `<img src="${PIXELS}#1"><img src="${PIXELS}#2" width="16" height="16"><img src="${PIXELS}#3" hidden>`;
    await open(html);
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    expect((await facts(html)).images).toHaveLength(1);
  });

  it('are links that lead somewhere, once each', async () => {
    const html =
      '<a href="/b">b</a><a href="/b">again</a><a href="javascript:c()">c</a><a href="#top">¶</a><a href="/d"></a>' +
      '<a href="https://me:secret@e.example/">e</a><a href="#f">f</a>';
    expect((await facts(html)).links).toEqual(['https://a.example/b', 'https://e.example/', 'https://a.example/#f']);
  });

  it('are the depths of list items and the levels of headings', async () => {
    const html =
      '<h2>One</h2><ul><li>a<ol><li>b</li></ol></li><li>c</li><li> </li></ul><h3 hidden>Two</h3><ul><li><h4>Three</h4></li></ul>' +
      '<div style="position:fixed;top:0;left:100vw"><h2>Four</h2></div>';
    const { listDepths, headings } = await facts(html);
    expect(listDepths).toEqual([1, 2, 1, 1]);
    expect(headings).toEqual([{ level: 2, text: 'One' }]);
  });
});
