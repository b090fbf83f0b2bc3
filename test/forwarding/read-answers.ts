// Reads the bytes of answers with the simulator's reader, and with Node's client.
import { request as sendRequest } from "node:http";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { AnswerError } from "../../src/forwarding/answer-error.ts";
import type { AnswerHead } from "../../src/forwarding/answer-head.ts";
import { AnswerReader } from "../../src/forwarding/answer-reader.ts";

/** An answer as the reader returned it; `refused`: it can't be read. */
export type Reading =
  | readonly [status: number, message: string, headers: readonly string[], body: string, trailers: readonly string[]]
  | "refused";

/** Reads answers that arrive in parts, and after them the end of the connection. `informed` has the informational answers. */
export function readAnswers(
  method: string,
  parts: readonly Buffer[],
  count = 1,
): { readonly read: Reading[]; readonly informed: string } {
  const read: Reading[] = [];
  let informed = "";
  const reader = new AnswerReader();
  const begin = (): void => {
    let head: AnswerHead | undefined;
    let body = "";
    reader.begin(method, {
      onInformation: (_status, bytes) => {
        informed += bytes.toString("latin1");
      },
      onHead: (read) => {
        head = read;
      },
      onPart: (part) => {
        body += part.toString("latin1");
      },
      onComplete: (trailers) => {
        read.push([head?.statusCode ?? 0, head?.statusMessage ?? "", head?.rawHeaders ?? [], body, trailers]);
        if (read.length < count) begin();
      },
    });
  };
  begin();
  try {
    for (const part of parts) reader.read(part);
    reader.end();
    if (reader.isReading) read.push("refused");
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    read.push("refused");
  }
  return { read, informed };
}

/** Reads an answer, and after it the end of the connection, with Node's client. */
export function readWithNode(method: string, bytes: Buffer): Promise<Reading> {
  const connection = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
  return new Promise((resolve) => {
    const sent = sendRequest({ method, createConnection: () => connection as Socket }, (answer) => {
      let body = "";
      answer.setEncoding("latin1");
      answer.on("data", (part: string) => {
        body += part;
      });
      answer.on("error", () => resolve("refused"));
      answer.on("end", () => {
        const { statusCode = 0, statusMessage = "", rawHeaders, rawTrailers } = answer;
        resolve([statusCode, statusMessage, rawHeaders, body, rawTrailers]);
      });
    });
    sent.on("error", () => resolve("refused"));
    sent.end();
    connection.push(bytes);
    connection.push(null);
  });
}
