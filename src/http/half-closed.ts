// A client that closes its sending side may wait for its answer, or be gone: only writing to it tells.

import type { ServerResponse } from "node:http";
import { clearTimeout, setTimeout } from "../runtime/time.ts";

/** When it is written to after it has closed its sending side (milliseconds of wall time); the last one again and again. */
const PROBE_WAITS = [0, 50, 250] as const;

/**
 * Finds out whether the client of a response that takes its time still reads, once it has closed its sending side. One that is gone resets
 * the connection at the first probe; the next one fails, and with it the response closes.
 *
 * @param probe writes something that means nothing; by default `100 Continue`, until the answer begins.
 */
export function probeWhenHalfClosed(response: ServerResponse, probe = sendContinue): void {
  const { socket } = response;
  if (socket === null) return;
  let timer: NodeJS.Timeout | undefined;
  const next = (count: number): void => {
    timer = setTimeout(
      () => {
        if (probe(response)) next(count + 1);
      },
      PROBE_WAITS[Math.min(count, PROBE_WAITS.length - 1)],
    ).unref();
  };
  const begin = (): void => next(0);
  if (socket.readableEnded) begin();
  else socket.once("end", begin);
  response.once("close", () => {
    clearTimeout(timer);
    socket.off("end", begin);
  });
}

function sendContinue(response: ServerResponse): boolean {
  if (response.headersSent || response.destroyed) return false;
  // HTTP/1.0 has no such answers: whoever speaks it and closes its side counts as gone.
  if (response.req.httpVersion === "1.0") response.destroy();
  else response.writeContinue();
  return !response.destroyed;
}
