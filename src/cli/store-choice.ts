// Reads which store the options of a command choose.
import { hostname } from "node:os";
import type { Options } from "../options/options.ts";

type StoreOptions = Pick<Options, "store" | "storeLogin" | "storePrefix" | "lease" | "replica">;

/**
 * Returns the URL of the chosen store, the file with its login, its key prefix and lease, and the name of this replica; undefined without
 * `--store`. In the name, a minus replaces each character that names of replicas cannot have.
 */
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
