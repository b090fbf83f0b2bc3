// The clock of a world as a program sees it.
import type { Advanced, ClockInfo } from "../control/face.ts";
import type { RequestOptions, Transport } from "./transport.ts";

export class Clock {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/clock`;
  }

  /** What time it is, how time goes on, and when something is booked next. */
  get(how: RequestOptions = {}): Promise<ClockInfo> {
    return this.#transport.ask("GET", this.#path, undefined, how) as Promise<ClockInfo>;
  }

  /** Has time go on in another way from now on: `manual`, `1x`, `60x`, ... */
  setMode(mode: string, how: RequestOptions = {}): Promise<ClockInfo> {
    return this.#transport.ask("PUT", this.#path, { mode }, how) as Promise<ClockInfo>;
  }

  /** Advances by hand, such as by `30s`, or to what is booked `next`; what falls due on the way has all happened then. */
  advance(by: string, how: RequestOptions = {}): Promise<Advanced> {
    const body = by === "next" ? { to: "next" } : { by };
    return this.#transport.ask("POST", `${this.#path}/advance`, body, how) as Promise<Advanced>;
  }
}
