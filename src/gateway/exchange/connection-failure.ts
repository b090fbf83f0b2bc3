// Watches whether a connection fails after an answer was written to it.
import type { Socket } from "node:net";
import { tcpSocketOf } from "../../http/tcp-socket.ts";

const NOTHING = Buffer.alloc(0);

/** Watches one connection until it closes or `stop` is called. */
export class ConnectionFailureWatch {
  readonly #socket: Socket;
  readonly #tcpSocket: Socket;
  readonly #onFailure: () => void;

  /** @param onFailure called once if the connection closes with an error */
  constructor(socket: Socket, onFailure: () => void) {
    this.#socket = socket;
    this.#tcpSocket = tcpSocketOf(socket);
    this.#onFailure = onFailure;
    // Prepended, because Node's own listener ends the socket.
    socket.prependListener("end", this.#probe);
    socket.on("close", this.#onClose);
  }

  /** Whether the connection has failed. */
  get hasFailed(): boolean {
    return (this.#socket.errored ?? this.#tcpSocket.errored ?? null) !== null;
  }

  /** Stops watching. */
  stop(): void {
    this.#socket.off("end", this.#probe);
    this.#socket.off("close", this.#onClose);
  }

  /**
   * Writes an empty buffer when the client closes its half. If it closed before the answer arrived, its system has sent a reset. Node
   * reports a reset only at the next write.
   */
  readonly #probe = (): void => {
    if (this.#tcpSocket.writable) this.#tcpSocket.write(NOTHING, () => {});
  };

  readonly #onClose = (): void => {
    this.stop();
    if (this.hasFailed) this.#onFailure();
  };
}
