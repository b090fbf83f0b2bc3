// The separate port of a fault.
import type { PortEffect } from "../../words/fault-effects.ts";

/** The properties of the port to open. */
export interface PortOptions {
  /** The number of the fault. */
  readonly fault: number;
  readonly effect: PortEffect;
  /** A sentence about the fault, for the log. */
  readonly sentence: string;
  /** Called for each connection, before its first byte. */
  onConnection(): void;
}

/** A port that is open or being opened. */
export interface OpenPort {
  /**
   * Resolves with the URL when the port is open, or with undefined if the port is closed first. Rejects if the port cannot be opened.
   * Undefined if this opener opens no ports.
   */
  readonly opened: Promise<string | undefined> | undefined;
  /** Closes the port and its connections immediately. */
  close(): void;
}

/** Opens ports that serve one world. The simulator provides it, because a world has no servers. */
export type PortOpener = (options: PortOptions) => OpenPort;

/** Opens no port, for worlds without servers. */
export const openNoPort: PortOpener = () => ({ opened: undefined, close: () => {} });

/** The port of one fault. */
export class FaultPort {
  /** Its URL while it is open. */
  url: string | undefined;
  /** Resolves with `url`, or with undefined if no port is opened, or the port is closed first. Rejects with an error for the user. */
  readonly opened: Promise<string | undefined>;
  /** Whether no port can be opened, because the opener opens none. */
  readonly isMissing: boolean;
  readonly #port: OpenPort;
  #isClosed = false;

  /** @param onFailure called with a sentence if the port cannot be opened. */
  constructor(open: PortOpener, options: PortOptions, onFailure: (sentence: string) => void) {
    this.#port = open(options);
    this.isMissing = this.#port.opened === undefined;
    this.opened = this.#storeUrlWhenOpen(options.fault, onFailure);
    // `onFailure` reports failures, even if no code awaits `opened`.
    this.opened.catch(() => {});
  }

  /** Closes the port. */
  close(): void {
    this.#isClosed = true;
    this.url = undefined;
    this.#port.close();
  }

  async #storeUrlWhenOpen(fault: number, onFailure: (sentence: string) => void): Promise<string | undefined> {
    try {
      const url = await this.#port.opened;
      if (!this.#isClosed) this.url = url;
      return this.url;
    } catch (error) {
      if (this.#isClosed) return undefined;
      const sentence = `The port of fault ${fault} cannot be opened: ${error instanceof Error ? error.message : error}.`;
      onFailure(sentence);
      throw new Error(sentence, { cause: error });
    }
  }
}
