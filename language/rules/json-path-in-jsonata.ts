import { isTemplateKey } from '../expressions/payload-template';
import { machine } from './example';
import { looksLike } from './path-not-evaluated';
import type { PayloadObjectUse, PlainTextUse, Report, Rule } from './rule';
import { quote } from './words';

/** Digest R23, F42: JSONPath and intrinsic functions are plain text in a JSONata state, and `.$` is a part of the key. */
export const jsonPathInJsonata: Rule = {
  code: 'json-path-in-jsonata',
  severity: 'warning',
  summary: 'JSONata states have no paths, no intrinsic functions and no keys that end in `.$`.',
  why: 'In a JSONata state `$.name` is plain text, and the key `name.$` stays `name.$`. What is to be evaluated stands between `{%` and `%}`: `{% $states.input.name %}`.',
  bad: machine({ Greet: { Type: 'Pass', Output: { 'name.$': '$.name' }, End: true } }, { QueryLanguage: 'JSONata' }),
  good: machine(
    { Greet: { Type: 'Pass', Output: { name: '{% $states.input.name %}' }, End: true } },
    { QueryLanguage: 'JSONata' },
  ),
  hooks: { payloadObject: checkKeys, plainText: checkText },
};

function checkKeys({ node, object, field }: PayloadObjectUse, report: Report): void {
  // A variable cannot have such a name at all: that is another rule's.
  if (object.language !== 'JSONata' || field.value.kind === 'assignments') return;
  for (const member of node.properties) {
    const key = member.key.value;
    if (!isTemplateKey(key)) continue;
    report({
      at: member,
      message: `In a JSONata state ".$" is a part of the key: call it ${quote(key.slice(0, -2))}, and give it an expression such as "{% $states.input.name %}".`,
    });
  }
}

function checkText({ node, object, member }: PlainTextUse, report: Report): void {
  if (object.language !== 'JSONata' || (member && isTemplateKey(member.key.value))) return;
  const looks = looksLike(node);
  if (!looks) return;
  report({
    at: node,
    message: `This looks like ${looks === 'JSONPath' ? 'a path' : 'an intrinsic function'}, but it is plain text in a JSONata state: write an expression such as "{% $states.input.name %}".`,
  });
}
