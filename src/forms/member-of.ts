// Reads and sets members of values of unknown type, such as parsed JSON and YAML.

/** Returns whether a value is an object with members; lists and null are not. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns an own member of a value; undefined if there is no such member, or if the value is neither an object nor a list. */
export function memberOf(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[name];
}

/** Returns the value at a path; undefined if there is none. */
export function findValueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(memberOf, value);
}

/** Sets a member, even one called __proto__. An assignment would set the prototype instead. */
export function setMember(data: object, name: string, value: unknown): void {
  if (name !== "__proto__") (data as Record<string, unknown>)[name] = value;
  else Object.defineProperty(data, name, { value, writable: true, enumerable: true, configurable: true });
}
