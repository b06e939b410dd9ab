/** What a query is asked about: the fields of one space or content, each with all its values. */
export type Subject = Record<'type' | 'title' | 'space' | 'id' | 'label' | 'text' | 'status', readonly string[]>;
export type Predicate = (subject: Subject) => boolean;

/** The query cannot be read; the message says where. */
export class CqlError extends Error {
  override readonly name = 'CqlError';
}

type Token = { kind: 'word' | 'text' | 'sign'; text: string };

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|[=~(),])|([^\s"'=~!(),]+))/y;
/** CQL's names for our fields. User fields such as `user.fullname` are no longer taken by the service. */
const FIELDS: Record<string, keyof Subject> = {
  type: 'type',
  title: 'title',
  space: 'space',
  'space.key': 'space',
  'space.title': 'text',
  id: 'id',
  content: 'id',
  label: 'label',
  text: 'text',
  sitesearch: 'text',
};

function tokenise(query: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (query.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(query);
    if (!match) throw new CqlError(`Could not parse cql at position ${at}: ${query}`);
    const [, double, single, sign, word] = match;
    const text = double ?? single;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') });
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
  }
  return tokens;
}

/**
 * Reads the part of the Confluence Query Language that we use: `=`, `!=`, `~`, `!~`, `in (...)`, `and`, `or`, `not`,
 * parentheses; `order by` is read and left out of account. Throws a CqlError.
 */
export function parseCql(query: string): Predicate {
  const tokens = tokenise(query);
  const isWord = (text: string) => tokens[0]?.kind === 'word' && tokens[0].text.toLowerCase() === text;
  const take = (expected?: string): Token => {
    const token = tokens.shift();
    if (token && (expected === undefined || token.text.toLowerCase() === expected)) return token;
    throw new CqlError(`Could not parse cql, expected ${expected ?? 'more'}: ${query}`);
  };
  const takeIf = (text: string) => isWord(text) && take() !== undefined;

  function alternatives(): Predicate {
    const parts = [conjunction()];
    while (takeIf('or')) parts.push(conjunction());
    return (subject) => parts.some((part) => part(subject));
  }
  function conjunction(): Predicate {
    const parts = [term()];
    while (takeIf('and')) parts.push(term());
    return (subject) => parts.every((part) => part(subject));
  }
  function term(): Predicate {
    if (takeIf('not')) {
      const inner = term();
      return (subject) => !inner(subject);
    }
    if (tokens[0]?.kind !== 'sign') return comparison();
    take('(');
    const inner = alternatives();
    take(')');
    return inner;
  }
  function comparison(): Predicate {
    const name = take();
    const field = name.kind === 'word' ? FIELDS[name.text.toLowerCase()] : undefined;
    if (!field) throw new CqlError(`There is no field '${name.text}' in cql: ${query}`);
    if (takeIf('in')) return among(field, valueList());
    const operator = take().text;
    return compare(field, operator, take().text);
  }
  function valueList(): string[] {
    take('(');
    const values = [take().text];
    while (tokens[0]?.text === ',') {
      take(',');
      values.push(take().text);
    }
    take(')');
    return values;
  }

  const predicate = alternatives();
  if (takeIf('order')) take('by');
  else if (tokens.length > 0) throw new CqlError(`Could not parse cql after its end: ${query}`);
  return predicate;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const among =
  (field: keyof Subject, values: readonly string[]): Predicate =>
  (subject) =>
    subject[field].some((held) => values.some((value) => same(held, value)));

function compare(field: keyof Subject, operator: string, value: string): Predicate {
  const equals = among(field, [value]);
  const contains: Predicate = (subject) => subject[field].some((held) => holdsWords(held, value));
  switch (operator) {
    case '=':
      return equals;
    case '!=':
      return (subject) => !equals(subject);
    case '~':
      return contains;
    case '!~':
      return (subject) => !contains(subject);
    default:
      throw new CqlError(`There is no operator '${operator}' in cql`);
  }
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter(Boolean);

/** Every word asked for must be there, whole, or as a beginning where it ends in `*`. A leading `*` finds nothing. */
function holdsWords(text: string, asked: string): boolean {
  const held = wordsOf(text);
  const wanted = wordsOf(asked);
  const isHeld = (word: string) =>
    word.endsWith('*') ? held.some((each) => each.startsWith(word.slice(0, -1))) : held.includes(word);
  return wanted.length > 0 && wanted.every(isHeld);
}
