const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON text in the colours of the editor. Text that is too long stays plain: a span for each token costs. */
export function colouredJson(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (text.length > 50_000) {
    fragment.append(text);
    return fragment;
  }
  let end = 0;
  for (const found of text.matchAll(token)) {
    const [whole, string, colon, word] = found;
    fragment.append(text.slice(end, found.index));
    const kind =
      string === undefined ? (word === undefined ? 'number' : 'word') : colon === undefined ? 'string' : 'key';
    const span = document.createElement('span');
    span.className = `json-${kind}`;
    span.textContent = string ?? whole;
    fragment.append(span, colon ?? '');
    end = found.index + whole.length;
  }
  fragment.append(text.slice(end));
  return fragment;
}
