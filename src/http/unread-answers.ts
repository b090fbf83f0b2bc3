// Cuts connections whose clients do not read their answers, which would be kept for them forever.
import type { Socket } from "node:net";

/** How long a client may take nothing of what waits for it, and how often that is looked at (milliseconds of wall time). */
export interface UnreadParts {
  readonly unreadAnswer: number;
  readonly checkInterval: number;
  /** The clock of these times. */
  readonly wall: { now(): number; after(wait: number, call: () => void): () => void };
  /** Gets a line for each connection that is cut. */
  readonly warn: (sentence: string) => void;
}

/** The counters of Node's handle of a TCP connection: unlike those of a socket they move while one large piece is on its way. */
interface TcpHandle {
  readonly bytesWritten: number;
  /** Bytes that the system has not taken yet. */
  readonly writeQueueSize: number;
}

/** Over TLS the handle is that of the encryption, whose counters stand still for a whole piece; its parent is the connection. */
interface WithHandle {
  readonly _handle?: (TcpHandle & { readonly _parent?: TcpHandle | null }) | null;
}

/** How many bytes the system had taken for a client when it was last looked, and since when it has taken no more. */
interface UnreadSince {
  readonly taken: number;
  readonly since: number;
}

/**
 * Returns how many bytes of answers the system has taken for a client, encrypted ones over TLS. It takes more only when the client reads,
 * once its own buffers are full.
 */
export function bytesTaken(socket: Socket): number {
  const { _handle: handle } = socket as Socket & WithHandle;
  const wire = handle?._parent ?? handle;
  return wire == null ? socket.bytesWritten : wire.bytesWritten - wire.writeQueueSize;
}

export class UnreadAnswers {
  readonly #connections: ReadonlySet<Socket>;
  readonly #parts: UnreadParts;
  readonly #unread = new WeakMap<Socket, UnreadSince>();
  #cancelCheck = (): void => {};

  /** @param connections those that stand; looked through now and then, so that no request pays for it. */
  constructor(connections: ReadonlySet<Socket>, parts: UnreadParts) {
    this.#connections = connections;
    this.#parts = parts;
  }

  /** Looks from now on, until `stop`. */
  begin(): void {
    this.#cancelCheck();
    this.#cancelCheck = this.#parts.wall.after(this.#parts.checkInterval, () => {
      for (const socket of this.#connections) this.#check(socket);
      this.begin();
    });
  }

  stop(): void {
    this.#cancelCheck();
  }

  #check(socket: Socket): void {
    if (socket.writableLength === 0) {
      this.#unread.delete(socket);
      return;
    }
    const taken = bytesTaken(socket);
    const before = this.#unread.get(socket);
    const { unreadAnswer, wall, warn } = this.#parts;
    const now = wall.now();
    if (before?.taken !== taken) {
      this.#unread.set(socket, { taken, since: now });
    } else if (now - before.since >= unreadAnswer) {
      this.#unread.delete(socket);
      const { remoteAddress, remotePort, writableLength } = socket;
      const seconds = unreadAnswer / 1_000;
      warn(
        `${remoteAddress}:${remotePort} read nothing of its answers for ${seconds} s: the connection is cut, ${writableLength} bytes were left.`,
      );
      socket.destroy();
    }
  }
}
