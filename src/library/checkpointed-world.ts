// The part of the library's handle on a world that reads its board and recordings, makes checkpoints, rewinds the world, and reads earlier moments.
import type {
  BoardInfo,
  CheckpointInfo,
  EarlierMoment,
  RecordingInfo,
  RecordingsQuery,
  RewindTarget,
  WorldInfo,
} from "../control/api-types.ts";
import { pickMembers } from "./pick-options.ts";
import { pathSegment, type RequestOptions, type Transport, withQuery } from "./transport.ts";

/** The board, the recordings, the checkpoints and the rewinds of a world. Every world has these methods. */
export class CheckpointedWorld {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, path: string) {
    this.#transport = transport;
    this.#path = path;
  }

  /**
   * Makes a checkpoint. Nothing in the world changes.
   *
   * @param name default checkpoint-1, checkpoint-2 and so on.
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
    await this.#transport.request("DELETE", `${this.#path}/checkpoints/${pathSegment(name)}`, undefined, options);
  }

  /**
   * Rewinds the world, such as to `{ checkpoint: "before-transfer" }`, `{ input: 12 }` or `{ instant: "2026-01-05T09:00:30Z" }`: state, clock,
   * counters, faults and sessions are as they were then.
   *
   * @throws ControlError of kind `unknown-checkpoint`, `unknown-moment` or `moment-unreachable`.
   */
  rewind(to: RewindTarget, options: RequestOptions = {}): Promise<WorldInfo> {
    return this.#transport.request("POST", `${this.#path}/rewind`, { to }, options) as Promise<WorldInfo>;
  }

  /**
   * Returns the finished recordings, oldest first, and then the running ones.
   *
   * @param query the agent whose recordings to return; those of all agents by default.
   * @throws ControlError of kind `invalid-input` if the query is wrong.
   */
  async recordings(query: RecordingsQuery = {}, options: RequestOptions = {}): Promise<RecordingInfo[]> {
    const path = withQuery(`${this.#path}/recordings`, pickMembers(query));
    const listed = await this.#transport.request("GET", path, undefined, options);
    return (listed as { recordings: RecordingInfo[] }).recordings;
  }

  /** Returns the board: agents, calls, queues, faults, findings and the progress of the scenario, all at one instant. */
  board(options: RequestOptions = {}): Promise<BoardInfo> {
    return this.#transport.request("GET", `${this.#path}/board`, undefined, options) as Promise<BoardInfo>;
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
