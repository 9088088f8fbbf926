import { describe, expect, test } from 'vitest';
import { findDefinitions } from '../../../language/embedding/find-definitions';
import { inDocument, validateDefinitions } from '../../../language/embedding/validate-definitions';
import { parseDocument } from '../../../language/tree/parse-document';

function marked(definition: string): string[] {
  const text = `resource "aws_sfn_state_machine" "a" {\n  definition = ${definition}\n}\n`;
  const document = parseDocument(text, 'terraform');
  return validateDefinitions(document, findDefinitions(document), {})
    .map(inDocument)
    .filter(({ code }) => code === 'unread-definition')
    .map(({ range }) => text.slice(range.start, range.end));
}

describe('unread-definition', () => {
  test.each([
    ['jsonencode', 'jsonencode({ StartAt = "A", States = { A = { Type = "Pass" } } })'],
    ['jsonencode with brackets in strings', 'jsonencode({ StartAt = "}", Comment = "${f("x")}" })'],
  ])('hints at %s', (_, definition) => {
    expect(marked(definition)).toEqual(['jsonencode']);
  });

  test.each([
    ['a heredoc', '<<EOF\n{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}\nEOF'],
    ['a file', 'templatefile("flow.asl.json", { name = "x" })'],
    ['a variable', 'var.definition'],
  ])('is quiet at %s', (_, definition) => {
    expect(marked(definition)).toEqual([]);
  });
});
