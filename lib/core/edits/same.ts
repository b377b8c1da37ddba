/** Whether two JSON values are equal; the order of an object's fields does not matter, and an undefined field is absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((one, i) => sameValue(one, b[i]))
    );
  const [left, right] = [new Map(fieldsOf(a)), new Map(fieldsOf(b))];
  return (
    left.size === right.size &&
    [...left].every(([name, value]) => right.has(name) && sameValue(value, right.get(name)))
  );
}

function fieldsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, field]) => field !== undefined);
}
