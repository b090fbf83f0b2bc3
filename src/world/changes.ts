// Changes a world as a whole: replaces its scenario, resets it, renews it, restores it and rewinds it.
// Also saves and hashes it.
import type { Center, Work } from "../core/index.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { loadFakerWords, needsFakerWords } from "../scenario/stage/generated-values.ts";
import type { Journal } from "./journal/journal.ts";
import { Beginning } from "./lives/beginning.ts";
import type { Life } from "./lives/life.ts";
import type { Lives } from "./lives/lives.ts";
import type { WorldState } from "./lives/world-state.ts";
import type { WorldTime } from "./lives/world-time.ts";
import type { ReadSnapshot } from "./reading/read-snapshot.ts";
import {
  type GivenSnapshot,
  readOwnSnapshot,
  readSnapshotAside,
  SnapshotError,
} from "./reading/read-snapshot-aside.ts";
import {
  hashWorldInSlices,
  type WorldSnapshot,
  writeSnapshotInSlices,
  writeTapeLineInSlices,
} from "./reading/snapshot.ts";
import type { Tape } from "./tape/tape.ts";
import type { BranchRecord, InputHolder, TapedControl } from "./tape/tape-record.ts";
import { makeRestoreRequest, makeRewindRequest, RESET_REQUEST } from "./tape/world-requests.ts";
import type { Slicing } from "./time/slices.ts";
import { Abandoned, type GetSignal, type Turns } from "./time/turns.ts";
import { MAX_STATE_BYTES } from "./travel/automatic-checkpoints.ts";
import type { TapePlace } from "./travel/branches.ts";
import { saveStateInSlices } from "./travel/saved-state.ts";
import { writeChunksInSlices } from "./travel/state-chunks.ts";
import { Travel } from "./travel/travel.ts";

/** The parts of a world that changes of the whole world need. */
export interface ChangesParts {
  readonly world: {
    readonly name: string;
    readonly maxAgents: number;
    readonly isClosed: boolean;
    readonly tape: Tape;
    readonly journal: Journal;
    readonly center: Center;
  };
  readonly turns: Turns;
  readonly slicing: Slicing | undefined;
  readonly time: WorldTime;
  readonly lives: () => Lives;
}

/** A snapshot, or the state of a world. Only the caller has references to such a state. */
export type GivenState = GivenSnapshot | { readonly state: WorldState };

/** The moment to which a world is rewound. */
export interface Rewound {
  /** The moment as the request names it. */
  readonly to: object;
  /** Its place on the tape; undefined in a replay, which has only the state at that moment. */
  readonly place?: TapePlace;
}

/** The result of a restore, before it replaces the present life. */
interface RestoredLife {
  readonly beginning: Beginning;
  readonly life: Life;
  /** The line with the snapshot; only for a tape that is written to a file or to a store. */
  readonly line?: readonly Uint8Array[];
}

/** Changes a world as a whole. */
export class Changes {
  readonly #parts: ChangesParts;
  readonly travel: Travel;

  constructor(parts: ChangesParts) {
    const { world, turns } = parts;
    const { tape, journal } = world;
    this.#parts = parts;
    this.travel = new Travel({
      tape,
      journal,
      center: () => world.center,
      origin: () => this.#lives.origin,
      isFree: () => {
        const { failure } = this.#lives.present.errorBoundary;
        return !world.isClosed && failure === undefined && !turns.isWorking && !world.center.run.isPaused;
      },
      save: (onSaved) => this.#save(saveStateInSlices(this.#lives.takeSnapshotInSlices(), MAX_STATE_BYTES), onSaved),
      saveChunks: (onSaved) => this.#save(writeChunksInSlices(this.#lives.takeSnapshotInSlices()), onSaved),
    });
    journal.isAbandoned = (entry) => this.travel.isAbandoned(entry);
  }

  get #lives(): Lives {
    return this.#parts.lives();
  }

  /** Plays another scenario in place of the present one; see World.replaceScenario. */
  async replaceScenario(next: Scenario, holder?: InputHolder): Promise<readonly string[]> {
    const { turns, time } = this.#parts;
    const fakerWords = needsFakerWords(next) ? await loadFakerWords() : undefined;
    await turns.waitUntilFree();
    time.catchUp();
    const { failure } = this.#lives.present.errorBoundary;
    if (failure !== undefined) throw new Error(failure);
    await turns.waitUntilFree();
    const replacing = this.#lives.replaceScenarioInSlices(next, fakerWords, holder);
    const unchanged = await turns.do("reload", replacing, (made) => made);
    // Wait for the steps that begin without delay.
    await turns.waitUntilFree();
    return unchanged;
  }

  /** Returns to the beginning of the latest scenario; see World.reset. */
  reset(getSignal: GetSignal | undefined, holder?: InputHolder): void | Promise<void> {
    const { turns, time } = this.#parts;
    const begin = (next: Life): void => {
      this.#beginBranch("reset", RESET_REQUEST, holder, () => this.#lives.replacePresent(next));
      this.travel.begin({ origin: this.#lives.presentOrigin });
    };
    return turns.do("reset", this.#lives.makeNextInSlices(time.begin()), begin, getSignal);
  }

  /** Replaces the present life with an equal one, which has new timers and ports; see World.renew. */
  renew(): void | Promise<void> {
    const { turns, time } = this.#parts;
    time.begin();
    const renewing = this.#lives.present.withClockStopped(this.#lives.makeAgainInSlices());
    return turns.do("restore", renewing, (next) => this.#lives.replacePresent(next, undefined, true));
  }

  /** Writes a snapshot. The world is paused until the snapshot is complete. */
  writeInSlices(): Work<WorldSnapshot> {
    return this.#lives.present.withClockStopped(writeSnapshotInSlices(this.#lives.takeSnapshotInSlices()));
  }

  /** Hashes the world; see World.hashInSlices. */
  hashInSlices(): Work<string> {
    return this.#lives.present.withClockStopped(
      hashWorldInSlices(this.#parts.world.name, this.#lives.takeSnapshotInSlices()),
    );
  }

  /** Saves the state. Only requests to this world wait meanwhile. */
  #save<Saved>(saving: Work<Saved>, onSaved: (saved: Saved) => void): void {
    const saved = this.#parts.turns.do("checkpoint", this.#lives.present.withClockStopped(saving), onSaved);
    // A world that is closed meanwhile needs no checkpoint.
    if (saved instanceof Promise) {
      saved.catch((error: unknown) => {
        if (!(error instanceof Abandoned)) throw error;
      });
    }
  }

  /** Continues from a snapshot, or rewinds; see World.restore. */
  async restore(
    given: GivenState,
    getSignal: GetSignal | undefined,
    holder?: InputHolder,
    rewound?: Rewound,
  ): Promise<void> {
    const { world, turns, time } = this.#parts;
    const { seal, state } = await this.#read(given, getSignal, rewound !== undefined);
    try {
      const { work } = await Beginning.prepareRestore(state.beginning, state.life.played?.scenario);
      await turns.waitUntilFree();
      if (world.isClosed) throw new Abandoned("restore");
      await turns.do(
        "restore",
        this.#makeFromStateInSlices(work, state),
        ({ beginning, life, line }) => {
          const isRewound = rewound !== undefined;
          const request = isRewound ? makeRewindRequest(rewound.to) : makeRestoreRequest(seal);
          const replace = () => this.#lives.replacePresent(life, beginning, isRewound);
          this.#beginBranch(isRewound ? "rewind" : "restore", request, holder, replace, rewound?.place?.position);
          this.travel.begin({ place: rewound?.place });
          if (line !== undefined) world.tape.onRestored?.(line);
        },
        getSignal,
      );
    } catch (error) {
      if (error instanceof Abandoned) throw error;
      const sentence = `This snapshot is inconsistent: ${String(error)}`;
      throw new SnapshotError({ sentence }, { cause: error });
    }
    time.begin();
  }

  async #read(given: GivenState, getSignal: GetSignal | undefined, isRewound: boolean): Promise<ReadSnapshot> {
    const { world, slicing } = this.#parts;
    const reading = { maxAgents: world.maxAgents, slicing, getSignal };
    if ("state" in given) return { state: given.state, seal: "" };
    if (isRewound && "segments" in given) return await readOwnSnapshot(given.segments, reading);
    return await readSnapshotAside(given, reading);
  }

  /** Replaces the present life, as the last input of its branch of the tape, and begins the next branch. */
  #beginBranch(
    from: BranchRecord["from"],
    request: TapedControl,
    holder: InputHolder | undefined,
    replace: () => void,
    position?: number,
  ): void {
    const { tape } = this.#parts.world;
    const input = tape.note(request);
    if (holder !== undefined) holder.input = input;
    replace();
    tape.begin(from, position);
  }

  *#makeFromStateInSlices(making: Work<Beginning>, state: WorldState): Work<RestoredLife> {
    const beginning = yield* making;
    const life = yield* this.#lives.makeFromStateInSlices(beginning, state);
    if (this.#parts.world.tape.onRestored === undefined) return { beginning, life };
    return { beginning, life, line: yield* writeTapeLineInSlices(this.#lives.takeSnapshotInSlices(beginning, life)) };
  }
}
