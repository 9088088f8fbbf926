import { setIn } from './record-mocks';

/** A file to be made for a function that nothing answers for. */
export interface HandlerStub {
  readonly title: string;
  readonly language: string;
  readonly fileName: string;
  readonly text: string;
}

/** Handlers to start from, in each language. */
export function handlerStubs(functionName: string): HandlerStub[] {
  const base = functionName.replaceAll(/[^\w.-]/g, '_');
  const stub = (language: string, ending: string, text: string): HandlerStub => ({
    title: `Create ${base}.${ending} with a handler for "${functionName}"`,
    language,
    fileName: `${base}.${ending}`,
    text,
  });
  return [
    stub('Python', 'py', 'def lambda_handler(event, context):\n    return event\n'),
    stub('JavaScript', 'mjs', 'export async function handler(event, context) {\n  return event;\n}\n'),
    stub(
      'TypeScript, run by the project\u2019s build or its esbuild',
      'ts',
      'export async function handler(event: unknown): Promise<unknown> {\n  return event;\n}\n',
    ),
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
