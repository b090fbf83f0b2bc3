// An HTTP client that sends bytes unchanged, and reads one answer to each request.
// It opens a new connection when the last one is closed.
import { connect, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { isHead } from "./request.ts";

/** The answer to a request. */
export interface Answer {
  /** undefined: no answer before the end of the connection or the timeout. */
  readonly status: number | undefined;
  /** The status line and the header lines. */
  readonly headers: string;
  readonly body: string;
  /** `answered`: complete. `closed`, `timeout`: the connection was closed, or the timeout passed, before its end. */
  readonly ended: "answered" | "closed" | "timeout";
}

/** A connection to a port, opened again when it is closed. */
export class Connection {
  readonly #port: number;
  readonly #ca: string | undefined;
  #socket: Socket | undefined;

  /** @param ca the certificate to trust, as PEM: the connection is then over TLS. */
  constructor(port: number, ca?: string) {
    this.#port = port;
    this.#ca = ca;
  }

  /** Sends a request; resolves to its answer, or to what has been received after `timeoutMs`. */
  async send(bytes: string | Buffer, timeoutMs: number): Promise<Answer> {
    const isFresh = this.#socket?.writable !== true;
    const answer = await this.#sendOnce(bytes, timeoutMs);
    // The server may have closed a reused connection before this request.
    return answer.ended === "closed" && !isFresh ? this.#sendOnce(bytes, timeoutMs) : answer;
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #connect(): Socket {
    const to = { port: this.#port, host: "127.0.0.1" };
    return this.#ca === undefined ? connect(to) : connectSecurely({ ...to, ca: this.#ca });
  }

  #sendOnce(bytes: string | Buffer, timeoutMs: number): Promise<Answer> {
    // The server has closed the connection since its last answer.
    if (this.#socket?.writable === false) this.close();
    this.#socket ??= this.#connect().setNoDelay(true);
    const socket = this.#socket;
    return new Promise((resolve) => {
      let received = Buffer.alloc(0);
      const read = (isOver: boolean) => readAnswer(received, isOver, isHead(bytes));
      const settle = (answer: Answer, keepsConnection: boolean): void => {
        clearTimeout(timer);
        socket.removeAllListeners();
        socket.on("error", () => {});
        if (!keepsConnection) this.close();
        resolve(answer);
      };
      const timer = setTimeout(() => settle({ ...read(true), ended: "timeout" }, false), timeoutMs);
      socket.on("error", () => {});
      socket.on("close", () => settle(read(true), false));
      socket.on("data", (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const answer = read(false);
        if (answer.ended === "answered")
          settle(answer, !/^connection: close/im.test(answer.headers) && !isStream(answer));
      });
      socket.write(bytes);
    });
  }
}

const isStream = ({ headers }: Answer): boolean => /^content-type: text\/event-stream/im.test(headers);

/** Reads an answer from the bytes received so far; `ended` is "closed" while it is incomplete. `isBodiless`: it never has a body. */
function readAnswer(received: Buffer, isOver: boolean, isBodiless: boolean): Answer {
  const none: Answer = { status: undefined, headers: "", body: "", ended: "closed" };
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return none;
  const headers = received.toString("latin1", 0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1]);
  if (status < 200) return readAnswer(received.subarray(end + 4), isOver, isBodiless);
  const body = received.subarray(end + 4);
  const answer = { status, headers, body: body.toString("utf8") };
  const length = /^content-length: (\d+)/im.exec(headers)?.[1];
  const isWhole = isBodiless || status === 204 || (length === undefined ? isOver : body.length >= Number(length));
  return { ...answer, ended: isWhole || isStream({ ...none, headers }) ? "answered" : "closed" };
}
