// Masks secrets in the bodies of requests and answers before they are stored.
import { maskUrl } from "./masked-url.ts";
import { isSecretName, MASK, SECRET_WORDS } from "./secret-names.ts";

/**
 * Matches bodies that may contain a secret; only these are parsed. Escaped characters (\u, %) can hide the name of a secret, and a URL can
 * have a password before its host, also with escaped slashes.
 */
const MAY_HOLD_SECRET = new RegExp(String.raw`${SECRET_WORDS}|\\u|%|:(?:\\?/){2}[^/]*@`, "i");

/**
 * Returns a body with the values of secret members masked, and the secrets in its URLs. Most bodies hold no secret and
 * are returned unchanged. Text that is not JSON is cut where a secret may begin.
 */
export function maskBody(text: string): string {
  const at = text.search(MAY_HOLD_SECRET);
  if (at < 0) return text;
  try {
    return JSON.stringify(JSON.parse(text), mask);
  } catch {
    // The text is not JSON, is truncated, or is nested too deeply.
    return `${text.slice(0, at)}${MASK}`;
  }
}

function mask(name: string, value: unknown): unknown {
  if (value !== null && isSecretName(name)) return MASK;
  return typeof value === "string" && (value.includes("?") || value.includes("://")) ? maskUrl(value) : value;
}
