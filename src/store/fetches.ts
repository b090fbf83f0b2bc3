// Fetches worlds from the store for requests: waits for the leases of other replicas, and asks these to hand worlds over.
import type { Instant } from "../core/index.ts";
import { pause, type WallClock } from "../world/time/wall.ts";
import { WorldUnavailable } from "../world/world-keeper.ts";
import { createGrowingPauses } from "./growing-pauses.ts";
import { replicaOf } from "./holder.ts";
import { createOtherReplicaReason, createSilentStoreReason, createStoreReason } from "./unavailable-reasons.ts";
import type { Held } from "./world-store.ts";

/** How long a request waits for a world of another replica, or for a store that fails (milliseconds of wall time). */
const MAX_WAIT_MS = 1_000;

/** How long a request waits if a store does not answer at all, or the world takes long to read (milliseconds of wall time). */
const MAX_ANSWER_MS = 10_000;

/** The first pause before another replica's lease is tried again (milliseconds of wall time). */
const FIRST_RETRY_PAUSE_MS = 10;
/** The longest of these pauses. It limits the load on the store while all worlds of a silent replica are tried. */
const MAX_RETRY_PAUSE_MS = 160;

/**
 * How long another replica may leave requests for a world unanswered before the world is prepared here (milliseconds of wall time). A
 * silent replica's worlds are replayed while its leases last, so that they are served as soon as their leases end.
 */
const SILENT_AFTER_MS = 250;

/** The pause before a store that fails is tried again (milliseconds of wall time). */
const FAILED_PAUSE_MS = 100;

/** Whether the store has a world, which is served here now; or why it can't be served here. */
export type Fetched = boolean | WorldUnavailable;

/** The parts that fetches are created with. */
interface FetchesParts {
  readonly wall: WallClock;
  /** Returns which other process holds the lease of a world; undefined if none does. Rejects if the store fails. */
  readonly findHolder: (name: string) => Promise<string | undefined>;
  /** Takes a world and serves it. Rejects if the store fails. */
  readonly take: (name: string) => Promise<Fetched | Held>;
  /** Prepares a world of a silent replica, so that it takes little time to serve it when its lease is taken. Does not reject. */
  readonly prepare: (name: string) => Promise<void>;
  /** Asks the holder of a lease to hand a world over. Rejects if the store fails. */
  readonly ask: (holder: string, name: string) => Promise<void>;
}

/** A request that waits for a world. */
interface WaitingRequest {
  readonly deadline: Instant;
  readonly resolve: (fetched: Fetched) => void;
}

/** The worlds that are being taken from the store, or from another replica. */
export class Fetches {
  readonly #parts: FetchesParts;
  /** The requests that wait for each of these worlds, oldest first. */
  readonly #waiting = new Map<string, WaitingRequest[]>();

  constructor(parts: FetchesParts) {
    this.#parts = parts;
  }

  /**
   * Fetches a world for a request. The request waits at most a second for another replica, or for a store that fails, and at most ten seconds
   * for a store that does not answer.
   */
  fetch(name: string): Promise<Fetched> {
    const { wall } = this.#parts;
    const deadline = wall.now() + MAX_WAIT_MS;
    const begun = this.#waiting.get(name);
    return new Promise((resolve) => {
      const cancel = wall.after(MAX_ANSWER_MS, () => {
        list.splice(list.indexOf(request), 1);
        resolve(createSilentStoreReason(name, MAX_ANSWER_MS));
      });
      const request: WaitingRequest = {
        deadline,
        resolve: (fetched) => {
          cancel();
          resolve(fetched);
        },
      };
      const list = begun ?? [];
      list.push(request);
      if (begun === undefined) void this.#keepTrying(name, list);
    });
  }

  /** Tries to take a world, at least once, until it is served here, cannot be, or no request waits for it. */
  async #keepTrying(name: string, waiting: WaitingRequest[]): Promise<void> {
    const { wall, prepare } = this.#parts;
    this.#waiting.set(name, waiting);
    const silentAt = wall.now() + SILENT_AFTER_MS;
    let isPrepared = false;
    const waitForRetry = createGrowingPauses(wall, FIRST_RETRY_PAUSE_MS, MAX_RETRY_PAUSE_MS);
    for (;;) {
      const found = await this.#tryToTake(name);
      if (typeof found === "boolean" || found instanceof WorldUnavailable) {
        this.#waiting.delete(name);
        for (const { resolve } of waiting) resolve(found);
        return;
      }
      const reason = "error" in found ? createStoreReason(name, found.error) : createHeldReason(name, found);
      const now = wall.now();
      const next = waiting.findIndex(({ deadline }) => deadline > now);
      const refused = waiting.splice(0, next < 0 ? waiting.length : next);
      for (const { resolve } of refused) resolve(reason);
      if (waiting.length === 0) {
        this.#waiting.delete(name);
        return;
      }
      if ("error" in found) await pause(wall, FAILED_PAUSE_MS);
      else if (isPrepared || now < silentAt) await waitForRetry();
      else {
        await prepare(name);
        isPrepared = true;
      }
    }
  }

  /**
   * Tries to take a world that no other process holds. Takes wait for each other, so those of held worlds must not be among them. Asks a
   * holder each time to hand its world over, because a holder that is just taking the world can't hand it over yet.
   */
  async #tryToTake(name: string): Promise<Fetched | Held | { readonly error: unknown }> {
    const { findHolder, take, ask } = this.#parts;
    try {
      const heldBy = await findHolder(name);
      if (heldBy === undefined) return await take(name);
      await ask(heldBy, name);
      return { heldBy };
    } catch (error) {
      return { error };
    }
  }
}

function createHeldReason(name: string, { heldBy }: Held): WorldUnavailable {
  return createOtherReplicaReason(name, replicaOf(heldBy));
}
