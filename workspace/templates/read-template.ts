import path from 'node:path';
import { readCloudFormation } from './cloudformation';
import { readText } from './read-text';
import { readServerless } from './serverless';
import type { Template } from './template';

export const isServerlessFile = (file: string): boolean => /^serverless\.(ya?ml|json)$/i.test(path.basename(file));
const TEMPLATE_TEXT = /\bAWS::(Serverless|Lambda|StepFunctions)::/;

/** What a template says; undefined for a text that is none. */
export function readTemplate(file: string, text: string): Template | undefined {
  const isServerless = isServerlessFile(file);
  if (!isServerless && !TEMPLATE_TEXT.test(text)) return undefined;
  try {
    const value = readText(text);
    if (!value) return undefined;
    return isServerless ? readServerless(file, value) : readCloudFormation(file, value);
  } catch {
    // Nested deeper than any template, or in a circle: it says nothing.
    return undefined;
  }
}
