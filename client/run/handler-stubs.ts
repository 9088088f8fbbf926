import { applyEdits, modify } from 'jsonc-parser';

/** A file to be made for a function that nothing answers for. */
export interface HandlerStub {
  readonly title: string;
  readonly fileName: string;
  readonly text: string;
}

/** Handlers to start from, in each language. */
export function handlerStubs(functionName: string): HandlerStub[] {
  const base = functionName.replaceAll(/[^\w.-]/g, '_');
  return [
    {
      title: `Create ${base}.py with a handler for "${functionName}"`,
      fileName: `${base}.py`,
      text: 'def lambda_handler(event, context):\n    return event\n',
    },
    {
      title: `Create ${base}.mjs with a handler for "${functionName}"`,
      fileName: `${base}.mjs`,
      text: 'export async function handler(event, context) {\n  return event;\n}\n',
    },
  ];
}

/** Adds an entry for a function to the text of a stepwright.json; an empty text is an empty file. */
export function addFunction(text: string, functionName: string, entry: object): string {
  return setIn(text, ['functions', functionName], entry);
}

/** Adds an answer for a state to the mocks of a stepwright.json. */
export function addMock(text: string, state: string, mock: object): string {
  return setIn(text, ['mocks', state], mock);
}

function setIn(text: string, path: readonly string[], value: object): string {
  const start = text.trim() === '' ? '{}\n' : text;
  const edits = modify(start, [...path], value, {
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' },
  });
  return applyEdits(start, edits);
}
