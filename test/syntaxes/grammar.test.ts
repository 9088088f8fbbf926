import { describe, expect, it } from 'vitest';
import { checkTokens } from './tokens';

/** `String.raw` keeps backslashes, the lines are as in a file. */
const check = async (scope: 'source.asl' | 'source.asl.yaml', marked: string) => {
  expect(await checkTokens(scope, marked)).toEqual([]);
};
const json = (marked: string) => check('source.asl', marked);
const yaml = (marked: string) => check('source.asl.yaml', marked);

describe('JSONPath in JSON strings', () => {
  it('colours root, members and what separates them', () =>
    json(String.raw`{ "Variable": "$.order.id" }
               ^ variable.language.root.jsonpath
                ^ punctuation.accessor.jsonpath
                 ^^^^^ variable.other.property.jsonpath
                       ^^ variable.other.property.jsonpath
                         ^ string.quoted.double.json
                         ^ !meta.path.jsonpath
`));

  it('colours the context object and variables', () =>
    json(String.raw`{ "A": "$$.Execution.Id", "B": "$total.sum", "C": "$total" }
        ^^ variable.language.context.jsonpath
           ^^^^^^^^^ variable.other.property.jsonpath
                                 ^^^^^ variable.other.readwrite.jsonpath
                                       ^^^ variable.other.property.jsonpath
                                                    ^^^^^ variable.other.readwrite.jsonpath
`));

  it('colours indexes, slices, wildcards and filters', () =>
    json(String.raw`{ "A": "$.a[0]['b c'][1:3][*][?(@.n == 5)]..z" }
            ^ constant.numeric.jsonpath
               ^^^^^ string.quoted.single.jsonpath
                      ^ constant.numeric.jsonpath
                       ^ keyword.operator.jsonpath
                           ^ keyword.operator.wildcard.jsonpath
                                ^ variable.language.current.jsonpath
                                    ^^ keyword.operator.jsonpath
                                       ^ constant.numeric.jsonpath
                                            ^ variable.other.property.jsonpath
`));

  it('leaves amounts of money and keys as they are', () =>
    json(String.raw`{ "$.key": "$5 or $.50", "total.$": "no path" }
  ^^^^^^ !meta.path.jsonpath
            ^^^^^^^^^^ !meta.path.jsonpath
                                     ^^^^^^^ !meta.path.jsonpath
`));

  it('ends with the string, even where a bracket is open', () =>
    json(String.raw`{ "A": "$.a[?(", "B": "plain" }
                       ^^^^^ !meta.path.jsonpath
                  ^^ support.type.property-name.json
`));
});

describe('intrinsic functions in JSON strings', () => {
  it('colours the function, its arguments and functions in functions', () =>
    json(String.raw`{ "A.$": "States.Format('{} of {}', $.n, States.MathAdd($.a, -1), true, $v)" }
          ^^^^^^ support.class.states.asl
                 ^^^^^^ support.function.intrinsic.asl
                       ^ punctuation.section.arguments.begin.asl
                        ^^^^^^^^^^ string.quoted.single.intrinsic.asl
                         ^^ constant.other.placeholder.asl
                                    ^ variable.language.root.jsonpath
                                      ^ variable.other.property.jsonpath
                                         ^^^^^^ support.class.states.asl
                                                ^^^^^^^ support.function.intrinsic.asl
                                                        ^ variable.language.root.jsonpath
                                                             ^^ constant.numeric.intrinsic.asl
                                                                  ^^^^ constant.language.intrinsic.asl
                                                                         ^ variable.other.readwrite.jsonpath
`));

  it('knows escapes inside of its strings', () =>
    json(String.raw`{ "A.$": "States.Format('it\\'s {}', $.n)" }
                           ^^^ constant.character.escape.intrinsic.asl
                                ^^ constant.other.placeholder.asl
                                     ^ variable.language.root.jsonpath
`));

  it('ends with the string when it is half-typed', () =>
    json(String.raw`{ "A.$": "States.Format('{", "B": "States are plain" }
                              ^^ support.type.property-name.json
                                    ^^^^^^ !support.class.states.asl
`));
});

describe('JSONata in JSON strings', () => {
  it('colours delimiters, functions, variables, operators and literals', () =>
    json(String.raw`{ "Output": "{% $sum(items.price) * 2 > $limit and $states.input.ok %}" }
             ^^ punctuation.section.embedded.begin.jsonata
                ^^^^ support.function.jsonata
                     ^^^^^ variable.other.property.jsonata
                                  ^ keyword.operator.jsonata
                                    ^ constant.numeric.jsonata
                                        ^^^^^^ variable.other.readwrite.jsonata
                                               ^^^ keyword.operator.word.jsonata
                                                   ^^^^^^^ variable.language.states.jsonata
                                                                    ^^ punctuation.section.embedded.end.jsonata
                                                                      ^ !meta.embedded.expression.jsonata
`));

  it('needs no blanks at the delimiters', () =>
    json(String.raw`{ "A": "{%1%}" }
        ^^ punctuation.section.embedded.begin.jsonata
          ^ constant.numeric.jsonata
           ^^ punctuation.section.embedded.end.jsonata
`));

  it('colours both kinds of strings and the escapes of JSON around them', () =>
    json(String.raw`{ "A": "{% 'a $b' & \"c\" & x %}", "B": "plain" }
           ^^^^^^ string.quoted.single.jsonata
                    ^^^^^ string.quoted.double.jsonata
                            ^ variable.other.property.jsonata
                                        ^^^^^ !meta.embedded.expression.jsonata
`));

  it('ends with the string when it is half-typed', () =>
    json(String.raw`{ "A": "{% $sum('x", "B": "plain" }
                     ^^^ support.type.property-name.json
                           ^^^^^ !meta.embedded.expression.jsonata
`));
});

it('colours placeholders of templates', () =>
  json(String.raw`{ "Resource": "arn:aws:lambda:${'${Region}'}:1:function:f" }
                              ^^ punctuation.definition.variable.begin.asl
                                ^^^^^^ variable.parameter.substitution.asl
                                      ^ punctuation.definition.variable.end.asl
`));

describe('expressions in YAML', () => {
  it('colours plain scalars', () =>
    yaml(String.raw`Variable: $.order.id
          ^ variable.language.root.jsonpath
            ^^^^^ variable.other.property.jsonpath
Next: States are plain
      ^^^^^^ !support.class.states.asl
`));

  it('colours quoted scalars', () =>
    yaml(String.raw`A: "States.UUID()"
    ^^^^^^ support.class.states.asl
B: '{% $x & "y" %}'
    ^^ punctuation.section.embedded.begin.jsonata
       ^^ variable.other.readwrite.jsonata
            ^^^ string.quoted.double.jsonata
C: plain
   ^^^^^ !meta.embedded.expression.jsonata
`));

  it('colours JSONata over the lines of a block scalar', () =>
    yaml(String.raw`Output: |-
  {% (
    $total := $sum(x);
    ^^^^^^ variable.other.readwrite.jsonata
              ^^^^ support.function.jsonata
    { "sum": $total }
      ^^^^^ string.quoted.double.jsonata
  ) %}
    ^^ punctuation.section.embedded.end.jsonata
Next: Done
      ^^^^ !meta.embedded.expression.jsonata
`));

  it('leaves keys as they are', () =>
    yaml(String.raw`Output: $.a
^^^^^^ !meta.path.jsonpath
        ^ variable.language.root.jsonpath
`));
});
