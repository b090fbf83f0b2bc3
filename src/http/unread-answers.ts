// Cuts connections whose clients do not read what they are answered: answers would be kept for them for ever.
import type { Socket } from "node:net";

/** How long a client may take nothing of what waits for it, and how often that is looked at (milliseconds of wall time). */
export interface UnreadParts {
  readonly answer: number;
  readonly look: number;
  /** The clock of these times. */
  readonly wall: { now(): number; after(wait: number, call: () => void): () => void };
  /** Gets a line for each connection that is cut. */
  readonly warn: (sentence: string) => void;
}

/** Node's count of bytes that the system has not taken yet: unlike `writableLength` it shrinks while one large piece is on its way. */
interface WithQueue {
  readonly _handle?: { readonly writeQueueSize?: number } | null;
}

/** What waited for a client when it was last looked, and since when it has waited so. */
interface Unread {
  readonly bytes: number;
  readonly taken: number;
  readonly since: number;
}

export class UnreadAnswers {
  readonly #connections: ReadonlySet<Socket>;
  readonly #parts: UnreadParts;
  readonly #unread = new WeakMap<Socket, Unread>();
  #disarm = (): void => {};

  /** @param connections those that stand; looked through now and then, so that no request pays for it. */
  constructor(connections: ReadonlySet<Socket>, parts: UnreadParts) {
    this.#connections = connections;
    this.#parts = parts;
  }

  /** Looks from now on, until `stop`. */
  begin(): void {
    this.#disarm();
    this.#disarm = this.#parts.wall.after(this.#parts.look, () => {
      for (const socket of this.#connections) this.#look(socket);
      this.begin();
    });
  }

  stop(): void {
    this.#disarm();
  }

  #look(socket: Socket & WithQueue): void {
    if (socket.writableLength === 0) {
      this.#unread.delete(socket);
      return;
    }
    const bytes = socket._handle?.writeQueueSize ?? 0;
    const taken = socket.bytesWritten - socket.writableLength;
    const before = this.#unread.get(socket);
    const { answer, wall, warn } = this.#parts;
    const now = wall.now();
    if (before === undefined || before.bytes !== bytes || before.taken !== taken) {
      this.#unread.set(socket, { bytes, taken, since: now });
    } else if (now - before.since >= answer) {
      this.#unread.delete(socket);
      const { remoteAddress, remotePort, writableLength } = socket;
      const seconds = answer / 1_000;
      warn(
        `${remoteAddress}:${remotePort} read nothing of its answers for ${seconds} s: the connection is cut, ${writableLength} bytes were left.`,
      );
      socket.destroy();
    }
  }
}
