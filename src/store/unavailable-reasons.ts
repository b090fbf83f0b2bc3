// Creates the reasons why a replica cannot serve a world at the moment.
import { show } from "../forms/wording.ts";
import { WorldUnavailable } from "../world/world-keeper.ts";

/** Returns the reason for a replica that is closing. */
export function createClosingReason(): WorldUnavailable {
  return new WorldUnavailable("This replica is closing. Try again in a second.");
}

/** Returns the reason for a replica whose store fails. */
export function createStoreReason(name: string, error: unknown): WorldUnavailable {
  return new WorldUnavailable(
    `The world ${show(name)} cannot be looked up in the store (${(error as Error).message}). Try again in a second.`,
  );
}

/** Returns the reason for a replica whose store has not answered for a time (milliseconds). */
export function createSilentStoreReason(name: string, waitedMs: number): WorldUnavailable {
  return new WorldUnavailable(
    `The world ${show(name)} was not read from the store within ${waitedMs / 1_000} s. Try again in a second.`,
  );
}

/** Returns the reason for a world that another replica serves and keeps. */
export function createOtherReplicaReason(name: string, replica: string): WorldUnavailable {
  return new WorldUnavailable(
    `The replica ${show(replica)} serves the world ${show(name)} and has not handed it over. Try again in a second.`,
  );
}

/** Returns the reason for a world that this replica has handed over lately. */
export function createHandedOverReason(world: string): WorldUnavailable {
  return new WorldUnavailable(`The world ${show(world)} was handed over to another replica. Try again in a second.`);
}

/** Returns the reason for a world whose lease was lost before it could be served. */
export function createLostLeaseReason(world: string): WorldUnavailable {
  return new WorldUnavailable(
    `The lease of the world ${show(world)} was lost before it could be served. Try again in a second.`,
  );
}
