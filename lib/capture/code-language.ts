import { attribute, className, find, isElement, nodeName, parentNode, textContent } from './node-reader';

/** How highlighters name the language in a class: Prism, highlight.js, Rouge, Pygments, Sphinx, GitHub, SyntaxHighlighter. */
const IN_CLASS =
  /(?:^|\s)(?:language|lang|highlight-source|highlight-text|highlight|brush|sourceCode|prettyprint lang|code|syntax)[-:=]\s?(objective-c|[a-z][\w+#.]*)/i;
/** highlight.js, Pandoc and Hexo put the language beside the mark: `hljs python`, `sourceCode haskell`, `highlight ruby`. */
const BESIDE = /(?:^|\s)(?:hljs|sourceCode|highlight|shiki|prettyprint|syntaxhighlighter)\s+([a-z][\w+#.]*)(?:\s|$)/i;
const ATTRIBUTES = [
  'data-language',
  'data-lang',
  'data-code-language',
  'data-syntax',
  'data-highlight-language',
  'data-tagsearch-lang',
];

/** Languages that people speak, where a block says what its comments are written in. */
const SPOKEN = /^(?:en|de|fr|es|it|pt|nl|ja|zh|ko|ru)(?:-|$)/i;

/** What highlighters write where they know no language, and words that stand beside their own class. */
const NO_LANGUAGE =
  /^(?:none|text|txt|plain|plaintext|plain_text|auto|undefined|unknown|nohighlight|no-highlight|hljs|highlight|highlighter-rouge|code|default|block|wrapper|container|toolbar|line|lines|line-numbers|linenums|numbers|source|notranslate|literal|snippet|content|body|box|area|example|chroma|wrap|copy|inline|fence|pre|shell-prompt)$/i;

/** How far above a block its language may be written. */
const LEVELS = 4;

/** Gives the language of a block of code in lower case, as the page names it; undefined where it names none. */
export function readCodeLanguage(code: Element): string | undefined {
  const inside = code.querySelector('code');
  if (inside && inside !== code) {
    const language = languageOf(inside);
    if (language) return language;
  }
  let node: Node | null = code;
  for (let level = 0; level <= LEVELS && node && isElement(node); level += 1) {
    const language = languageOf(node);
    if (language) return language;
    if (level > 0 && isOfSeveral(node)) return undefined;
    node = parentNode(node);
  }
  return undefined;
}

function languageOf(element: Element): string | undefined {
  for (const name of ATTRIBUTES) {
    const language = accept(attribute(element, name));
    if (language) return language;
  }
  // The code macro of Confluence.
  const parameters = attribute(element, 'data-syntaxhighlighter-params');
  const classes = parameters ?? className(element);
  const inClass = accept(IN_CLASS.exec(classes)?.[1]) ?? accept(BESIDE.exec(classes)?.[1]);
  const stated = nodeName(element) === 'PRE' ? attribute(element, 'lang') : null;
  return inClass ?? (stated === null || SPOKEN.test(stated) ? undefined : accept(stated));
}

/** What VitePress, MDN and their kin write beside a block of code: the name of its language. */
export const CODE_LABEL = /(?:^|\s)(?:lang|language-name|code-lang(?:uage)?)(?:\s|$)/;
const LONGEST_LABEL = 20;
/** What a bar with the label, a name and buttons says. */
const LONGEST_BAR = 80;

/** Says whether an element is only a label of the block of code beside it, which says its language itself. */
export function isCodeLabel(label: Element): boolean {
  const { parentElement: parent } = label;
  const bar =
    parent && nodeName(parent) !== 'P' && textContent(parent).length <= LONGEST_BAR ? parent.parentElement : null;
  const isBeside = [parent, bar].some((around) => around && find(around, ':scope > pre'));
  return isBeside && textContent(label).length <= LONGEST_LABEL;
}

/** What stands around several blocks says nothing of one. */
function isOfSeveral(element: Element): boolean {
  return element.getElementsByTagName('pre').length > 1 || nodeName(element) === 'BODY';
}

function accept(name: string | null | undefined): string | undefined {
  const language = name?.trim().toLowerCase().replace(/\.$/, '');
  if (!language || language.length > 30 || NO_LANGUAGE.test(language)) return undefined;
  return /^[a-z][\w+#.-]*$/.test(language) ? language : undefined;
}
