import { readdirSync, readFileSync } from 'node:fs';
import { embeddedExpression } from '../../../../language/expressions/embedded';

/** Expressions that touch each construct of the language. */
export const SAMPLES: readonly string[] = [
  '$states.input.items[price > 1].name',
  '$states.input.items.price ~> $sum',
  '$states.input.items^(>price, <name).id',
  '$states.input.items{name: $sum(price)}',
  '$states.input.items.{"i": id, "p": price * 2}',
  '$map($a, function($v, $i){ $v * $i })',
  '$filter($states.input.items, function($x){ $x.id in [1, 2] })',
  '$reduce($a, function($p, $c){ $p + $c }, 10)',
  '$states.input.items@$i.{"n": $i.name, "t": $i.tags}',
  '$states.input.items#$p[$p > 0].id',
  '$states.input.items.tags.%.name',
  '$states.input.items.sub.deep[2].k',
  '$states.input.nest[0][1]',
  '[1..5][$ % 2 = 0]',
  '($x := 5; $f := function($n){ $n < 2 ? 1 : $n * $f($n - 1) }; $f($x))',
  '$states.input ~> |items|{"z": price}, ["tags"]|',
  '$each($b, function($v, $k){ $k })',
  '$states.input.*',
  '$b.**',
  '$states.input.items[-1].id',
  '$states.input.items.tags[]',
  '$split($s, "")',
  '$replace($states.input.s, /o/, "0")',
  '$match($states.input.s, /(l+)(o)?/i)',
  '{"a": $states.input.nope, "b": $n}',
  '[$states.input.nope, $n]',
  '$sort($a, function($l, $r){ $l < $r })',
  '$zip($a, ["x", "y"])',
  '$sift($b, function($v){ true })',
  '$states.input.t and $states.input.f or $n',
  '-$n + 2 * 3 % 2',
  '$substring($s, 1, 1) ~> $uppercase',
  '$formatNumber(1234.5, "#,##0.00")',
  '$fromMillis(1510067557121)',
  '$single($a, function($x){ $x = 2 })',
  '$uppercase ~> $lowercase',
  '$states.input.items.(price * id)',
  '$states.input.items.[id, name]',
  '$b."c".d & `with blank`',
  'function($x)<n-n?:s>{ $x ~> $f(?, 1) }',
  'λ($x)<a<n>>{ $x }',
  '$x@$y#$i',
  '/* note */ a[%.b = 1]',
  'and or in',
  '"a\\u0041\\n".b',
  "'it\\'s'",
  '5^(a).b',
  '**.a{a: b}{c: d}',
  '(a.b).%',
  'a.($x := %; $x)',
];

/** The expressions of recorded executions and of published and mistaken definitions. */
export function recordedExpressions(): readonly string[] {
  const found = new Set<string>();
  for (const folder of ['conformance/cases', 'validation', 'validation/valid']) {
    const path = new URL(`../../../${folder}/`, import.meta.url);
    for (const name of readdirSync(path)) {
      if (!name.endsWith('.json')) continue;
      try {
        collect(JSON.parse(readFileSync(new URL(name, path), 'utf8')), found);
      } catch {
        // A definition with placeholders where values stand is no JSON.
      }
    }
  }
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    const embedded = embeddedExpression(value);
    if (embedded?.kind === 'expression') found.add(embedded.text);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collect(part, found);
  }
}

/** Operators that came after the service's version (digest F30), and so are no operators for us. */
export function hasLaterOperator(text: string): boolean {
  return text.includes('??') || text.includes('?:');
}
