import { describe, expect, it } from 'vitest';
import { storage } from './signed-in.ts';
import { shown } from './wiki-visit.ts';

describe('a storage page', () => {
  const macro = (name: string, inside: string) =>
    `<ac:structured-macro ac:name="${name}">${inside}</ac:structured-macro>`;
  const rich = (html: string) => `<ac:rich-text-body>${html}</ac:rich-text-body>`;

  it.each<[name: string, source: string, html: string]>([
    ['XHTML', '<h2>T</h2><p>a<br/><strong>b</strong></p>', '<h2>T</h2><p>a<br/><strong>b</strong></p>'],
    ['the text of tags it does not know', '<div class="x"><blink>a</blink></div>', 'a'],
    [
      'no handlers and no styles of strangers',
      '<p onclick="x()" style="position: fixed; color: red">a</p>',
      '<p style="color: red">a</p>',
    ],
    ['no script', '<p>a</p><script>alert(1)</script>', '<p>a</p>alert(1)'],
    [
      'links',
      '<p><a href="https://news.example/">a</a><a href="javascript:x">b</a></p>',
      '<p><a href="https://news.example/">a</a><a>b</a></p>',
    ],
    [
      'a table with spans and widths',
      '<table><colgroup><col style="width: 120px;"/></colgroup><tbody><tr><td colspan="2" data-highlight-colour="#deebff">a</td></tr></tbody></table>',
      '<table><colgroup><col style="width: 120px"/></colgroup><tbody><tr><td colspan="2" style="color: #172b4d; background-color: #deebff">a</td></tr></tbody></table>',
    ],
    [
      'code',
      macro(
        'code',
        '<ac:parameter ac:name="language">xml</ac:parameter><ac:plain-text-body><![CDATA[<a>]]></ac:plain-text-body>',
      ),
      '<figure class="code"><figcaption>xml</figcaption><pre><code>&lt;a&gt;</code></pre></figure>',
    ],
    [
      'an expand',
      macro('expand', `<ac:parameter ac:name="title">More</ac:parameter>${rich('<p>a</p>')}`),
      '<summary>More</summary><div><p>a</p></div>',
    ],
    ['the body of a macro it does not know', macro('excerpt', rich('<p>a</p>')), '<p>a</p>'],
    ['the name of a macro without a body', macro('toc', ''), '<span class="unknown">toc macro</span>'],
    ['an anchor', macro('anchor', '<ac:parameter ac:name="">here</ac:parameter>'), '<span id="here"></span>'],
    [
      'tasks',
      '<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>a</ac:task-body></ac:task></ac:task-list>',
      '<ul class="tasks"><li><input type="checkbox" disabled="disabled" checked="checked"/><div>a</div></li></ul>',
    ],
    [
      'a picture from the web with a caption',
      '<ac:image ac:alt="A" ac:width="200"><ri:url ri:value="https://news.example/a.png"/><ac:caption><p>Cat</p></ac:caption></ac:image>',
      '<img src="https://news.example/a.png" alt="A" width="200"/><figcaption><p>Cat</p></figcaption>',
    ],
    [
      'a file that is not there',
      '<ac:image ac:alt="A"><ri:attachment ri:filename="a.png"/></ac:image>',
      'Picture not found: A',
    ],
    [
      'a link within the page',
      '<p><ac:link ac:anchor="here"><ac:link-body>go</ac:link-body></ac:link></p>',
      '<p><a href="#here">go</a></p>',
    ],
  ])('shows %s', async (_name, source, html) => {
    expect(await shown(storage(source))).toContain(html);
  });

  it.each([
    ['info', 'info'],
    ['note', 'warning'],
    ['warning', 'error'],
    ['tip', 'success'],
    ['panel', 'note'],
  ])("shows the macro %s in the colour of ADF's %s", async (name, kind) => {
    expect(await shown(storage(macro(name, rich('<p>a</p>'))))).toContain(`<div class="panel ${kind}">`);
  });
});
