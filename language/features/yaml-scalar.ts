/**
 * A text as a YAML scalar on one line: plain where every reader takes it for the same text, else in quotes. `quote` is
 * the one that stands there already.
 */
export function yamlScalar(text: string, quote?: string): string {
  if (quote === "'" && !/[\n\r\t]/.test(text)) return `'${text.replace(/'/g, "''")}'`;
  if (quote === '"' || !isPlain(text)) return JSON.stringify(text);
  return text;
}

// YAML 1.1 readers, which CloudFormation has, take more words for booleans and numbers than YAML 1.2.
const SPECIAL = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[.\d][\d_.:eE+xob-]*|=|<<)$/i;

function isPlain(text: string): boolean {
  if (text === '' || text !== text.trim() || SPECIAL.test(text)) return false;
  if (/^[-?:](?:\s|$)/.test(text) || /^[,[\]{}#&*!|>'"%@`]/.test(text)) return false;
  return !/: |:$| #|[\n\r\t\u0000-\u001f]/.test(text);
}
