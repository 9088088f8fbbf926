/** Where the documentation of the rules is published; each has a page named by its code (docs/rules). */
const RULE_PAGES = 'https://github.com/stepwright/stepwright/blob/main/docs/rules/';

/** The page that explains a diagnostic code. */
export function rulePage(code: string): string {
  return `${RULE_PAGES}${code}.md`;
}
