// A call of a world as a program sees it, which is on the side of whoever is outside.
import type { CallInfo } from "../control/face.ts";
import { part, type RequestOptions, type Transport } from "./transport.ts";

/** Who of those outside acts; the one whose phone rings or, to hang up, the customer, if nobody is named. */
export interface Who {
  readonly number?: string;
}

export class Call {
  readonly id: string;
  /** Why nobody could take the call when it was made, such as an agent who is signed out; undefined: somebody could. */
  readonly hint: string | undefined;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: string, hint?: string) {
    this.id = id;
    this.hint = hint;
    this.#transport = transport;
    this.#path = `${world}/calls/${part(id)}`;
  }

  /** Who takes part in it and what they are at; a ControlError of kind `unknown-call` when it is over. */
  get(how: RequestOptions = {}): Promise<CallInfo> {
    return this.#transport.ask("GET", this.#path, undefined, how) as Promise<CallInfo>;
  }

  /** Someone outside who is called answers. */
  answer(who: Who = {}, how: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("answer", who, how);
  }

  /** Someone outside hangs up. */
  hangUp(who: Who = {}, how: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("hang-up", who, how);
  }

  /** Someone outside who is called refuses. */
  refuse(who: Who = {}, how: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("refuse", who, how);
  }

  /** Someone outside who is called is not there. */
  noAnswer(who: Who = {}, how: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("no-answer", who, how);
  }

  /** Someone outside who is called is busy. */
  busy(who: Who = {}, how: RequestOptions = {}): Promise<CallInfo> {
    return this.#act("busy", who, how);
  }

  #act(verb: string, who: Who, how: RequestOptions): Promise<CallInfo> {
    return this.#transport.ask("POST", `${this.#path}/${verb}`, who, how) as Promise<CallInfo>;
  }
}
