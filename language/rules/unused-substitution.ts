import type { Definition } from '../embedding/find-definitions';
import type { Property } from '../tree/node';
import { placeholdersIn } from './placeholders';
import type { Rule } from './rule';

const template = (substitutions: string): string => `Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions:
        ${substitutions}
      Definition:
        StartAt: Charge
        States:
          Charge:
            Type: Task
            Resource: \${ChargeArn}
            End: true
`;

/** Digest V57. Found by `validateDefinitions`, since the substitutions stand beside the definition. */
export const unusedSubstitution: Rule = {
  code: 'unused-substitution',
  severity: 'hint',
  tags: ['unnecessary'],
  summary: 'Each of the DefinitionSubstitutions stands for a placeholder of the definition.',
  why: 'A substitution without its `${Placeholder}` has no effect: the placeholder may be spelt differently, or be gone.',
  bad: template('ChargeArn: !GetAtt Charge.Arn\n        RefundArn: !GetAtt Refund.Arn'),
  good: template('ChargeArn: !GetAtt Charge.Arn'),
  format: 'template',
};

/** The substitutions of a template that the definition beside them has no placeholder for. */
export function unusedSubstitutions({ substitutions, model }: Definition): Property[] {
  if (!substitutions || !model.node) return [];
  const used = new Set(placeholdersIn(model.node).map(({ name }) => name));
  return substitutions.properties.filter(({ key }) => !used.has(key.value));
}

/** The names of DefinitionSubstitutions; undefined where other `${Names}` are the template's own, as in `Fn::Sub`. */
export function declaredSubstitutions({ substitutions, isTemplated }: Definition): readonly string[] | undefined {
  if (!substitutions || isTemplated === true) return undefined;
  return substitutions.properties.map(({ key }) => key.value);
}
