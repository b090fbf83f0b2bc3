// Probes half-closed connections by writing to them, because nothing else shows whether their clients still wait for answers.

import type { ServerResponse } from "node:http";
import { clearTimeout, setTimeout } from "../runtime/time.ts";

/** The wait before each probe (milliseconds of wall time); the last one repeats. */
const PROBE_WAITS_MS = [0, 50, 250] as const;

/**
 * Probes the client of a response after it has closed its sending side. If the client is gone, its system resets the connection at the
 * first probe. The next probe fails and closes the response.
 *
 * @param probe writes something that clients ignore, and returns whether to continue; by default `100 Continue`, until the answer begins
 */
export function probeWhenHalfClosed(response: ServerResponse, probe = sendContinue): void {
  const { socket } = response;
  if (socket === null) return;
  let timer: NodeJS.Timeout | undefined;
  const scheduleProbe = (count: number): void => {
    timer = setTimeout(
      () => {
        if (probe(response)) scheduleProbe(count + 1);
      },
      PROBE_WAITS_MS[Math.min(count, PROBE_WAITS_MS.length - 1)],
    ).unref();
  };
  const begin = (): void => scheduleProbe(0);
  if (socket.readableEnded) begin();
  else socket.once("end", begin);
  response.once("close", () => {
    clearTimeout(timer);
    socket.off("end", begin);
  });
}

function sendContinue(response: ServerResponse): boolean {
  if (response.headersSent || response.destroyed) return false;
  // HTTP/1.0 has no such answers: a client that closes its side counts as gone.
  if (response.req.httpVersion === "1.0") response.destroy();
  else response.writeContinue();
  return !response.destroyed;
}
