import { button, element } from './elements';
import { colouredJson } from './json-text';
import { JsonTree } from './json-tree';

/** JSON of up to so many characters is shown as text, larger JSON as a tree that opens step by step. */
const longestText = 4_000;

export interface JsonViewOptions {
  readonly title: string;
  /** The class of the text, by which tests and styles know it. */
  readonly name: string;
  readonly isJsonata: boolean;
  readonly copy: (text: string) => void;
  readonly open: () => void;
}

/** Data of a step under its title: as text or as a tree, to be copied, searched, or opened in an editor. */
export function jsonView(text: string, { title, name, isJsonata, copy, open }: JsonViewOptions): HTMLElement {
  const value: unknown = JSON.parse(text);
  const body = element('div', { class: 'json-body' });
  const indented = (): string => JSON.stringify(value, null, 2);
  let shown: 'text' | 'tree' = text.length <= longestText ? 'text' : 'tree';
  const other = button('', 'quiet', () => {
    shown = shown === 'text' ? 'tree' : 'text';
    draw();
  });
  const draw = (): void => {
    other.textContent = shown === 'text' ? 'Tree' : 'Text';
    body.replaceChildren(
      shown === 'tree'
        ? new JsonTree(value, { title, isJsonata, copy }).element
        : element(
            'pre',
            { class: `data ${name}`, attributes: { tabindex: '0', 'aria-label': title } },
            colouredJson(indented()),
          ),
    );
  };
  draw();
  const isNested = typeof value === 'object' && value !== null;
  return element(
    'section',
    { class: 'part' },
    element(
      'div',
      { class: 'part-head' },
      element('h3', { text: title }),
      text.length > longestText ? element('span', { class: 'size', text: sizeText(text.length) }) : undefined,
      isNested ? other : undefined,
      button('Copy', 'quiet', () => {
        copy(indented());
      }),
      button('Open', 'quiet', open),
    ),
    body,
  );
}

function sizeText(characters: number): string {
  if (characters < 1_000_000) return `${String(Math.round(characters / 1000))} kB`;
  return `${(characters / 1_000_000).toFixed(1)} MB`;
}
