// Recognizes the names of members and parameters whose values are secret.

const SECRET = /pass|pwd|token|secret|guid|session|credential|authorization/i;

/** Replaces a secret. */
export const MASK = "***";

/** Returns whether the value of a parameter or member with this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}
