// Names whose values nobody else may read, wherever they stand: in a query, a body, or a sentence about either.

const SECRET = /pass|pwd|token|secret|guid|session|credential|authorization/i;

/** What stands in place of a secret. */
export const MASK = "***";

/** Whether the value of a parameter or member of this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}
