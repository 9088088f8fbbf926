import type { Box } from '../layout';

/** Safe as element content and inside double-quoted attributes; characters that XML forbids become a replacement mark. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}

/** A number of pixels as it is written: with one digit behind the point. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function rect(box: Box, className: string, radius: number): string {
  return `<rect class="${className}" x="${num(box.x)}" y="${num(box.y)}" width="${num(box.width)}" height="${num(box.height)}" rx="${num(radius)}"/>`;
}
