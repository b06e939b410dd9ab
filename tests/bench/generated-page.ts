const WORDS = 'the tide gauge writes down how high the water stands and how sure it is of every number it gives'.split(
  ' ',
);
const ELEMENTS_IN_SECTION = 25;

/** An article of about that many elements: headings, paragraphs with links, lists, a table and code, always the same. */
export function generatePage(elements: number): string {
  const sections = Array.from({ length: Math.max(1, Math.round(elements / ELEMENTS_IN_SECTION)) }, (_, index) =>
    section(index),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${elements} elements</title><body><article><h1>${elements} elements</h1>${sections.join('')}</article></body></html>`;
}

/** Twenty-five elements. */
function section(index: number): string {
  const rows = [0, 1].map((row) => `<tr><td>${words(index + row, 3)}</td><td>${index * 7 + row}</td></tr>`).join('');
  return `<section><h2>${words(index, 4)}</h2>
<p>${words(index, 30)} <a href="https://pages.example/${index}">${words(index + 3, 2)}</a> ${words(index + 5, 12)} <em>${words(index, 2)}</em>.</p>
<p>${words(index + 7, 40)} <strong>${words(index, 1)}</strong>, <code>level(${index})</code>.</p>
<ul><li>${words(index, 6)}</li><li>${words(index + 1, 6)}<ol><li>${words(index + 2, 5)}</li><li>${words(index + 4, 5)}</li></ol></li></ul>
<table><tbody>${rows}</tbody></table>
<pre><code class="language-js">const level = ${index};\nreturn level * 2;</code></pre></section>`;
}

function words(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => WORDS[(from * 5 + index * 3) % WORDS.length]).join(' ');
}
