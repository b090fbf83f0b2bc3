// The body of a request or an answer as it may be remembered: without secrets.
import { maskUrl } from "./masked-url.ts";
import { isSecretName, MASK } from "./secret-names.ts";

/** Where one of these stands, or a character that is written as a number, the members are looked at one by one. */
const SUSPICIOUS = /pass|pwd|token|secret|guid|session|credential|authorization|\\u|%/i;

/**
 * Returns a body with the values of secret members masked; one in which nothing looks like a secret, as nearly all do, is returned as
 * it is. Text that is not JSON is kept up to where a secret may begin.
 */
export function maskBody(text: string): string {
  const at = text.search(SUSPICIOUS);
  if (at < 0) return text;
  try {
    return JSON.stringify(JSON.parse(text), mask);
  } catch {
    // It is no JSON, was cut off in the middle, or is nested too deeply.
    return `${text.slice(0, at)}${MASK}`;
  }
}

function mask(name: string, value: unknown): unknown {
  if (value !== null && isSecretName(name)) return MASK;
  return typeof value === "string" && value.includes("?") ? maskUrl(value) : value;
}
