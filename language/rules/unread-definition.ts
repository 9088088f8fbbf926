import { lambda, machine, task } from './example';
import type { Rule } from './rule';

const definition = machine({ Charge: task({ Resource: lambda('charge') }) }).replace(/^/gm, '    ');

/** Reported by the parser (tree/parse-terraform.ts). */
export const unreadDefinition: Rule = {
  code: 'unread-definition',
  severity: 'hint',
  summary: 'A definition in Terraform is a text or a file.',
  why: 'What `jsonencode` makes of Terraform expressions is known to Terraform only: nobody checks, completes or runs it before it is deployed. A heredoc, or a file that `templatefile` reads, is checked like any other definition.',
  bad: `resource "aws_sfn_state_machine" "orders" {
  name     = "orders"
  role_arn = aws_iam_role.orders.arn
  definition = jsonencode({
    StartAt = "Charge"
    States  = { Charge = { Type = "Task", Resource = aws_lambda_function.charge.arn, End = true } }
  })
}
`,
  good: `resource "aws_sfn_state_machine" "orders" {
  name       = "orders"
  role_arn   = aws_iam_role.orders.arn
  definition = <<-EOF
${definition}
  EOF
}
`,
  format: 'terraform',
};
