// Opens a replica on the Redis or Valkey that a user has given.
import type { Duration } from "../core/index.ts";
import { makeHolderName } from "./holder.ts";
import { openRedis } from "./redis/open-redis.ts";
import { Replica } from "./replica.ts";
import type { ReplicaParts } from "./replica-parts.ts";

/** The store and the place of this replica in it, as a user gives them. */
export interface StoreChoice {
  /** Such as `redis://user:password@host:6379/0`. */
  readonly url: string;
  /** The path of a file with `user:password`, or the password alone; undefined: they are in the URL, or there are none. */
  readonly loginFile: string | undefined;
  /** The beginning of all keys. */
  readonly prefix: string;
  /** How long a silent replica keeps its worlds (milliseconds). */
  readonly lease: Duration;
  /** The name of this replica. */
  readonly replica: string;
}

/**
 * Connects to the store, and returns the replica. `open` begins its work.
 *
 * @throws UnusableStore if the store cannot be used.
 */
export async function openReplica(
  { url, loginFile, prefix, lease, replica: name }: StoreChoice,
  parts: Omit<ReplicaParts, "name" | "holder" | "store" | "leaseDuration">,
): Promise<Replica> {
  const store = await openRedis({ url, loginFile, prefix }, parts.warn);
  return new Replica({ ...parts, name, holder: makeHolderName(name), store, leaseDuration: lease });
}
