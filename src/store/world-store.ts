// The interface of a store: where worlds are kept beyond a process, each with a lease for the replica that serves it.
import type { Duration, Instant } from "../core/index.ts";

/** The right to serve a world and to write its stored state, until another replica takes the world. */
export interface Lease {
  readonly world: string;
  /** The name of the process, random digits, and a number that grows with each lease of the world. No other lease has the same owner. */
  readonly owner: string;
}

/** A world in the store. */
export interface KeptWorld {
  /** The texts of the state that the lines continue, or of the beginning of the world; see base.ts. */
  readonly base: readonly string[];
  /** The number of lines before the base. */
  readonly position: number;
  /** The lines of the tape since then. Each ends with a line feed. */
  readonly lines: readonly string[];
  /**
   * The number of lines, from the beginning of the world, whose answers may have left. Later lines were stored, but perhaps never answered.
   */
  readonly confirmed: number;
  /** The latest world time that its replica has reported. */
  readonly now: Instant;
  /** A text that differs whenever the lease was taken or anything above has changed. */
  readonly version: string;
}

/** The condition for taking a lease: the store has the world (`kept`), does not have it (`new`), or either (`any`). */
export type Expected = "kept" | "new" | "any";

/** The process that has the lease of a world. */
export interface Held {
  readonly heldBy: string;
}

/** A lease, and the version of the world until it was taken. */
export interface TakenLease {
  readonly lease: Lease;
  readonly version: string;
}

/** The result of taking a lease: the lease; the process that has it; or undefined if the store does not have what is expected. */
export type Taken = TakenLease | Held | undefined;

/** Lines for the tape of a world. */
export interface Batch {
  /** The number of the first line, from 1 at the beginning of the world. */
  readonly first: number;
  readonly lines: readonly string[];
  readonly confirmed: number;
  readonly now: Instant;
}

/** The renewal of a lease. */
export interface Renewal {
  readonly lease: Lease;
  /** As in KeptWorld; undefined while the world is not served yet. */
  readonly reported: Pick<KeptWorld, "confirmed" | "now"> | undefined;
  /** How long the world is kept without another renewal (milliseconds of wall time); undefined: until it is deleted. */
  readonly keepFor: Duration | undefined;
}

/** All methods reject while the store cannot be reached, or refuses to write. It is not known then whether they have had an effect. */
export interface WorldStore {
  /**
   * Takes the lease of a world that no other process holds.
   *
   * @param duration how long it lasts without a renewal (milliseconds of the store's time)
   * @param expected whether the store must have the world
   */
  take(world: string, holder: string, duration: Duration, expected: Expected): Promise<Taken>;
  /** Returns the process that holds the lease of a world; undefined if no process does. */
  findHolder(world: string): Promise<string | undefined>;
  /** Returns a world; undefined if the store does not have it. Without its lease, parts of the world can have changed since `version`. */
  read(world: string): Promise<KeptWorld | undefined>;
  /** Adds lines, unless all of them are stored already. Returns false if another lease was taken, or the store has lost lines. */
  append(lease: Lease, batch: Batch): Promise<boolean>;
  /** Replaces the base, and removes the lines before it. Returns false as `append`. */
  putBase(lease: Lease, base: Omit<KeptWorld, "lines" | "version">): Promise<boolean>;
  /** Renews leases. Returns for each whether it is still the last one of its world. */
  renew(renewals: readonly Renewal[], duration: Duration): Promise<readonly boolean[]>;
  /** Ends leases. The worlds stay in the store. */
  release(renewals: readonly Renewal[]): Promise<void>;
  /** Removes a world, if no other lease was taken. */
  remove(lease: Lease): Promise<void>;
  /** Returns all worlds, each with the process that holds its lease; undefined if no process does. */
  list(): Promise<readonly { readonly name: string; readonly heldBy: string | undefined }[]>;
  /** Asks the holder of a world to hand it over. */
  requestHandover(heldBy: string, world: string): Promise<void>;
  /** Runs the callback with each world that another process asks this one for. */
  listen(holder: string, onHandoverRequest: (world: string) => void): Promise<void>;
  /** Closes the connections to the store. */
  close(): Promise<void>;
}
