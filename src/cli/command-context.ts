// What a command may touch of the process it runs in, so that tests can run commands without a process of their own.

/** Where text goes. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** How many bytes wait for their reader. */
  readonly writableLength?: number | undefined;
}

export type Signal = "SIGINT" | "SIGTERM";

/** What a shell expects of a process that a signal ended. */
export const SIGNAL_CODE: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** Reads all of the standard input. */
  readInput(): Promise<Uint8Array>;
  /** Calls back at every signal to end; what it answers stops that. */
  onSignal(listener: (signal: Signal) => void): () => void;
  /** Calls back whenever a file has changed, come or gone; what it answers stops that. */
  watch(file: string, changed: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}
