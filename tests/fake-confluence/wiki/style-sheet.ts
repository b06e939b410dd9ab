import { trusted } from './html.ts';

/** One sheet for the consent page and the wiki, light and dark by the reader’s choice. Text is 760 pixels wide, as in Confluence. */
export const styleSheet = trusted(`
:root {
  color-scheme: light dark;
  --page: light-dark(#ffffff, #1f1f21);
  --raised: light-dark(#f8f8f8, #2b2c2f);
  --text: light-dark(#292a2e, #cecfd2);
  --quiet: light-dark(#505258, #a9abaf);
  --line: light-dark(#dddee1, #3d3f43);
  --link: light-dark(#1868db, #669df1);
  --accent: light-dark(#1868db, #669df1);
  --on-accent: light-dark(#ffffff, #1f1f21);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header.site { display: flex; gap: 24px; align-items: center; padding: 10px 24px; border-bottom: 1px solid var(--line); }
header.site strong { color: var(--accent); }
main { max-width: 810px; margin: 0 auto; padding: 24px 24px 96px; }
main.dialog { max-width: 520px; margin: 48px auto; padding: 32px; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
nav.crumbs { font-size: 14px; color: var(--quiet); }
nav.crumbs a { color: var(--quiet); }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.5em 0 0.4em; }
h1 { font-size: 1.75em; } h2 { font-size: 1.4em; } h3 { font-size: 1.17em; } h4 { font-size: 1em; } h5, h6 { font-size: 0.875em; }
article > :first-child { margin-top: 0; }
h1.title { font-size: 2em; margin: 16px 0 8px; }
main.dialog h1 { font-size: 1.4em; margin-top: 0; } main.dialog h2 { font-size: 1em; }
main.dialog form { margin-top: 24px; }
p, ul, ol, blockquote, figure, .panel, details, .scroll { margin: 0.75em 0; }
li > p, li > ul, li > ol { margin: 0.25em 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5em 0; }
.byline, .quiet { color: var(--quiet); font-size: 14px; }
.byline { padding-bottom: 16px; margin-bottom: 24px; border-bottom: 1px solid var(--line); }
.initials { display: inline-grid; place-items: center; width: 28px; height: 28px; margin-right: 8px; border-radius: 50%; background: var(--accent); color: var(--on-accent); font-size: 12px; }
.labels { display: flex; flex-wrap: wrap; gap: 6px; padding: 0; list-style: none; margin-top: 48px; }
.labels li, .status { padding: 0 8px; border: 1px solid var(--line); border-radius: 4px; font-size: 14px; background: var(--raised); }
blockquote { padding-left: 16px; border-left: 2px solid var(--line); color: var(--quiet); }
code, pre, kbd, samp { font-family: ui-monospace, monospace; font-size: 0.875em; }
:not(pre) > code { padding: 2px 4px; border-radius: 4px; background: var(--raised); border: 1px solid var(--line); }
figure.code { border: 1px solid var(--line); border-radius: 4px; overflow: hidden; background: var(--raised); }
figure.code figcaption { padding: 4px 12px; font-size: 12px; color: var(--quiet); border-bottom: 1px solid var(--line); }
figure.code pre { margin: 0; padding: 12px; overflow-x: auto; tab-size: 4; }
figure.picture { text-align: center; }
figure.picture img { max-width: 100%; height: auto; border-radius: 2px; }
figure.picture figcaption { color: var(--quiet); font-size: 14px; }
.missing, .unknown { display: inline-block; padding: 4px 12px; border: 1px dashed var(--line); color: var(--quiet); font-size: 14px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: break-word; }
th, td { padding: 8px; border: 1px solid var(--line); text-align: start; vertical-align: top; min-width: 48px; }
th { background: var(--raised); font-weight: 600; }
td > :first-child, th > :first-child, .panel div > :first-child, details > div > :first-child { margin-top: 0; }
td > :last-child, th > :last-child, .panel div > :last-child, details > div > :last-child { margin-bottom: 0; }
.panel { display: flex; gap: 12px; padding: 12px 16px; border-radius: 4px; background: var(--panel); }
.panel > div { min-width: 0; flex: 1; }
.panel-title { font-weight: 600; }
.panel.info { --panel: light-dark(#e9f2fe, #1c2b42); } .panel.note { --panel: light-dark(#f8eefe, #35243f); }
.panel.tip, .panel.success { --panel: light-dark(#efffd6, #28311b); } .panel.warning { --panel: light-dark(#fef7c8, #332e1b); }
.panel.error { --panel: light-dark(#ffeceb, #42221f); } .panel.custom { --panel: var(--raised); }
details { border: 1px solid var(--line); border-radius: 4px; padding: 8px 12px; }
summary { cursor: pointer; color: var(--quiet); }
ul.tasks { list-style: none; padding-left: 4px; }
ul.tasks li { display: flex; gap: 8px; align-items: baseline; }
ul.tasks ul.tasks { padding-left: 24px; }
.card { display: inline-block; padding: 0 6px; border: 1px solid var(--line); border-radius: 4px; background: var(--raised); }
.columns { display: flex; gap: 24px; } .columns > div { flex: 1; min-width: 0; }
.notice { padding: 8px 12px; border-radius: 4px; background: light-dark(#fef7c8, #332e1b); }
ul.scopes { font-size: 14px; }
button { font: inherit; font-weight: 500; padding: 6px 16px; margin-right: 8px; border: 1px solid var(--line); border-radius: 4px; background: var(--page); color: var(--text); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
`);
