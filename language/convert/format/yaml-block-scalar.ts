/** Longer texts are folded. */
const WIDTH = 100;

/**
 * A text as a block scalar with lines at `indent`: literal where it has lines, folded where it is a long expression.
 * Undefined where it is better written on one line, or where a block could not hold it exactly.
 */
export function blockScalar(text: string, indent: string): string | undefined {
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)) return undefined;
  if (/^[ \t\n]|\n\n$|[ \t]$/.test(text)) return undefined;
  if (text.includes('\n')) return literal(text, indent);
  return text.length > WIDTH && text.startsWith('{%') ? folded(text, indent) : undefined;
}

function literal(text: string, indent: string): string {
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n');
  return [ends ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : indent + line))].join('\n');
}

/** Lines are broken at single blanks only: each break stands for just that blank. */
function folded(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== '' && line.length + 1 + word.length > WIDTH - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return ['>-', ...[...lines, line].map((one) => indent + one)].join('\n');
}
