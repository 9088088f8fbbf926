import type { Json, JsonObject } from '../../../language/json';
import { compileRule, told } from '../choice-rule';
import { checkSizes, type Left, runtimeFailure, seen } from '../data-flow';
import { compileTemplate } from '../evaluate/payload-template';
import { Failure } from '../failure';
import { compileOutput, compileTyped, type CompiledOutput } from '../jsonata-flow';
import { applyFilter, assignTemplate, compileFilter } from '../json-path-flow';
import { objectOf, objectsOf, textOf } from '../read';
import type { CompiledState, Fiber } from '../runtime';
import { compiledState, leaving, type StateSource } from './common';

interface Rule {
  readonly next: string;
  readonly matches: (fiber: Fiber, effective: Json) => boolean | Failure;
  /** What leaves the state when the rule has matched: its own Output and Assign (digest S28). */
  readonly leave: (fiber: Fiber, effective: Json) => Left | Failure;
}

/** https://states-language.net/#choice-state: the first rule that matches says where to go (digest S20, S27, S28). */
export function compileChoice(source: StateSource): CompiledState {
  const { json, language } = source;
  const inputPath = compileFilter(language === 'JSONPath' ? json['InputPath'] : undefined);
  const leave = language === 'JSONPath' ? jsonPathLeave(json) : jsonataLeave(json);
  const rules = objectsOf(json, 'Choices').map((rule, index) => leave.rule(rule, `Choices[${String(index)}]/`));
  const next = textOf(json, 'Default');

  return compiledState(source, 'Choice', {
    runAtOnce(fiber) {
      const effective = seen(fiber, 'afterInputPath', applyFilter(fiber, inputPath, fiber.input));
      if (effective instanceof Failure) return effective;
      for (const rule of rules) {
        const matches = rule.matches(fiber, effective);
        if (matches instanceof Failure) return matches;
        if (matches) return leaving(rule.leave(fiber, effective), rule.next);
      }
      if (next !== undefined) return leaving(leave.otherwise(fiber, effective), next);
      return runtimeFailure(fiber, 'Failed to transition out of the state. The state does not point to a next state.');
    },
  });
}

interface Leave {
  rule(rule: JsonObject, location: string): Rule;
  otherwise(fiber: Fiber, effective: Json): Left | Failure;
}

function jsonPathLeave(state: JsonObject): Leave {
  const outputPath = compileFilter(state['OutputPath']);
  const compileLeave = (holder: JsonObject): Rule['leave'] => {
    const assign = objectOf(holder, 'Assign') && compileTemplate(holder['Assign'] ?? null);
    return (fiber, effective) => {
      const output = applyFilter(fiber, outputPath, effective);
      if (output instanceof Failure) return output;
      const assigned = assignTemplate(fiber, assign, effective);
      return assigned instanceof Failure ? assigned : checkSizes(fiber, { output, assigned });
    };
  };
  return {
    rule: (rule) => ({ next: textOf(rule, 'Next') ?? '', matches: compileRule(rule), leave: compileLeave(rule) }),
    otherwise: compileLeave(state),
  };
}

function jsonataLeave(state: JsonObject): Leave {
  const leaveWith =
    (output: CompiledOutput): Rule['leave'] =>
    (fiber, effective) =>
      output(fiber, {}, effective);
  return {
    rule(rule, location) {
      const condition = compileTyped(rule['Condition'] ?? false, `${location}Condition`, 'boolean', (value) =>
        typeof value === 'boolean' ? value : undefined,
      );
      return {
        next: textOf(rule, 'Next') ?? '',
        matches: (fiber) => told(fiber, rule, condition(fiber)),
        leave: leaveWith(compileOutput(rule, location)),
      };
    },
    otherwise: leaveWith(compileOutput(state)),
  };
}
