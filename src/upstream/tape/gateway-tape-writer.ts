// Writes the tape of a real gateway, a line for each exchange.
import { explainFileError } from "../../runtime/file-error.ts";
import type { NewFile } from "../../runtime/new-file.ts";
import type { GatewayTapeHead, TapedExchange } from "./gateway-tape.ts";
import { gatewayTapeHead, gatewayTapeLine } from "./gateway-tape-text.ts";

/** Writes the tape of a real gateway. */
export class GatewayTapeWriter {
  readonly #file: NewFile;
  readonly #warn: (sentence: string) => void;
  #isOpen = true;

  /**
   * Writes the head.
   *
   * @param warn gets a sentence if the file can't be written. Requests still reach the gateway, without a tape.
   */
  constructor(
    file: NewFile,
    head: Pick<GatewayTapeHead, "version" | "start" | "anonymized">,
    warn: (sentence: string) => void,
  ) {
    this.#file = file;
    this.#warn = warn;
    this.#write(gatewayTapeHead(head));
  }

  /** Writes an exchange. */
  add(exchange: TapedExchange): void {
    this.#write(exchange);
  }

  /** Ends the tape. */
  close(): void {
    this.#isOpen = false;
    this.#file.close();
  }

  #write(line: GatewayTapeHead | TapedExchange): void {
    if (!this.#isOpen) return;
    try {
      this.#file.append(gatewayTapeLine(line));
    } catch (error) {
      this.close();
      this.#warn(
        `--tape: ${this.#file.path} cannot be written: ${explainFileError(error)}. Requests still reach the gateway, without a tape`,
      );
    }
  }
}
