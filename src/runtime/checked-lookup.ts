// Looks up host names and drops the addresses that connections may not go to.
//
// Addresses are checked, not names, because the owner of a name can point it at any address at any time.
import * as dns from "node:dns";
import type { LookupFunction } from "node:net";

// Read once, when this module is loaded, because mocks replace it later.
const { lookup } = { ...dns };

/**
 * Checks whether an address may be connected to.
 *
 * @returns undefined if it may, else the reason as a sentence without a full stop.
 */
export type AddressCheck = (address: string, port: number) => Promise<string | undefined>;

/** The error for a host if none of its addresses passes the check. */
export class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
}

/**
 * Returns a lookup function for connections to a port.
 *
 * @param check checks each address of a host. If none passes, the lookup fails with a RefusedAddress.
 */
export function createCheckedLookup(check: AddressCheck, port: number): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) {
        callback(error, "");
        return;
      }
      const checked = Promise.all(
        found.map(async (candidate) => ({ candidate, refusal: await check(candidate.address, port) })),
      );
      checked.then(
        (all) => {
          const allowed = all.filter(({ refusal }) => refusal === undefined).map(({ candidate }) => candidate);
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

/** Returns all addresses of a host name; an empty list if it cannot be resolved. */
export function resolveHost(hostname: string): Promise<string[]> {
  return new Promise((resolve) => {
    lookup(hostname, { all: true }, (error, found) => resolve(error ? [] : found.map(({ address }) => address)));
  });
}
