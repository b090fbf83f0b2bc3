// Remembers which operation the address of a GET leads to: clients send the same addresses again and again.
import { ROOT } from "./exchange/address.ts";
import { type Found, findOperation } from "./router.ts";

/** More than a thousand agents with what each of them asks for all the time. */
const MOST_REMEMBERED = 5_000;
/** No address of an interface is longer, unless it has a query. */
const LONGEST_REMEMBERED = 128;

export class RouteCache {
  readonly #byUrl = new Map<string, Found>();

  /** Returns the operation of a GET's address (with the root, perhaps with a query); undefined if it has none. */
  find(url: string): Found | undefined {
    const known = this.#byUrl.get(url);
    if (known !== undefined) return known;
    const found = findOperation("GET", url.slice(ROOT.length));
    if (found !== undefined && url.length <= LONGEST_REMEMBERED) this.#remember(url, found);
    return found;
  }

  #remember(url: string, found: Found): void {
    if (this.#byUrl.size >= MOST_REMEMBERED) this.#byUrl.clear();
    this.#byUrl.set(url, found);
  }
}
