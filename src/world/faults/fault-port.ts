// A port of its own that a fault opens, and who opens such ports: whoever has doors hands that in. A world alone has none.
import type { PortEffect } from "../../words/fault-effects.ts";

/** A port to be opened. */
export interface PortOrder {
  /** The number of the fault. */
  readonly fault: number;
  readonly effect: PortEffect;
  /** What the fault does, for the log. */
  readonly sentence: string;
  /** Is told of each connection, before anything is known of it. */
  onConnection(): void;
}

export interface OpenPort {
  /**
   * The port's address as soon as somebody listens there, none when it is closed before; rejects when nobody can. Undefined: nothing is
   * opened here.
   */
  readonly opened: Promise<string | undefined> | undefined;
  /** Closes the port and cuts its connections, at once. */
  close(): void;
}

/** Opens ports that serve one world. */
export type PortOpener = (order: PortOrder) => OpenPort;

/** Opens nothing: where there are no doors. */
export const openNoPort: PortOpener = () => ({ opened: undefined, close: () => {} });

/** The port of one fault. */
export class FaultPort {
  /** Its address, once it is open, until it is closed. */
  url: string | undefined;
  /** As `url`, when it is known: undefined where nothing is opened, or it was closed before. Rejects with an Error for people. */
  readonly opened: Promise<string | undefined>;
  /** Whether nothing is opened here. */
  readonly isMissing: boolean;
  readonly #port: OpenPort;
  #closed = false;

  /** `onFailure` is called with a sentence when the port cannot be opened. */
  constructor(open: PortOpener, order: PortOrder, onFailure: (sentence: string) => void) {
    this.#port = open(order);
    this.isMissing = this.#port.opened === undefined;
    this.opened = this.#follow(order.fault, onFailure);
    // Who does not wait for the port hears of its failure all the same.
    this.opened.catch(() => {});
  }

  close(): void {
    this.#closed = true;
    this.url = undefined;
    this.#port.close();
  }

  async #follow(fault: number, onFailure: (sentence: string) => void): Promise<string | undefined> {
    try {
      const url = await this.#port.opened;
      if (!this.#closed) this.url = url;
      return this.url;
    } catch (error) {
      if (this.#closed) return undefined;
      const sentence = `The port of fault ${fault} cannot be opened: ${error instanceof Error ? error.message : error}.`;
      onFailure(sentence);
      throw new Error(sentence, { cause: error });
    }
  }
}
