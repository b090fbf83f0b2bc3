// The control API for programs in the same process: the same requests and answers, without HTTP.
import { setMaxListeners } from "node:events";
import { type JoinedSignal, joinSignals } from "../runtime/abort-signals.ts";
import { problemOf } from "./failure.ts";
import { createProblem } from "./problem.ts";
import type { ControlParts, Method, RouteOutcome } from "./route.ts";
import type { serve as Serve } from "./serve.ts";
import { Streams } from "./streams/streams.ts";

/** A request from a program in this process. */
export interface InProcessRequest {
  readonly method: Method;
  /** The URL with its query. */
  readonly url: string;
  /** A value as parsed from JSON, or text if the request takes text. */
  readonly body: unknown;
  readonly accept: string;
  /** Aborts when the caller no longer waits for the answer. */
  readonly signal: AbortSignal | undefined;
}

/** The control API of a simulator, for programs in its process. */
export interface InProcessControl {
  /** Serves a request. Returns its outcome: an answer or a problem, such as `not-ready` after `close`. */
  request(request: InProcessRequest): Promise<RouteOutcome>;
  /** Returns the number of events since the world was created or reset; undefined if there is no such world. */
  countEvents(world: string): number | undefined;
  /** Answers all waiting requests, ends every stream, and refuses further requests. */
  close(): void;
}

let serving: Promise<{ readonly serve: typeof Serve }> | undefined;

/** Returns the control API for programs in this process. */
export function openInProcess(parts: Omit<ControlParts, "token">): InProcessControl {
  const streams = new Streams(parts);
  const closing = new AbortController();
  // Any number of requests may wait at the same time, for example in `verify`.
  setMaxListeners(0, closing.signal);
  const allParts: ControlParts = { ...parts, token: undefined };
  return {
    async request({ method, url, body, accept, signal }) {
      if (closing.signal.aborted) {
        return createProblem("not-ready", "The simulator is closed and accepts no requests.");
      }
      // Only long work needs a joined signal, and creating one takes as long as a short request.
      let joined: JoinedSignal | undefined;
      const query = Object.fromEntries(new URLSearchParams(/\?(.*)$/s.exec(url)?.[1] ?? ""));
      const sent = body === undefined ? undefined : { value: body };
      try {
        serving ??= import("./serve.ts");
        const { serve } = await serving;
        return await serve({
          parts: allParts,
          streams,
          method,
          url,
          query,
          body: sent,
          baseUrl: parts.addresses().control,
          accept,
          lastEventId: undefined,
          ifNoneMatch: undefined,
          getSignal: () => {
            joined ??= joinSignals([closing.signal, signal]);
            return joined.signal;
          },
        });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind === "failed") parts.warn?.(`${method} ${url} failed within the process: ${String(error)}`);
        return problem;
      } finally {
        joined?.release();
      }
    },
    countEvents: (world) => parts.worlds.get(world)?.center.log.length,
    close: () => closing.abort(),
  };
}
