import { checkRule } from './check-rule';

checkRule('json-path-in-jsonata', [
  {
    title: 'a key of a template, once',
    wrong: `
"A": { "Type": "Pass", "Output": { "list": [ { "name.$": "$.name" } ] }, "End": true }
                                               ^^^^^^^^ json-path-in-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": { "list": [ { "name": "{% $states.input.name %}" } ] }, "End": true }
`,
    language: 'JSONata',
    severity: 'warning',
  },
  {
    title: 'a path and an intrinsic function as values',
    wrong: `
"A": { "Type": "Pass", "Output": { "a": "$.name", "b": "States.UUID()" }, "End": true }
                                        ^^^^^^^^ json-path-in-jsonata
                                                       ^^^^^^^^^^^^^^^ json-path-in-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": { "a": "price: $ 5", "b": "{% $uuid() %}" }, "End": true }
`,
    language: 'JSONata',
  },
]);
