const GUIDE = 'https://docs.aws.amazon.com/step-functions/latest/dg/';
const SPECIFICATION = 'https://states-language.net/spec.html';

/** A page of the developer guide of AWS Step Functions. */
export function guide(page: string): string {
  return `${GUIDE}${page}.html`;
}

/** A section of the public States Language specification. */
export function specification(section: string): string {
  return `${SPECIFICATION}#${section}`;
}
