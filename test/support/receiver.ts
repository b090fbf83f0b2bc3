// A callee that events are pushed to: writes down every push, and answers each as it was told to.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Test } from "tap";

/** One push as it came. */
export interface Push {
  readonly method: string;
  readonly path: string;
  /** By their exact names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** How a push is answered: with a body, a status and headers; or by hanging up at once or in the middle; or not at all. */
export type Answer =
  | { readonly body: string; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | "hang-up"
  | "half"
  | "silence";

export const ACKNOWLEDGED: Answer = { body: '{"message":"","retcode":"0"}' };
export const REFUSED: Answer = { body: '{"message":"no","retcode":"1"}' };

/** Decides on the answer to a push; `nth` counts from 1. A promise makes the callee wait. */
export type Answering = (push: Push, nth: number) => Answer | Promise<Answer>;

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** Opens a callee on a free port, over TLS where a key and a certificate are given; the test closes it when it ends. */
export async function openReceiver(
  t: Test,
  answering: Answering = () => ACKNOWLEDGED,
  pair?: { readonly key: string; readonly cert: string },
) {
  const pushes: Push[] = [];
  const acknowledged: Push[] = [];
  let answer = answering;
  let look = (): void => {};
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const push = await read(request);
    pushes.push(push);
    look();
    const answered = await answer(push, pushes.length);
    if (answered === ACKNOWLEDGED) acknowledged.push(push);
    reply(response, answered);
  };
  const server = pair === undefined ? createServer(listener) : createSecureServer(pair, listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${pair === undefined ? "http" : "https"}://127.0.0.1:${port}/events`,
    pushes,
    /** Answers from now on in another way. */
    answer(answering: Answering): void {
      answer = answering;
    },
    /** Waits until so many pushes have come in all. */
    received: (count: number) =>
      new Promise<void>((enough) => {
        look = () => {
          if (pushes.length >= count) enough();
        };
        look();
      }),
    /** The types of the events in each push. */
    types: () => pushes.map(typesOf),
    /** The events of the pushes that were answered with ACKNOWLEDGED, as text, in the order of their coming. */
    events: () => acknowledged.flatMap((push) => eventsOf(push).map((event) => JSON.stringify(event))),
  };
}

interface PushedEvent {
  readonly eventType: string;
}

/** The events of a push, of either form. */
export function eventsOf({ text }: Push): PushedEvent[] {
  const body = JSON.parse(text) as { eventList?: PushedEvent[]; event?: PushedEvent };
  return body.eventList ?? (body.event === undefined ? [] : [body.event]);
}

export function typesOf(push: Push): string[] {
  return eventsOf(push).map(({ eventType }) => eventType);
}

async function read(request: IncomingMessage): Promise<Push> {
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
