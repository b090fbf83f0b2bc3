// Keeps an error inside the world in which it was thrown: that world stops, and all others continue.

/** The maximum number of characters that are shown of an error message. */
const MAX_MESSAGE_LENGTH = 300;

/** Keeps the errors of a world from all others. */
export class ErrorBoundary {
  #failure: string | undefined;
  readonly #onFailed: (sentence: string) => void;

  /** @param onFailed stops the world; called once, with a sentence about the reason. */
  constructor(onFailed: (sentence: string) => void = () => {}) {
    this.#onFailed = onFailed;
  }

  /** The reason why the world was stopped, and how to start it again, in sentences; undefined while it runs. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Runs a callback of the world, such as one of a timer. If it throws, the world is stopped. */
  run(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * Stops the world because of an error. The first error is the one that is shown.
   *
   * @returns why the world was stopped.
   */
  fail(error: unknown): string {
    if (this.#failure !== undefined) return this.#failure;
    const sentence = `An error of the simulator stopped this world: ${messageOf(error)}. Reset the world to start it again.`;
    this.#failure = sentence;
    this.#onFailed(sentence);
    return sentence;
  }
}

/** Returns the message of an error as one line, without a full stop. */
function messageOf(error: unknown): string {
  const line = String(error).replaceAll(/\s+/g, " ").trim().replace(/\.$/, "");
  return line.length > MAX_MESSAGE_LENGTH ? `${line.slice(0, MAX_MESSAGE_LENGTH)}...` : line;
}
