// Connects to a simulator in another process through its control API.
import type { Duration, SimulatorInfo } from "../control/api-types.ts";
import { ConnectedSimulator } from "./simulator-handle.ts";
import { HttpTransport } from "./transports/http-transport.ts";
import { pickOptions } from "./transports/pick-options.ts";
import { ConnectError } from "./transports/request-timeout.ts";

/** Options of `connectSimulator`; all are optional. */
export interface ConnectOptions {
  /** The token of the control API; empty means none. */
  token?: string | undefined;
  /** The CA certificate to trust for an https address, as PEM; by default the certificates that Node trusts. */
  ca?: string | undefined;
  /** Timeout of each request that does not set one, such as `5m`; default 30 s. */
  timeout?: Duration | undefined;
  /** Aborts the connection attempt, which then rejects with the reason of the signal. */
  signal?: AbortSignal | undefined;
}

/**
 * Connects to the control API of a simulator in another process.
 *
 * @param url the address of the control API, such as `http://127.0.0.1:8044`, or `https://127.0.0.1:8043/ccgw` on the gateway's port.
 * @param options the token, the CA certificate, the default timeout of requests, and a signal for the attempt.
 * @returns the simulator, with the same methods as one in this process. Its `url` is the gateway's address as the simulator reports it.
 * @throws ConnectError if no simulator answers there, RequestTimeout if it does not answer in time, ControlError if the token is wrong,
 *   TypeError if an option cannot be read.
 */
export async function connectSimulator(url: string | URL, options: ConnectOptions = {}): Promise<ConnectedSimulator> {
  const { token, ca: trusted, timeout, signal } = pickOptions(options, ["token", "ca", "timeout", "signal"]);
  const transport = new HttpTransport(url, token, timeout, trusted);
  const info = await transport.request("GET", "/simulator", undefined, { signal });
  const ca = await transport.request("GET", "/ca.pem", undefined, { signal });
  if (!isInfo(info) || typeof ca !== "string") {
    throw new ConnectError(
      `${transport.url} is not the control API of a simulator: its response has an unexpected form.`,
    );
  }
  return new ConnectedSimulator(transport, { ...info, control: transport.url }, ca);
}

function isInfo(response: unknown): response is SimulatorInfo {
  const { version, gateway } = Object(response) as Partial<SimulatorInfo>;
  return typeof version === "string" && gateway !== undefined;
}
