// The control API for programs in the simulator's own process: the same requests and answers, without HTTP.
import { setMaxListeners } from "node:events";
import { joinSignals } from "../runtime/abort-signals.ts";
import { problemOf } from "./failure.ts";
import { problem } from "./problem.ts";
import type { ControlParts, Method, Outcome } from "./route.ts";
import { Streams } from "./streams/streams.ts";

/** A request from within the process. */
export interface InsideRequest {
  readonly method: Method;
  /** With its query. */
  readonly url: string;
  /** A value as JSON would have it, or the text where the request takes text. */
  readonly body: unknown;
  readonly accept: string;
  /** Comes when nobody waits for the answer any more. */
  readonly signal: AbortSignal | undefined;
}

/** The door for programs of this process. */
export interface Inside {
  ask(request: InsideRequest): Promise<Outcome>;
  /** How many events a world has had in its present life; undefined when there is no such world. */
  eventsOf(world: string): number | undefined;
  /** Answers whoever waits, ends every stream, and answers no more. */
  close(): void;
}

export function openInside(parts: Omit<ControlParts, "token">): Inside {
  const door = { streams: new Streams(parts.wall, parts.warn) };
  const closing = new AbortController();
  // As many as like may wait at once for what a client is to ask.
  setMaxListeners(0, closing.signal);
  const whole: ControlParts = { ...parts, token: undefined };
  return {
    async ask({ method, url, body, accept, signal }) {
      if (closing.signal.aborted) {
        return problem("not-ready", "The simulator is closed: nothing can be asked of it any more.");
      }
      const left = joinSignals([closing.signal, signal]);
      const query = Object.fromEntries(new URLSearchParams(/\?(.*)$/s.exec(url)?.[1] ?? ""));
      const sent = body === undefined ? undefined : { value: body };
      try {
        const { serve } = await import("./serve.ts");
        return await serve({
          parts: whole,
          door,
          method,
          url,
          query,
          body: sent,
          accept,
          lastEventId: undefined,
          left: () => left.signal,
        });
      } catch (error) {
        const found = problemOf(error);
        if (found.kind === "failed") parts.warn?.(`${method} ${url} failed within the process: ${String(error)}`);
        return found;
      } finally {
        left.release();
      }
    },
    eventsOf: (world) => parts.worlds.get(world)?.center.log.length,
    close: () => closing.abort(),
  };
}
