// Opens a callback server for pushes, which records every push and answers as configured.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Test } from "tap";
import { waitFor } from "./waiting.ts";

/** One received push. */
export interface Push {
  readonly method: string;
  readonly path: string;
  /** By their case-sensitive names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * The answer to a push: a body with status and headers. Otherwise `hang-up` closes the connection before an answer, `half` closes it in the
 * middle of one, and `silence` never answers.
 */
export type Answer =
  | { readonly body: string; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | "hang-up"
  | "half"
  | "silence";

/** The answer that acknowledges a push. */
export const ACKNOWLEDGED: Answer = { body: '{"message":"","retcode":"0"}' };
/** An answer that does not acknowledge a push: retcode 1. */
export const REFUSED: Answer = { body: '{"message":"no","retcode":"1"}' };

/** Returns the answer to a push, or a promise of it; `nth` counts from 1. */
export type Answering = (push: Push, nth: number) => Answer | Promise<Answer>;

/** An open callback server, with the pushes that it has received. */
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** Opens a callback server on a free port, over TLS with `keyPair`. It closes at the end of the test. */
export async function openReceiver(
  t: Test,
  answering: Answering = () => ACKNOWLEDGED,
  keyPair?: { readonly key: string; readonly cert: string },
) {
  const pushes: Push[] = [];
  const acknowledged: Push[] = [];
  let answer = answering;
  let checkCount = (): void => {};
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const push = await readPush(request);
    pushes.push(push);
    checkCount();
    const answered = await answer(push, pushes.length);
    if (answered === ACKNOWLEDGED) acknowledged.push(push);
    reply(response, answered);
  };
  const server = keyPair === undefined ? createServer(listener) : createSecureServer(keyPair, listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${keyPair === undefined ? "http" : "https"}://127.0.0.1:${port}/events`,
    pushes,
    /** Changes how later pushes are answered. */
    answerWith(answering: Answering): void {
      answer = answering;
    },
    /** Waits until `count` pushes have been received in total. */
    waitForPushes(count: number): Promise<void> {
      const received = new Promise<void>((resolve) => {
        checkCount = () => {
          if (pushes.length >= count) resolve();
        };
        checkCount();
      });
      return waitFor(received, () => `${pushes.length} of ${count} pushes have been received`);
    },
    /** Returns the event types of each push. */
    listTypes: () => pushes.map(typesOf),
    /** Returns the events of the acknowledged pushes as text, in order of arrival. */
    listAcknowledgedEvents: () => acknowledged.flatMap((push) => eventsOf(push).map((event) => JSON.stringify(event))),
  };
}

interface PushedEvent {
  readonly eventType: string;
}

/** Returns the events of a push, which has a list of them (`eventList`) or a single one (`event`). */
export function eventsOf({ text }: Push): PushedEvent[] {
  const body = JSON.parse(text) as { eventList?: PushedEvent[]; event?: PushedEvent };
  return body.eventList ?? (body.event === undefined ? [] : [body.event]);
}

/** Returns the types of the events in a push, in order. */
export function typesOf(push: Push): string[] {
  return eventsOf(push).map(({ eventType }) => eventType);
}

async function readPush(request: IncomingMessage): Promise<Push> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  const { rawHeaders } = request;
  const names = rawHeaders.filter((_, i) => i % 2 === 0);
  const headers = Object.fromEntries(names.map((name, i) => [name, rawHeaders[2 * i + 1] ?? ""]));
  return { method: request.method ?? "", path: request.url ?? "", headers, text };
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer === "silence") return;
  if (answer === "hang-up") {
    response.socket?.destroy();
  } else if (answer === "half") {
    response.writeHead(200, { "Content-Length": "100" });
    response.write('{"message":"","retcode":"0"}', () => response.socket?.destroy());
  } else {
    response.writeHead(answer.status ?? 200, answer.headers ?? {});
    response.end(answer.body);
  }
}
