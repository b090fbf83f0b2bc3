// The token of the control API, kept in the session of the browser's tab.
import { signal } from "@preact/signals";

const KEY = "ccgw-control-token";

/** Whether the page has to ask for the token: the control API has refused a request without it. */
export const isTokenNeeded = signal(false);

/** Returns the token that was entered in this tab; undefined if there is none. */
export function readToken(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

/** Stores the token for this tab, so that a reload does not ask again. */
export function storeToken(token: string): void {
  sessionStorage.setItem(KEY, token);
  isTokenNeeded.value = false;
}

/** Asks for the token again, after the control API has refused the stored one. */
export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
  isTokenNeeded.value = true;
}
