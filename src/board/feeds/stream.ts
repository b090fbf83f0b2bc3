// Follows a stream of server-sent events with fetch, which can send the token, and connects again after a loss.
import { createParser } from "eventsource-parser";
import type { StreamEnd } from "../../control/api-types.ts";
import { ControlError, openResponse, sentenceOf } from "./control.ts";
import { isTokenNeeded } from "./token.ts";
import { WorldGone } from "./world-requests.ts";

/** The wait before the second attempt to connect (milliseconds). */
const FIRST_RETRY_MS = 250;
/** The longest wait before another attempt to connect (milliseconds). */
const MAX_RETRY_MS = 4_000;

/** A stream to follow, and what to do with it. */
export interface StreamOptions {
  /** Returns the path with its query, before each connection. */
  readonly path: () => string;
  /** Called with each message but the last, `end`: its name (`""` if it has none), its data and its id. */
  readonly onMessage: (name: string, data: string, id: string | undefined) => void;
  /** Called after each connection, before its first message. */
  readonly onOpen?: () => void;
  /** Called with a sentence when the connection is lost or refused. Another attempt follows unless `isGone`: the world does not exist. */
  readonly onLost?: (sentence: string, isGone: boolean) => void;
}

/**
 * Follows a stream until the signal is aborted, or the world is deleted or does not exist. Connects again after a loss. If the
 * control API refuses the token, waits until another token is entered.
 */
export async function followStream(options: StreamOptions, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_RETRY_MS;
  while (!signal.aborted) {
    try {
      const end = await read(options, signal, () => {
        waitMs = FIRST_RETRY_MS;
        options.onOpen?.();
      });
      if (signal.aborted) return;
      const isDeleted = end?.reason === "deleted";
      options.onLost?.(end?.detail ?? "The simulator has closed the connection.", isDeleted);
      if (isDeleted) return;
    } catch (error) {
      if (signal.aborted || error instanceof WorldGone) return;
      // Waiting does not help if the world does not exist, but it does if the simulator is full.
      const isGone = error instanceof ControlError && error.status === 404;
      options.onLost?.(sentenceOf(error), isGone);
      if (isGone) return;
      if (error instanceof ControlError && error.status === 401) await waitForToken(signal);
    }
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, MAX_RETRY_MS);
  }
}

/** Reads a stream to its end. Returns why it ended, if the simulator has said so. */
async function read(
  { path, onMessage }: StreamOptions,
  signal: AbortSignal,
  onOpen: () => void,
): Promise<StreamEnd | undefined> {
  const { body } = await openResponse(path(), { accept: "text/event-stream", signal });
  if (body === null) throw new ControlError("The answer of the control API has no body.", 0);
  onOpen();
  let end: StreamEnd | undefined;
  const parser = createParser({
    onEvent({ event = "", data, id }) {
      if (event === "end") end = JSON.parse(data) as StreamEnd;
      else onMessage(event, data, id);
    },
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done || signal.aborted) return end;
    parser.feed(value);
  }
}

function waitForToken(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      resolve();
      // If no token is needed, subscribe() runs the callback before `stop` is set.
      queueMicrotask(() => stop());
    };
    const stop = isTokenNeeded.subscribe((isNeeded) => {
      if (!isNeeded) finish();
    });
    signal.addEventListener("abort", finish, { once: true });
  });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
