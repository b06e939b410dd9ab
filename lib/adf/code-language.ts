/** The names that the code macro of Confluence Cloud highlights, as md2conf and docToolchain collected them. */
const MACRO_LANGUAGES: ReadonlySet<string> = new Set(
  (
    'abap actionscript3 ada applescript arduino autoit bash c c# clojure coffeescript coldfusion cpp css cuda d dart ' +
    'delphi diff dockerfile elixir erl fortran foxpro gherkin go graphql groovy handlebars haskell haxe hcl html java ' +
    'javafx js json jsx julia kotlin livescript lua mathematica matlab objectivec objectivej ocaml octave pascal perl ' +
    'php powershell prolog protobuf puppet py qml r racket rst ruby rust sass scala scheme shell smalltalk splunk sql ' +
    'standardml swift tcl tex text toml tsx typescript vala vb verilog vhdl xml xquery yaml'
  ).split(' '),
);

/** What highlighters call a language, where the macro has another name for it. */
const MACRO_NAME: Readonly<Record<string, string>> = {
  actionscript: 'actionscript3',
  'c++': 'cpp',
  cc: 'cpp',
  cs: 'c#',
  csharp: 'c#',
  console: 'shell',
  docker: 'dockerfile',
  erlang: 'erl',
  ex: 'elixir',
  golang: 'go',
  gql: 'graphql',
  h: 'c',
  hbs: 'handlebars',
  hpp: 'cpp',
  hs: 'haskell',
  htm: 'html',
  javascript: 'js',
  jsonc: 'json',
  kt: 'kotlin',
  latex: 'tex',
  markup: 'xml',
  mjs: 'js',
  objc: 'objectivec',
  'objective-c': 'objectivec',
  patch: 'diff',
  plain: 'text',
  plaintext: 'text',
  ps1: 'powershell',
  pwsh: 'powershell',
  python: 'py',
  python3: 'py',
  rb: 'ruby',
  rs: 'rust',
  scss: 'sass',
  sh: 'shell',
  svg: 'xml',
  terraform: 'hcl',
  ts: 'typescript',
  txt: 'text',
  vbnet: 'vb',
  yml: 'yaml',
  zsh: 'shell',
};

/**
 * What the code macro's `language` parameter calls a language named by a web page, or undefined if the macro has no
 * name for it. The macro shows an error in place of the code when it is given a name it does not know
 * (https://github.com/docToolchain/docToolchain/issues/402), so an unknown language is better left out.
 */
export function macroLanguage(language: string): string | undefined {
  const name = language.toLowerCase();
  const known = Object.hasOwn(MACRO_NAME, name) ? MACRO_NAME[name] : name;
  return known !== undefined && MACRO_LANGUAGES.has(known) ? known : undefined;
}
