// Remembers which operation the address of a GET leads to: clients send the same addresses again and again.
import { ROOT } from "./exchange/address.ts";
import { findOperation, type RouteMatch } from "./router.ts";

/** More than a thousand agents with what each of them asks for all the time. */
const MAX_ROUTES = 5_000;
/** No address of an interface is longer, unless it has a query. */
const MAX_URL_LENGTH = 128;

export class RouteCache {
  readonly #byUrl = new Map<string, RouteMatch>();

  /** Returns the operation of a GET's address (with the root, perhaps with a query); undefined if it has none. */
  find(url: string): RouteMatch | undefined {
    const known = this.#byUrl.get(url);
    if (known !== undefined) return known;
    const found = findOperation("GET", url.slice(ROOT.length));
    if (found !== undefined && url.length <= MAX_URL_LENGTH) this.#remember(url, found);
    return found;
  }

  #remember(url: string, found: RouteMatch): void {
    if (this.#byUrl.size >= MAX_ROUTES) this.#byUrl.clear();
    this.#byUrl.set(url, found);
  }
}
