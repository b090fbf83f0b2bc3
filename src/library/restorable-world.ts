// The methods of the library's handle for a world that store its state, return to a stored state, and read earlier moments.
import type {
  BoardInfo,
  CheckpointInfo,
  EarlierMoment,
  RewindTarget,
  Snapshot,
  WorldInfo,
} from "../control/api-types.ts";
import { encodePathSegment, type RequestOptions, type Transport } from "./transports/transport.ts";

/** The snapshots, the checkpoints and the earlier moments of a world. Every world has these methods. */
export class RestorableWorld {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, path: string) {
    this.#transport = transport;
    this.#path = path;
  }

  /**
   * Returns a hash of the whole state: 16 hexadecimal digits. It is equal for worlds with the same name, scenario, seed and history, in any
   * process. Journal, findings and ttl don't count.
   */
  async hash(options: RequestOptions = {}): Promise<string> {
    return ((await this.#transport.request("GET", `${this.#path}/hash`, undefined, options)) as { hash: string }).hash;
  }

  /** Returns the whole world as plain data, with passwords as salted hashes. */
  snapshot(options: RequestOptions = {}): Promise<Snapshot> {
    return this.#transport.request("GET", `${this.#path}/snapshot`, undefined, options) as Promise<Snapshot>;
  }

  /**
   * Restores a snapshot of this world or another one.
   *
   * @returns the restored world.
   * @throws ControlError of kind `invalid-input` if the snapshot is damaged or of another version; the world is unchanged then.
   */
  restore(snapshot: Snapshot, options: RequestOptions = {}): Promise<WorldInfo> {
    return this.#transport.request("PUT", `${this.#path}/snapshot`, snapshot, options) as Promise<WorldInfo>;
  }

  /**
   * Makes a checkpoint. Nothing in the world changes.
   *
   * @param name default checkpoint-1, checkpoint-2 and so on.
   * @returns the checkpoint: its name, its world time, its place on the tape, and the memory that it takes.
   * @throws ControlError of kind `checkpoint-taken` or `checkpoints-full`.
   */
  checkpoint(name?: string, options: RequestOptions = {}): Promise<CheckpointInfo> {
    const body = name === undefined ? {} : { name };
    return this.#transport.request("POST", `${this.#path}/checkpoints`, body, options) as Promise<CheckpointInfo>;
  }

  /** Returns all checkpoints, oldest first. */
  async checkpoints(options: RequestOptions = {}): Promise<CheckpointInfo[]> {
    const listed = await this.#transport.request("GET", `${this.#path}/checkpoints`, undefined, options);
    return (listed as { checkpoints: CheckpointInfo[] }).checkpoints;
  }

  /**
   * Deletes a checkpoint.
   *
   * @throws ControlError of kind `unknown-checkpoint` if there is none with this name.
   */
  async deleteCheckpoint(name: string, options: RequestOptions = {}): Promise<void> {
    await this.#transport.request("DELETE", `${this.#path}/checkpoints/${encodePathSegment(name)}`, undefined, options);
  }

  /**
   * Rewinds the world, such as to `{ checkpoint: "before-transfer" }`, `{ input: 12 }` or `{ instant: "2026-01-05T09:00:30Z" }`. State,
   * clock, counters, faults and sessions are as they were then.
   *
   * @returns the rewound world.
   * @throws ControlError of kind `unknown-checkpoint`, `unknown-moment` or `moment-unreachable`.
   */
  rewind(to: RewindTarget, options: RequestOptions = {}): Promise<WorldInfo> {
    return this.#transport.request("POST", `${this.#path}/rewind`, { to }, options) as Promise<WorldInfo>;
  }

  /**
   * Returns the board of the moment after an input, or of an instant. Nothing in the world changes.
   *
   * @throws ControlError of kind `unknown-moment` or `moment-unreachable`.
   */
  at(moment: EarlierMoment, options: RequestOptions = {}): Promise<BoardInfo> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(moment)) query.set(name, String(value));
    return this.#transport.request("GET", `${this.#path}/at?${query}`, undefined, options) as Promise<BoardInfo>;
  }
}
