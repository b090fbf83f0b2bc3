// Recognizes the names of members and parameters whose values are secret.

/** The alternatives of a regular expression that matches every name of a secret. It needs the flag `i`. */
export const SECRET_WORDS = "pass|pwd|token|secret|guid|session|credential|authorization";

const SECRET = new RegExp(SECRET_WORDS, "i");

/** The text that replaces a secret. */
export const MASK = "***";

/** Returns whether the value of a parameter or member with this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}
