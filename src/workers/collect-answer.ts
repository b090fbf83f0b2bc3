// Sends a client's request to a worker and collects the whole answer, so that the answers of several workers can be merged.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AnswerHead } from "../forwarding/answer-head.ts";
import { connectionsOf } from "../forwarding/client-connections.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { headerOf, withoutNames } from "../forwarding/forwarded-headers.ts";
import type { TargetHandler } from "../forwarding/target-connection.ts";
import { filterHopAnswerHeaders } from "./hop-target.ts";

/** Changes to the request of the client. */
export interface RequestChanges {
  readonly method?: string;
  /** The request target. */
  readonly url?: string;
  /** The whole body. */
  readonly body?: Buffer;
  /** Whether the body is not compressed, unlike that of the client. */
  readonly isDecoded?: boolean;
}

/** A whole answer. */
export interface CollectedAnswer {
  readonly status: number;
  readonly statusMessage: string | undefined;
  readonly rawHeaders: string[];
  readonly body: Buffer;
}

const BODY_HEADERS = /^(?:content-length|transfer-encoding)$/;

/**
 * Sends the request of a client to a worker, with the headers of the client, so that the worker checks them.
 *
 * @returns the whole answer.
 * @throws an error of Node if the connection to the worker ends before the answer does, as it does when the client's connection ends. An
 *   AnswerError if the answer cannot be read.
 */
export function collectAnswer(
  request: IncomingMessage,
  target: ForwardTarget,
  { method = request.method ?? "GET", url = request.url ?? "/", body, isDecoded }: RequestChanges,
): Promise<CollectedAnswer> {
  const headers = withoutNames(
    target.toTargetHeaders(request),
    (name) => BODY_HEADERS.test(name) || (isDecoded === true && name === "content-encoding"),
  );
  if (body !== undefined) headers.push("Content-Length", String(body.length));
  const connection = connectionsOf(request.socket).connect(target);
  return new Promise((resolve, reject) => {
    connection.send({ method, url, headers }, body !== undefined, new Collector(resolve, reject));
    if (body === undefined) return;
    connection.write(body);
    connection.end([]);
  });
}

/** Collects an answer. */
class Collector implements TargetHandler {
  readonly #resolve: (collected: CollectedAnswer) => void;
  readonly #parts: Buffer[] = [];
  #head: AnswerHead | undefined;
  readonly onFailure: (error: Error) => void;

  constructor(resolve: (collected: CollectedAnswer) => void, reject: (error: Error) => void) {
    this.#resolve = resolve;
    this.onFailure = reject;
  }

  onInformation(): void {}

  onHead(head: AnswerHead): void {
    this.#head = head;
  }

  onPart(part: Buffer): void {
    this.#parts.push(part);
  }

  onPause(): void {}

  onComplete(): void {
    const { statusCode: status = 502, statusMessage, rawHeaders = [] } = this.#head ?? {};
    this.#resolve({ status, statusMessage, rawHeaders, body: Buffer.concat(this.#parts) });
  }
}

/** Answers with a collected answer. A given body replaces that of the answer. */
export function answerCollected(response: ServerResponse, collected: CollectedAnswer, body = collected.body): void {
  const { status, statusMessage, rawHeaders } = collected;
  // The answer to HEAD has the length of the body without the body.
  const hasLength =
    headerOf(rawHeaders, "content-length") !== undefined || headerOf(rawHeaders, "transfer-encoding") !== undefined;
  const headers = withoutNames(filterHopAnswerHeaders(rawHeaders), (name) => name === "content-length");
  if (hasLength) headers.push("Content-Length", String(body.length));
  response.sendDate = false;
  response.writeHead(status, statusMessage, headers);
  response.end(response.req.method === "HEAD" ? undefined : body);
}
