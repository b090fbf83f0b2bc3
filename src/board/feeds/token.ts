// The token of the control API, kept in the session of the browser's tab.
import { signal } from "@preact/signals";

const KEY = "ccgw-control-token";

/** Whether the page has to ask for the token: the control API has refused a request without it, or with a wrong one. */
export const isTokenNeeded = signal(false);
/** Whether the control API has refused the token that was entered. */
export const isTokenRefused = signal(false);

/** Returns the token that was entered in this tab; undefined if there is none. */
export function readToken(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

/** Stores the token for this tab, so that a reload does not ask again. */
export function storeToken(token: string): void {
  sessionStorage.setItem(KEY, token);
  isTokenRefused.value = false;
  isTokenNeeded.value = false;
}

/** Forgets a token that the control API has refused, and asks for another. `refused`: the token of the request; undefined without one. */
export function forgetToken(refused: string | undefined): void {
  // The refusal of an older request says nothing about a token that was entered later.
  if (readToken() !== refused) return;
  if (refused !== undefined) isTokenRefused.value = true;
  sessionStorage.removeItem(KEY);
  isTokenNeeded.value = true;
}
