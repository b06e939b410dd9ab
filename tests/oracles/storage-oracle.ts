import { SaxesParser, type SaxesTagNS } from 'saxes';

/** The body stands in one root that declares Confluence's prefixes, and nothing else: HTML entities are not declared. */
const ROOT = ['<body xmlns:ac="urn:confluence:ac" xmlns:ri="urn:confluence:ri">', '</body>'] as const;

/** Parameters are settings of a macro, not text of the page, except what an expand is called. */
const SETTINGS = new Set(['language', 'bgColor', '']);
const NOT_TEXT = new Set(['ac:task-id', 'ac:task-status']);

type Reading = { text: string; complaints: string[] };

const isText = (tag: SaxesTagNS): boolean =>
  !NOT_TEXT.has(tag.name) && !(tag.name === 'ac:parameter' && SETTINGS.has(tag.attributes['ac:name']?.value ?? ''));

function tagComplaints({ name, attributes }: SaxesTagNS): string[] {
  const said: string[] = [];
  for (const attribute of Object.keys(attributes)) {
    if (/^on|^style$/.test(attribute) && /expression|url\(|javascript/i.test(attributes[attribute]?.value ?? '')) {
      said.push(`<${name}> has an unsafe ${attribute}`);
    }
  }
  if (name === 'a' && !/^(?:https?:|mailto:|tel:|#)/i.test(attributes['href']?.value ?? '')) {
    said.push(`<a> has an unsafe href`);
  }
  return said;
}

/** Parses strictly (XML 1.0, namespaces). Line breaks are those of `<br />`. */
function read(xml: string): Reading {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const reading: Reading = { text: '', complaints: [] };
  const silent: string[] = [];
  const add = (text: string): void => {
    if (silent.length === 0) reading.text += text;
  };
  parser.on('error', (error) => reading.complaints.push(error.message));
  parser.on('opentag', (tag) => {
    reading.complaints.push(...tagComplaints(tag));
    if (tag.name === 'br') add('\n');
    if (silent.length > 0 || !isText(tag)) silent.push(tag.name);
  });
  parser.on('closetag', () => {
    silent.pop();
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(ROOT[0] + xml + ROOT[1]).close();
  return reading;
}

/** What is wrong with a storage body: not well-formed, an undeclared prefix or entity, an unsafe address; else nothing. */
export function storageComplaints(xml: string): string[] {
  return read(xml).complaints;
}

/** The text a storage body holds, in document order: what `inlineText` of the same document must be. */
export function storageText(xml: string): string {
  return read(xml).text;
}
