/**
 * The service builds objects in Java's `HashMap`s, and what they hold comes out in the order of their buckets: in every recorded
 * execution the members of a payload template's result stand that way. It shows wherever such an object becomes text: in
 * causes, in `States.JsonToString`, in the input of another execution.
 */
export function hashOrder(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names;
  let buckets = 16;
  while (names.length > buckets * 0.75) buckets *= 2;
  const last = buckets - 1;
  // Names of one bucket stay in the order in which they came.
  return names
    .map((name) => ({ name, bucket: hash(name) & last }))
    .sort((a, b) => a.bucket - b.bucket)
    .map(nameOf);
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** `String.hashCode`, spread as `HashMap` does. */
function hash(name: string): number {
  let code = 0;
  for (let i = 0; i < name.length; i++) code = (Math.imul(31, code) + name.charCodeAt(i)) | 0;
  return code ^ (code >>> 16);
}
