import { StringDecoder } from 'node:string_decoder';

/** A line longer than this is handed on in pieces: a program may print for ever without ending a line. */
const MAX_LINE_CHARACTERS = 64 * 1024;

/** Cuts bytes into lines (LF or CRLF). Bytes that are no UTF-8 become U+FFFD. `flush` hands on what stands after the last line end. */
export function lineSplitter(
  take: (line: string) => void,
  longest: number = MAX_LINE_CHARACTERS,
): { readonly push: (chunk: Buffer) => void; readonly flush: () => void } {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  const emit = (): void => {
    const line = parts.join('');
    parts = [];
    length = 0;
    take(line.endsWith('\r') ? line.slice(0, -1) : line);
  };
  const add = (text: string): void => {
    if (text === '') return;
    parts.push(text);
    length += text.length;
  };
  return {
    push(chunk) {
      const text = decoder.write(chunk);
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        add(text.slice(from, at));
        emit();
        from = at + 1;
      }
      add(text.slice(from));
      if (length >= longest) emit();
    },
    flush() {
      add(decoder.end());
      if (length > 0) emit();
    },
  };
}
