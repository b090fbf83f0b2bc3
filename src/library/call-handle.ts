// The library's handle for a call: acts for customers and other outside parties.
import type { CallInfo } from "../control/api-types.ts";
import { encodePathSegment, type RequestOptions, type Transport } from "./transports/transport.ts";

/** The outside party that acts. Without a number it is the party whose phone rings or, to hang up, the customer. */
export interface Who {
  /** The telephone number of the party. */
  readonly number?: string;
}

/** One call of a world. Its methods act for the outside parties, and reject with a ControlError of kind `refused` if they cannot. */
export class Call {
  /** The id of the call. */
  readonly id: string;
  /** Why a new call waits until an agent signs in, for example because the called agent is signed out; undefined if it does not. */
  readonly hint: string | undefined;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: string, hint?: string) {
    this.id = id;
    this.hint = hint;
    this.#transport = transport;
    this.#path = `${world}/calls/${encodePathSegment(id)}`;
  }

  /** Returns the call with its parties and their states. Rejects with a ControlError of kind `unknown-call` when the call is over. */
  get(options: RequestOptions = {}): Promise<CallInfo> {
    return this.#transport.request("GET", this.#path, undefined, options) as Promise<CallInfo>;
  }

  /**
   * Answers for the outside party whose phone rings.
   *
   * @returns the changed call, like the methods below.
   */
  answer(who: Who = {}, options: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("answer", who, options);
  }

  /** Hangs up for an outside party. */
  hangUp(who: Who = {}, options: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("hang-up", who, options);
  }

  /** Refuses the call for the outside party whose phone rings. */
  refuse(who: Who = {}, options: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("refuse", who, options);
  }

  /** Ends the call because the outside party does not answer. */
  noAnswer(who: Who = {}, options: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("no-answer", who, options);
  }

  /** Ends the call because the outside party is busy. */
  busy(who: Who = {}, options: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("busy", who, options);
  }

  #act(verb: string, who: Who, options: RequestOptions): Promise<CallInfo> {
    return this.#transport.request("POST", `${this.#path}/${verb}`, who, options) as Promise<CallInfo>;
  }
}
