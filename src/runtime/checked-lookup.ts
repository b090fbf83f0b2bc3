// Looks host names up, and leaves only addresses that may be connected to: the check is on the address, because whoever owns a name can point it
// anywhere, and elsewhere a moment later.
import * as dns from "node:dns";
import type { LookupFunction } from "node:net";

const { lookup } = { ...dns };

/** Resolves with why an address may not be connected to, as a sentence without its full stop; undefined: it may. */
export type AddressCheck = (address: string, port: number) => Promise<string | undefined>;

/** No address of a host may be connected to. */
export class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
}

/** Returns a lookup for connections to a port, which fails with a RefusedAddress where no address is left. */
export function checkedLookup(check: AddressCheck, port: number): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) {
        callback(error, "");
        return;
      }
      const checked = Promise.all(found.map(async (one) => ({ one, refusal: await check(one.address, port) })));
      checked.then(
        (all) => {
          const allowed = all.filter(({ refusal }) => refusal === undefined).map(({ one }) => one);
          const [first] = allowed;
          if (first === undefined) callback(new RefusedAddress(all[0]?.refusal ?? "the host has no address"), "");
          else if (options.all) callback(null, allowed);
          else callback(null, first.address, first.family);
        },
        (failure: Error) => callback(failure, ""),
      );
    });
  };
}

/** Resolves with every address of a host name; none where it cannot be resolved. */
export function addressesOf(hostname: string): Promise<string[]> {
  return new Promise((resolve) => {
    lookup(hostname, { all: true }, (error, found) => resolve(error ? [] : found.map(({ address }) => address)));
  });
}
