// Reads which store the options of a command choose.
import { hostname } from "node:os";
import type { Options } from "../options/options.ts";

type StoreOptions = Pick<Options, "store" | "storeLogin" | "storePrefix" | "lease" | "replica">;

/** Returns the chosen store, its key prefix and lease, and the name of this replica; undefined without `--store`. */
export function readStoreOptions({ store, storeLogin, storePrefix, lease, replica = hostname() }: StoreOptions) {
  return store === undefined
    ? undefined
    : {
        url: store,
        loginFile: storeLogin,
        prefix: storePrefix,
        lease,
        replica: replica.replace(/[^A-Za-z0-9_.-]/g, "-"),
      };
}
