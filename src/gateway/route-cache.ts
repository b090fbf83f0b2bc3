// Caches the operations that the addresses of GETs lead to, because clients send the same addresses repeatedly.
import { ROOT } from "./exchange/address.ts";
import { findOperation, type RouteMatch } from "./router.ts";

/** The maximum number of cached addresses: enough for the repeated requests of more than a thousand agents. */
const MAX_ROUTES = 5_000;

/** The maximum length of a cached address, in characters. Nearly all longer addresses have a query. */
const MAX_URL_LENGTH = 128;

/** Caches routes by address. When it is full, it is cleared. */
export class RouteCache {
  readonly #byUrl = new Map<string, RouteMatch>();

  /** Returns the operation of a GET's address, which includes the root and perhaps a query; undefined if there is none. */
  find(url: string): RouteMatch | undefined {
    const known = this.#byUrl.get(url);
    if (known !== undefined) return known;
    const match = findOperation("GET", url.slice(ROOT.length));
    if (match !== undefined && url.length <= MAX_URL_LENGTH) this.#store(url, match);
    return match;
  }

  #store(url: string, match: RouteMatch): void {
    if (this.#byUrl.size >= MAX_ROUTES) this.#byUrl.clear();
    this.#byUrl.set(url, match);
  }
}
