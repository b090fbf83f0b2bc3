// The command health: asks a simulator that runs elsewhere whether it is ready, for containers that have no other client.
import { get } from "node:http";
import type { Options } from "../options/options.ts";
import type { Surroundings } from "./command-context.ts";

/** How long an answer may take, in milliseconds of wall time. */
const ANSWER_WITHIN = 3_000;

/** A wildcard is where one listens; these are where such a listener is found. */
const REACHED_AT: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** Answers the exit code: 0 ready, 1 not, 2 when the options do not say where to ask. */
export async function health(
  { controlHost, controlPort }: Pick<Options, "controlHost" | "controlPort">,
  { err }: Pick<Surroundings, "err">,
): Promise<number> {
  if (controlPort === undefined || controlPort === 0) {
    err.write(
      `--control-port: ${controlPort ?? "off"} is not a port that can be checked: use the control port of the simulator\n`,
    );
    return 2;
  }
  const host = REACHED_AT[controlHost] ?? controlHost;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${controlPort}/healthz`;
  const complaint = await ask(url);
  if (complaint === undefined) return 0;
  err.write(`Not ready: ${url} ${complaint}\n`);
  return 1;
}

/** undefined when the answer is 200, else the rest of a sentence about what came instead. */
function ask(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: ANSWER_WITHIN }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? undefined : `answers HTTP ${response.statusCode}.`);
    });
    request.on("timeout", () => {
      resolve(`does not answer within ${ANSWER_WITHIN / 1_000} s.`);
      request.destroy();
    });
    request.on("error", (error: NodeJS.ErrnoException) => resolve(explain(error)));
  });
}

function explain({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case "ECONNREFUSED":
      return "cannot be reached: nothing listens there.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "cannot be reached: the host name is not known.";
    // As a port that speaks TLS does to who speaks plain HTTP.
    case "ECONNRESET":
      return "hangs up: is this the control port, and not the gateway's?";
    default:
      return `fails: ${message}.`;
  }
}
