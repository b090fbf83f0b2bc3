// Sends the requests that wait in wall time: their timeout begins after that time.
import { DEFAULT_WAIT, parseDuration, type Verification, type Verified, type Waited } from "../control/api-types.ts";
import { pickOptions } from "./transports/pick-options.ts";
import type { RequestOptions, Transport } from "./transports/transport.ts";

/** Sends a verification. `world`: the path of the world. */
export async function sendVerification(
  transport: Transport,
  world: string,
  verification: Verification,
  options: RequestOptions,
): Promise<Verified> {
  return (await send(transport, `${world}/verify`, verification, options)) as Verified;
}

/** Sends a wait. `world`: the path of the world. */
export async function sendWait(
  transport: Transport,
  world: string,
  wait: object,
  options: RequestOptions,
): Promise<Waited> {
  return (await send(transport, `${world}/wait-for`, wait, options, DEFAULT_WAIT)) as Waited;
}

function send(
  transport: Transport,
  path: string,
  body: object,
  options: RequestOptions,
  defaultWait?: string,
): Promise<unknown> {
  const { within = defaultWait } = pickOptions<{ within?: unknown }, "within">(Object(body), ["within"]);
  const extraWaitMs = typeof within === "string" ? parseDuration(within) : undefined;
  return transport.request("POST", path, body, options, { extraWaitMs });
}
