import type { Node, ObjectNode, ParsedDocument, Property, StringNode, SyntaxFault } from './node';
import { PlainOffsets } from './plain-offsets';
import { TerraformScanner } from './terraform-scanner';

const MACHINE = 'aws_sfn_state_machine';
const MACHINE_TEXT = /\bStartAt\b|\.asl\b/;
const UNREAD =
  'jsonencode makes this definition of Terraform expressions, so that it is not checked here. Put it into a file of its own, such as flow.asl.json, and write: definition = templatefile("flow.asl.json", { … }).';

/**
 * Reads of a Terraform configuration what concerns state machines, as a tree of the look of its JSON syntax:
 * `{"resource": {"aws_sfn_state_machine": {NAME: {"definition": …}}}}`. The definition is a string where it is a heredoc,
 * else a placeholder with the call (`templatefile`, `jsonencode`, …). A module that is given a definition counts as such a
 * resource. All else is skipped. Never fails.
 */
export function parseTerraform(text: string): ParsedDocument {
  const faults: SyntaxFault[] = [];
  const root = objectAt(0, text.length, undefined);
  const machines = member(member(root, 'resource'), MACHINE);
  const scanner = new TerraformScanner(text);
  for (let block = scanner.nextBlock(MACHINE); block; block = scanner.nextBlock(MACHINE)) {
    const machine = member(machines, block.name, block.nameRange);
    for (let attribute = scanner.nextAttribute(); attribute; attribute = scanner.nextAttribute()) {
      if (attribute.name !== 'definition') continue;
      const property = propertyOf(machine, attribute.name, attribute.nameRange);
      const value = definitionOf(scanner, property);
      // A module may call anything a definition.
      if (block.kind === 'module' && !(value && MACHINE_TEXT.test(text.slice(value.start, value.end)))) continue;
      property.value = value;
      machine.properties.push(property);
      if (property.value?.kind === 'placeholder' && property.value.name === 'jsonencode')
        faults.push({
          code: 'unread-definition',
          message: UNREAD,
          start: property.value.start,
          end: property.value.start + 'jsonencode'.length,
        });
    }
  }
  return { text, format: 'json', root, faults, comments: [] };
}

function definitionOf(scanner: TerraformScanner, parent: Property): Node | undefined {
  const heredoc = scanner.heredoc();
  if (heredoc) {
    const { start, end } = heredoc;
    return { kind: 'string', start, end, parent, value: heredoc.value, offsets: new PlainOffsets(start) };
  }
  const call = scanner.call();
  if (!call) return undefined;
  const { start, end, name } = call;
  const [from, to] = [call.argument.start, call.argument.end];
  const argument: StringNode | undefined =
    call.text === undefined
      ? undefined
      : { kind: 'string', start: from, end: to, parent, value: call.text, offsets: undefined };
  return { kind: 'placeholder', start, end, parent, name, call: { name, argument } };
}

function objectAt(start: number, end: number, parent: Property | undefined): ObjectNode {
  return { kind: 'object', start, end, parent, properties: [] };
}

/** The object that a property holds, made if it is not there. */
function member(object: ObjectNode, name: string, range = { start: object.start, end: object.start }): ObjectNode {
  const found = object.properties.find(({ key }) => key.value === name)?.value;
  if (found?.kind === 'object') return found;
  const property = propertyOf(object, name, range);
  object.properties.push(property);
  const value = objectAt(range.start, object.end, property);
  property.value = value;
  return value;
}

function propertyOf(parent: ObjectNode, name: string, { start, end }: { start: number; end: number }): Property {
  const key: StringNode = {
    kind: 'string',
    start,
    end,
    parent: undefined,
    value: name,
    offsets: new PlainOffsets(start),
  };
  const property: Property = { kind: 'property', key, value: undefined, parent };
  key.parent = property;
  return property;
}
