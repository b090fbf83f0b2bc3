// Writes server-sent events to one reader, as fast as it reads: beyond a bound, events stay where they come from until it has caught up.
import { queueMicrotask, setImmediate } from "../../runtime/time.ts";
import type { Reader, Stream, Streams } from "./streams.ts";

/** Characters that may wait for a reader. Beyond them it is behind: nothing is added until it has read them. */
export const LONGEST_WAIT = 4 * 1024 * 1024;

/** How many characters a reader that is behind gets in one turn, so that its catching up keeps nobody waiting. */
const CATCH_UP = 512 * 1024;

/** How many characters are handed to the connection at once: the next ones follow when these are taken. */
const PIECE = 64 * 1024;

/** How long a reader may take nothing of what waits for it (milliseconds of wall time), before it is cut off. */
export const LONGEST_STALL = 30_000;

/** How long a reader that is let go has to take what waits for it. */
const FAREWELL = 10_000;

/** Where the events of a stream come from. */
export interface Source {
  /** What the stream is about, for the log. */
  readonly subject: string;
  /** The id of the event that was written last. */
  readonly last: string;
  /** Writes what the source remembers behind the last event, until that is all or the writer is behind. */
  catchUp(): void;
  /** Writes how much the reader does not get, when the stream ends before it has caught up. */
  giveUp(): void;
  /** Called once, when nothing can be written any more. */
  onOver(): void;
}

interface WriterParts {
  readonly reader: Reader;
  readonly streams: Streams;
  /** Comes when the reader goes away, or the door closes. */
  readonly left: AbortSignal;
}

export class StreamWriter implements Stream {
  readonly #source: Source;
  readonly #reader: Reader;
  readonly #streams: Streams;
  readonly #left: AbortSignal;
  readonly #letGo: () => void;
  /** What is to be written, in pieces that each end with an event. */
  #waiting: string[] = [];
  #length = 0;
  #limit = LONGEST_WAIT;
  #isBehind = false;
  #isBooked = false;
  /** Whether a piece is on its way to the reader. */
  #isWriting = false;
  #disarm = (): void => {};
  #isOver = false;

  constructor(source: Source, { reader, streams, left }: WriterParts) {
    this.#source = source;
    this.#reader = reader;
    this.#streams = streams;
    this.#left = left;
    this.#letGo = streams.add(this);
    left.addEventListener("abort", this.#leave);
  }

  /** Begins with a comment. Returns false, and writes a farewell, when the reader has gone or the door has closed already. */
  begin(comment: string): boolean {
    if (this.#left.aborted) this.#leave();
    else this.#send(`: ${comment}\n\n`);
    return !this.#isOver;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether so much waits that the source keeps its events to itself: it is asked to catch up later. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  beat(): void {
    if (!this.#isWriting && !this.#isBehind) this.#send(": still here\n\n");
  }

  /** Writes an event without a name. */
  tell(id: string, data: object): void {
    this.#send(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Writes an event of the stream itself; such events have a name and no id. */
  say(name: string, data: object): void {
    this.#send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Has the source write what it remembers, unless the reader is behind: then that happens once it has read. */
  catchUp(): void {
    if (this.#isBehind || this.#isOver) return;
    this.#limit = CATCH_UP;
    this.#source.catchUp();
    this.#limit = LONGEST_WAIT;
  }

  /** Writes what waits and a last event, and ends the stream. */
  end(name: string, data: object): void {
    if (this.#isOver) return;
    if (this.#isBehind && name === "end") this.#source.giveUp();
    this.say(name, data);
    const text = this.#waiting.join("");
    this.#forget();
    if (!this.#reader.destroyed) this.#reader.write(text, () => {});
    this.#reader.end();
    // A door that closes cuts its connections itself.
    if (this.#left.aborted) return;
    const cut = this.#streams.wall.after(FAREWELL, () => this.#reader.destroy());
    this.#left.addEventListener("abort", cut);
  }

  #send(text: string): void {
    if (this.#isOver) return;
    const at = this.#waiting.length - 1;
    const piece = this.#waiting[at];
    if (piece !== undefined && piece.length < PIECE) this.#waiting[at] = piece + text;
    else this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length > this.#limit) this.#isBehind = true;
    if (this.#isBooked || this.#isWriting) return;
    this.#isBooked = true;
    // What happens in one moment is sent in one piece.
    queueMicrotask(() => {
      this.#isBooked = false;
      this.#writePiece();
    });
  }

  #writePiece(): void {
    if (this.#isOver || this.#reader.destroyed) return;
    const piece = this.#waiting.shift() ?? "";
    this.#length -= piece.length;
    this.#isWriting = true;
    this.#disarm = this.#streams.wall.after(LONGEST_STALL, () => this.#cutOff());
    this.#reader.write(piece, () => this.#goOn());
  }

  /** The reader has taken a piece. */
  #goOn(): void {
    this.#disarm();
    this.#isWriting = false;
    if (this.#isOver) return;
    if (this.#length > 0) {
      this.#writePiece();
    } else if (this.#isBehind) {
      // In a later turn: a reader that takes everything at once would otherwise keep all others waiting.
      setImmediate(() => {
        this.#isBehind = false;
        this.catchUp();
      });
    }
  }

  #cutOff(): void {
    const { subject, last } = this.#source;
    const seconds = LONGEST_STALL / 1_000;
    this.#streams.warn(`A reader of ${subject} took nothing for ${seconds} s, and is cut off.`);
    this.end("dropped", {
      since: last,
      detail: `You read nothing for ${seconds} s. Go on with Last-Event-ID: ${last}.`,
    });
  }

  /** The reader is gone, or the door closes. */
  readonly #leave = (): void => {
    if (this.#reader.destroyed) this.#forget();
    else this.end("end", { detail: "The simulator is closing." });
  };

  #forget(): void {
    this.#isOver = true;
    this.#waiting = [];
    this.#length = 0;
    this.#disarm();
    this.#left.removeEventListener("abort", this.#leave);
    this.#source.onOver();
    this.#letGo();
  }
}
