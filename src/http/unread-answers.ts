// Cuts connections whose clients don't read their answers.
// Without this, such connections would stay open forever.
import type { Socket } from "node:net";

/** The timeouts for unread answers, in milliseconds of wall time, and their clock. */
export interface UnreadParts {
  /** The longest time that a client may leave a waiting answer unread. */
  readonly unreadAnswerMs: number;
  /** The time from one check of all connections to the next. */
  readonly checkIntervalMs: number;
  /** The clock of these timeouts. */
  readonly wall: { now(): number; after(waitMs: number, callback: () => void): () => void };
  /** Gets a sentence for each connection that is cut. */
  readonly warn: (sentence: string) => void;
}

/** The counters of Node's handle of a TCP connection. Unlike those of a socket, they change while a large chunk is being sent. */
interface TcpHandle {
  readonly bytesWritten: number;
  /** Bytes that the operating system has not taken yet. */
  readonly writeQueueSize: number;
}

/** Over TLS the handle is that of the encryption, whose counters don't change during a chunk; its parent is the connection. */
interface WithHandle {
  readonly _handle?: (TcpHandle & { readonly _parent?: TcpHandle | null }) | null;
}

/** The number of bytes that the operating system had taken at the last check, and the instant from which it has taken no more. */
interface UnreadSince {
  readonly taken: number;
  readonly since: number;
}

/**
 * Returns how many bytes the operating system has taken for a client; over TLS, encrypted bytes. When its buffers are full, it takes more
 * only after the client has read some.
 */
export function countTakenBytes(socket: Socket): number {
  const { _handle: handle } = socket as Socket & WithHandle;
  const wire = handle?._parent ?? handle;
  return wire == null ? socket.bytesWritten : wire.bytesWritten - wire.writeQueueSize;
}

/** Checks connections periodically, and cuts those whose clients don't read. */
export class UnreadAnswers {
  readonly #connections: ReadonlySet<Socket>;
  readonly #parts: UnreadParts;
  readonly #unread = new WeakMap<Socket, UnreadSince>();
  #cancelCheck = (): void => {};

  /** @param connections the open connections; checked periodically, so that requests cost nothing extra */
  constructor(connections: ReadonlySet<Socket>, parts: UnreadParts) {
    this.#connections = connections;
    this.#parts = parts;
  }

  /** Begins the checks; they continue until `stop`. */
  begin(): void {
    this.#cancelCheck();
    this.#cancelCheck = this.#parts.wall.after(this.#parts.checkIntervalMs, () => {
      for (const socket of this.#connections) this.#check(socket);
      this.begin();
    });
  }

  /** Ends the checks. */
  stop(): void {
    this.#cancelCheck();
  }

  #check(socket: Socket): void {
    if (socket.writableLength === 0) {
      this.#unread.delete(socket);
      return;
    }
    const taken = countTakenBytes(socket);
    const before = this.#unread.get(socket);
    const { unreadAnswerMs, wall, warn } = this.#parts;
    const now = wall.now();
    if (before?.taken !== taken) {
      this.#unread.set(socket, { taken, since: now });
    } else if (now - before.since >= unreadAnswerMs) {
      this.#unread.delete(socket);
      const { remoteAddress, remotePort, writableLength } = socket;
      const seconds = unreadAnswerMs / 1_000;
      warn(
        `${remoteAddress}:${remotePort} did not read its answers for ${seconds} s: the connection is cut, ${writableLength} bytes were left.`,
      );
      socket.destroy();
    }
  }
}
