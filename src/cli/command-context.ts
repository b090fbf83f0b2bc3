// Types of the parts of the process that a command uses, which tests replace, and the exit codes of signals.

/** An output stream, such as stdout. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** The number of written bytes that are still buffered in this process. */
  readonly writableLength?: number | undefined;
}

/** A signal that ends a command. */
export type Signal = "SIGINT" | "SIGTERM";

/** The exit code of a command that a signal ended before its work was done. Shells expect these codes. */
export const SIGNAL_CODE: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** The parts of the process that a command uses. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** Reads all of standard input. */
  readInput(): Promise<Uint8Array>;
  /** Drops the contents of standard input, and calls a listener once when it ends or cannot be read. Returns a function that stops both. */
  onInputEnd(listener: () => void): () => void;
  /** Calls a listener for every SIGINT and SIGTERM. Returns a function that removes the listener. */
  onSignal(listener: (signal: Signal) => void): () => void;
  /** Calls `onChange` after each change of a file, including its creation and removal. Returns a function that stops watching. */
  watch(file: string, onChange: () => void): () => void;
  /** Opens a page in the browser of this machine. Calls `onFailure` with the reason if the page cannot be opened. */
  openPage(url: string, onFailure: (reason: string) => void): void;
  /** Ends the process immediately. */
  exit(code: number): void;
}
