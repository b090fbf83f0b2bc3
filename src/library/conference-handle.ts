// The library's handle for a conference: acts for the phones in it.
import type { ConferenceInfo } from "../control/api-types.ts";
import type { Who } from "./call-handle.ts";
import { encodePathSegment, type RequestOptions, type Transport } from "./transports/transport.ts";

/**
 * One conference of a world. Its methods act for a phone: for the given number or, without one, for the ringing phone that was called last.
 * Without a number, `hangUp` acts for the phone that was called last, ringing or not. The methods reject with a ControlError of kind
 * `refused` if the phone cannot do that.
 */
export class Conference {
  /** The id of the conference. */
  readonly id: number;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: number) {
    this.id = id;
    this.#transport = transport;
    this.#path = `${world}/conferences/${encodePathSegment(id)}`;
  }

  /** Returns the conference with its participants. Rejects with a ControlError of kind `unknown-conference` when the conference is over. */
  get(options: RequestOptions = {}): Promise<ConferenceInfo> {
    return this.#transport.request("GET", this.#path, undefined, options) as Promise<ConferenceInfo>;
  }

  /**
   * Answers for a phone that rings.
   *
   * @returns the changed conference, like the methods below.
   */
  answer(who: Who = {}, options: RequestOptions = {}): Promise<ConferenceInfo> {
    return this.#act("answer", who, options);
  }

  /** Hangs up for a phone. The conference continues. */
  hangUp(who: Who = {}, options: RequestOptions = {}): Promise<ConferenceInfo> {
    return this.#act("hang-up", who, options);
  }

  /** Refuses the call into the conference for a phone that rings. */
  refuse(who: Who = {}, options: RequestOptions = {}): Promise<ConferenceInfo> {
    return this.#act("refuse", who, options);
  }

  /** Ends the call of a phone because it does not answer. */
  noAnswer(who: Who = {}, options: RequestOptions = {}): Promise<ConferenceInfo> {
    return this.#act("no-answer", who, options);
  }

  /** Ends the call of a phone because its number is busy. */
  busy(who: Who = {}, options: RequestOptions = {}): Promise<ConferenceInfo> {
    return this.#act("busy", who, options);
  }

  #act(verb: string, who: Who, options: RequestOptions): Promise<ConferenceInfo> {
    return this.#transport.request("POST", `${this.#path}/${verb}`, who, options) as Promise<ConferenceInfo>;
  }
}
