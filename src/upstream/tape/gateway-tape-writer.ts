// Writes the tape of a real gateway, a line for each exchange.
import { explainFileError } from "../../runtime/file-error.ts";
import type { NewFile } from "../../runtime/new-file.ts";
import { clearTimeout, setTimeout } from "../../runtime/time.ts";
import type { GatewayTapeHead, TapedExchange } from "./gateway-tape.ts";
import { makeGatewayTapeHead, writeGatewayTapeHead, writeGatewayTapeLine } from "./gateway-tape-text.ts";

/** How long lines are buffered (milliseconds). A write for each line would cost a tenth of forwarding a request. */
const BUFFER_MS = 20;

/** The maximum length of all buffered lines (characters). */
const MAX_BUFFERED = 64 * 1024;

/** Writes the tape of a real gateway. */
export class GatewayTapeWriter {
  readonly #file: NewFile;
  readonly #warn: (sentence: string) => void;
  #isOpen = true;
  /** The lines that have not been written yet. */
  #buffered = "";
  #timer: NodeJS.Timeout | undefined;

  /**
   * Writes the head. Lines are written at once if the file flushes each of them, and otherwise after a few milliseconds.
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
    this.#write(writeGatewayTapeHead(makeGatewayTapeHead(head)));
    this.#flush();
  }

  /** Writes an exchange. */
  add(exchange: TapedExchange): void {
    this.#write(writeGatewayTapeLine(exchange));
  }

  /** Ends the tape. */
  close(): void {
    if (!this.#isOpen) return;
    this.#flush();
    this.#isOpen = false;
    this.#file.close();
  }

  #write(line: string): void {
    if (!this.#isOpen) return;
    this.#buffered += line;
    if (this.#file.flushes || this.#buffered.length > MAX_BUFFERED) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), BUFFER_MS);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#buffered;
    this.#buffered = "";
    if (lines === "") return;
    try {
      this.#file.append(lines);
    } catch (error) {
      this.#isOpen = false;
      this.#file.close();
      this.#warn(
        `--tape: ${this.#file.path} cannot be written: ${explainFileError(error)}. Requests still reach the gateway, without a tape`,
      );
    }
  }
}
