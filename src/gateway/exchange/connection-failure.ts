// Whether a connection has failed since an answer was handed to it.
import type { Socket } from "node:net";
import { tcpSocketOf } from "./tcp-socket.ts";

const NOTHING = Buffer.alloc(0);

export class ConnectionFailureWatch {
  readonly #socket: Socket;
  readonly #tcpSocket: Socket;
  readonly #onFailure: () => void;

  /** `onFailure` is called once when the connection closes with an error. */
  constructor(socket: Socket, onFailure: () => void) {
    this.#socket = socket;
    this.#tcpSocket = tcpSocketOf(socket);
    this.#onFailure = onFailure;
    // Before Node's own listener, which ends the socket.
    socket.prependListener("end", this.#probe);
    socket.on("close", this.#onClose);
  }

  get hasFailed(): boolean {
    return (this.#socket.errored ?? this.#tcpSocket.errored ?? null) !== null;
  }

  /** Stops watching. */
  stop(): void {
    this.#socket.off("end", this.#probe);
    this.#socket.off("close", this.#onClose);
  }

  /**
   * A client that closed before it got the answer ends its half as one does that has read it; but its system has refused our bytes with
   * a reset, which reading never tells after an end. The next write does, also one of no bytes.
   */
  readonly #probe = (): void => {
    if (this.#tcpSocket.writable) this.#tcpSocket.write(NOTHING, () => {});
  };

  readonly #onClose = (): void => {
    this.stop();
    if (this.hasFailed) this.#onFailure();
  };
}
