import type { CodeHint } from '../clip/recording.ts';

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

/** Gives the language of a block of code in lower case, by the first hint that names one; undefined where none does. */
export function readCodeLanguage(hints: readonly CodeHint[]): string | undefined {
  for (const hint of hints) {
    const language = languageOf(hint);
    if (language) return language;
  }
  return undefined;
}

function languageOf({ element, attributes }: CodeHint): string | undefined {
  const values = new Map(attributes);
  for (const name of ATTRIBUTES) {
    const language = accept(values.get(name));
    if (language) return language;
  }
  // The code macro of Confluence.
  const classes = values.get('data-syntaxhighlighter-params') ?? values.get('class') ?? '';
  const inClass = accept(IN_CLASS.exec(classes)?.[1]) ?? accept(BESIDE.exec(classes)?.[1]);
  const stated = element === 'PRE' ? values.get('lang') : undefined;
  return inClass ?? (stated === undefined || SPOKEN.test(stated) ? undefined : accept(stated));
}

function accept(name: string | undefined): string | undefined {
  const language = name?.trim().toLowerCase().replace(/\.$/, '');
  if (!language || language.length > 30 || NO_LANGUAGE.test(language)) return undefined;
  return /^[a-z][\w+#.-]*$/.test(language) ? language : undefined;
}
