import type { ExplainedCondition, ExplainedRule } from '../../host/messages';
import { element } from './elements';

/** Why a Choice state went where it did: each rule with its truth and what it compared; the one that was taken stands out. */
export function choicePart(rules: readonly ExplainedRule[]): HTMLElement {
  const items = rules.map(({ next, isTaken, condition }) =>
    element(
      'li',
      { class: isTaken ? 'rule taken' : 'rule' },
      ...conditionLines(condition, 0),
      element('p', { class: 'leads', text: isTaken ? `Taken: → ${next}` : `→ ${next}` }),
    ),
  );
  return element(
    'section',
    { class: 'part' },
    element('div', { class: 'part-head' }, element('h3', { text: 'Why this branch was taken' })),
    element('ol', { class: 'rules' }, ...items),
  );
}

function conditionLines({ text, matches, operands, parts, fault }: ExplainedCondition, depth: number): HTMLElement[] {
  const truth = fault !== undefined ? 'fault' : matches === undefined ? 'unseen' : matches ? 'true' : 'false';
  const line = element(
    'p',
    { class: `condition ${truth}` },
    element('span', { class: 'truth', text: signs[truth], title: words[truth] }),
    element('span', { class: 'visually-hidden', text: `${words[truth]}: ` }),
    element('code', { text }),
    ...operands.map(({ text: path, value }) =>
      element(
        'span',
        { class: 'operand' },
        element('code', { text: path }),
        document.createTextNode(value === undefined ? ' is not there' : ' is '),
        value === undefined ? undefined : element('code', { class: 'value', text: value }),
      ),
    ),
    fault === undefined ? undefined : element('span', { class: 'operand', text: fault }),
  );
  line.style.paddingInlineStart = `${String(depth * 18)}px`;
  return [line, ...parts.flatMap((part) => conditionLines(part, depth + 1))];
}

const signs = { true: '✓', false: '✗', unseen: '·', fault: '!' } as const;
const words = { true: 'True', false: 'False', unseen: 'Not looked at', fault: 'Failed' } as const;
