import { attribute, childrenOf, isElement, nodeName, textContent } from './node-reader';

/** Deeper than formulas nest; below it only the characters count. */
const MAX_DEPTH = 40;
/** What TeX takes for its own. */
const SPECIAL = /[\\{}%#&$_^~]/g;
/** Marks above a letter, by the character that MathML puts there. */
const ACCENTS: Readonly<Record<string, string>> = {
  '^': 'hat',
  '¯': 'bar',
  '‾': 'bar',
  '→': 'vec',
  '~': 'tilde',
  '˙': 'dot',
};

/** Gives a formula of MathML as LaTeX; letters and signs stay the characters that they are. */
export function toLatex(element: Element, depth = 0): string {
  const name = nodeName(element);
  if (depth > MAX_DEPTH) return textContent(element).trim();
  if (/^m(?:i|n|o|s|text)$/.test(name)) return writeToken(name, textContent(element).replace(/\s+/g, ' '));
  if (name === 'mphantom' || name.startsWith('annotation')) return '';
  const parts = childrenOf(element)
    .filter(isElement)
    .map((child) => toLatex(child, depth + 1));
  const [base = '', second = '', third = ''] = parts;
  const grouped = /^(?:.|\\\w+\{[^{}]*\})?$/u.test(base) ? base : `{${base}}`;
  switch (name) {
    case 'mfrac':
      return `\\frac{${base}}{${second}}`;
    case 'msqrt':
      return `\\sqrt{${parts.join('')}}`;
    case 'mroot':
      return `\\sqrt[${second}]{${base}}`;
    case 'msup':
      return `${grouped}^{${second}}`;
    case 'mover':
      return ACCENTS[second] ? `\\${ACCENTS[second]}{${base}}` : `${grouped}^{${second}}`;
    case 'msub':
    case 'munder':
      return `${grouped}_{${second}}`;
    case 'msubsup':
    case 'munderover':
      return `${grouped}_{${second}}^{${third}}`;
    case 'mfenced':
      return (attribute(element, 'open') ?? '(') + parts.join(',') + (attribute(element, 'close') ?? ')');
    case 'mtr':
      return parts.join(' & ');
    case 'mtable':
      return `\\begin{matrix} ${parts.join(' \\\\ ')} \\end{matrix}`;
    default:
      return parts.join('');
  }
}

function writeToken(name: string, text: string): string {
  const escaped = text.replace(SPECIAL, '\\$&').replace(/[\u2061-\u2064]/g, '');
  if (name === 'mtext' || name === 'ms') return escaped.trim() === '' ? escaped : `\\text{${escaped}}`;
  const sign = escaped.trim();
  return name === 'mi' && /^[a-z]{2,}$/i.test(sign) ? `\\mathrm{${sign}}` : sign;
}
