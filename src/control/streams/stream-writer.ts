// Writes server-sent events to one reader as fast as it reads, within a limit of buffered text.
import { queueMicrotask, setImmediate } from "../../runtime/time.ts";
import { PORT_CLOSES } from "./stream-end.ts";
import type { Reader, Stream, Streams } from "./streams.ts";

/** The maximum number of characters that wait for a reader. Beyond this, the source adds nothing until the reader has read them. */
export const MAX_BUFFERED_LENGTH = 4 * 1024 * 1024;

/** The maximum number of characters that a slow reader gets in one turn of the event loop, so that others don't wait for it. */
const MAX_CATCH_UP_LENGTH = 512 * 1024;

/** The number of characters from which a piece takes no more text. Each piece is sent after the one before it. */
const FULL_PIECE_LENGTH = 64 * 1024;

/** The time after which a reader that reads nothing is disconnected, in milliseconds of wall time. */
export const MAX_STALL_MS = 30_000;

/** The time to read the rest of an ended stream, in milliseconds of wall time. */
const LAST_READ_TIMEOUT_MS = 10_000;

/** The source of a stream's events. */
export interface Source {
  /** The subject of the stream, for the log. */
  readonly subject: string;
  /** The id of the event that was written last, from which a reader can continue; undefined if events have no ids. */
  readonly lastId: string | undefined;
  /** Writes the remembered events after the last one, until all are written or the reader is behind. */
  catchUp(): void;
  /** Writes how many events the reader misses, if the stream ends before it has caught up. */
  writeLoss(): void;
  /** Called once, when the stream is over. */
  onOver(): void;
}

interface WriterParts {
  readonly reader: Reader;
  readonly streams: Streams;
  /** Aborts when the reader disconnects or the port closes. */
  readonly signal: AbortSignal;
}

/**
 * Writes the events of a source to a reader. Beyond the limit of buffered text, events stay in their source until the reader has caught up.
 */
export class StreamWriter implements Stream {
  readonly #source: Source;
  readonly #reader: Reader;
  readonly #streams: Streams;
  readonly #signal: AbortSignal;
  readonly #removeFromStreams: () => void;
  /** The text that waits, in pieces that each end after an event. */
  #waiting: string[] = [];
  #length = 0;
  #limit = MAX_BUFFERED_LENGTH;
  #isBehind = false;
  #isWriteScheduled = false;
  /** Whether the connection is still sending a piece. */
  #isWriting = false;
  #stopTimer = (): void => {};
  #isOver = false;

  constructor(source: Source, { reader, streams, signal }: WriterParts) {
    this.#source = source;
    this.#reader = reader;
    this.#streams = streams;
    this.#signal = signal;
    this.#removeFromStreams = streams.add(this);
    signal.addEventListener("abort", this.#endOrForget);
  }

  /** Writes a comment. If the reader is gone or the port is closed, ends the stream and returns false. */
  begin(comment: string): boolean {
    if (this.#signal.aborted) this.#endOrForget();
    else this.#send(`: ${comment}\n\n`);
    return !this.#isOver;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether too much text waits. The source then keeps its events until `catchUp`. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  beat(): void {
    if (!this.#isWriting && !this.#isBehind) this.#send(": still here\n\n");
  }

  /** Writes an event without a name. */
  writeEvent(id: string, data: object): void {
    this.#send(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Writes an event about the stream; such events have a name and no id. */
  writeNotice(name: string, data: object): void {
    this.#send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Writes complete events as text. */
  writeText(text: string): void {
    this.#send(text);
  }

  /** Makes the source write its remembered events, immediately or when a slow reader has read the text that waits. */
  catchUp(): void {
    if (this.#isBehind || this.#isOver) return;
    this.#limit = MAX_CATCH_UP_LENGTH;
    this.#source.catchUp();
    this.#limit = MAX_BUFFERED_LENGTH;
  }

  /** Writes the text that waits and a last event, and ends the stream. */
  end(name: string, data: object): void {
    if (this.#isOver) return;
    if (this.#isBehind && name === "end") this.#source.writeLoss();
    this.writeNotice(name, data);
    const text = this.#waiting.join("");
    this.#forget();
    if (!this.#reader.destroyed) this.#reader.write(text, () => {});
    this.#reader.end();
    // A closing port ends its connections itself.
    if (this.#signal.aborted) return;
    const cancelCut = this.#streams.wall.after(LAST_READ_TIMEOUT_MS, () => this.#reader.destroy());
    this.#signal.addEventListener("abort", cancelCut);
  }

  #send(text: string): void {
    if (this.#isOver) return;
    const at = this.#waiting.length - 1;
    const piece = this.#waiting[at];
    if (piece !== undefined && piece.length < FULL_PIECE_LENGTH) this.#waiting[at] = piece + text;
    else this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length > this.#limit) this.#isBehind = true;
    if (this.#isWriteScheduled || this.#isWriting) return;
    this.#isWriteScheduled = true;
    // Events of one moment are sent together.
    queueMicrotask(() => {
      this.#isWriteScheduled = false;
      this.#writePiece();
    });
  }

  #writePiece(): void {
    if (this.#isOver || this.#reader.destroyed) return;
    const piece = this.#waiting.shift() ?? "";
    this.#length -= piece.length;
    this.#isWriting = true;
    this.#stopTimer = this.#streams.wall.after(MAX_STALL_MS, () => this.#disconnect());
    this.#reader.write(piece, () => this.#writeNext());
  }

  /** Called when a piece is sent. */
  #writeNext(): void {
    this.#stopTimer();
    this.#isWriting = false;
    if (this.#isOver) return;
    if (this.#length > 0) {
      this.#writePiece();
    } else if (this.#isBehind) {
      // The source catches up in a later turn, so that others don't wait for a reader that reads everything immediately.
      setImmediate(() => {
        this.#isBehind = false;
        this.catchUp();
      });
    }
  }

  #disconnect(): void {
    const { subject, lastId } = this.#source;
    const seconds = MAX_STALL_MS / 1_000;
    this.#streams.warn(`A reader of ${subject} read nothing for ${seconds} s and is disconnected.`);
    const resumption = lastId === undefined ? "Open the stream again" : `Continue with Last-Event-ID: ${lastId}`;
    const detail = `You read nothing for ${seconds} s. ${resumption}.`;
    this.end("dropped", { ...(lastId === undefined ? {} : { since: lastId }), detail });
  }

  /** Called when the reader disconnects or the port closes. */
  readonly #endOrForget = (): void => {
    if (this.#reader.destroyed) this.#forget();
    else this.end("end", PORT_CLOSES);
  };

  #forget(): void {
    this.#isOver = true;
    this.#waiting = [];
    this.#length = 0;
    this.#stopTimer();
    this.#signal.removeEventListener("abort", this.#endOrForget);
    this.#source.onOver();
    this.#removeFromStreams();
  }
}
