// Writes server-sent events to one reader: in one piece per moment, with an end for one that reads too slowly or has gone.
import { queueMicrotask } from "../runtime/time.ts";
import type { Reader, Stream, Streams } from "./streams.ts";

/** Characters that may wait for a reader; one who leaves more than this lying is no longer followed. */
export const LONGEST_WAIT = 4 * 1024 * 1024;

/** How long a reader that is let go has to take what waits for it. */
const FAREWELL = 10_000;

interface WriterParts {
  readonly reader: Reader;
  readonly streams: Streams;
  /** Comes when the reader goes away, or the door closes. */
  readonly left: AbortSignal;
}

export class StreamWriter implements Stream {
  readonly #reader: Reader;
  readonly #streams: Streams;
  readonly #left: AbortSignal;
  readonly #onOver: () => void;
  readonly #letGo: () => void;
  /** What happened in this moment, to be sent in one piece. */
  #waiting = "";
  #isOver = false;

  /** @param onOver called once, when nothing can be written any more. */
  constructor({ reader, streams, left }: WriterParts, onOver: () => void) {
    this.#reader = reader;
    this.#streams = streams;
    this.#left = left;
    this.#onOver = onOver;
    this.#letGo = streams.add(this);
    left.addEventListener("abort", this.#leave);
  }

  /** Begins with a comment. Returns false, and writes a farewell, when the reader has gone or the door has closed already. */
  begin(comment: string): boolean {
    if (this.#left.aborted) this.#leave();
    else this.send(`: ${comment}\n\n`);
    return !this.#isOver;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  beat(): void {
    this.send(": still here\n\n");
  }

  /** Writes an event without a name. */
  tell(id: string, data: object): void {
    this.send(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Tells of the stream itself; such events have a name and no id. */
  say(name: string, data: object): void {
    this.send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  send(text: string): void {
    if (this.#isOver) return;
    if (this.#waiting.length + this.#reader.writableLength > LONGEST_WAIT) {
      const detail = "You read too slowly. Ask again: with Last-Event-ID it goes on with what the log still has.";
      this.end("dropped", { detail });
      return;
    }
    if (this.#waiting === "") queueMicrotask(() => this.#flush());
    this.#waiting += text;
  }

  /** Says goodbye, with what the reader should know. */
  end(name: string, data: object): void {
    if (this.#isOver) return;
    this.#waiting += `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    this.#flush();
    this.#forget();
    this.#reader.end();
    // A door that closes cuts its connections itself.
    if (this.#left.aborted) return;
    const cut = this.#streams.wall.after(FAREWELL, () => this.#reader.destroy());
    this.#left.addEventListener("abort", cut);
  }

  #flush(): void {
    const text = this.#waiting;
    this.#waiting = "";
    if (text !== "" && !this.#reader.destroyed) this.#reader.write(text);
  }

  /** The reader is gone, or the door closes. */
  readonly #leave = (): void => {
    if (this.#reader.destroyed) this.#forget();
    else this.end("end", { detail: "The simulator is closing." });
  };

  #forget(): void {
    this.#isOver = true;
    this.#left.removeEventListener("abort", this.#leave);
    this.#onOver();
    this.#letGo();
  }
}
