// Reaches a simulator that runs in another process, through its control API.
import type { SimulatorInfo } from "../control/face.ts";
import { Remote } from "./remote.ts";
import { ConnectError } from "./request-timeout.ts";
import { ConnectedSimulator } from "./simulator.ts";

/** How a simulator is reached. */
export interface ConnectOptions {
  /** The token that it was started with; an empty one is none. */
  token?: string | undefined;
  /** How long each request may take, such as `5m`, unless it is given a time-out of its own; 30 s if absent. */
  timeout?: string | undefined;
  /** Ends the connecting: it rejects with the reason of the signal. */
  signal?: AbortSignal | undefined;
}

/**
 * Connects to the control API of a simulator, such as `http://127.0.0.1:8044`. What it answers with has the same face as a simulator in this
 * process; `url` is the gateway as the simulator knows it itself.
 *
 * @throws ConnectError when no simulator answers there; RequestTimeout, which is one, when it does not answer in time; ControlError when
 * it wants a token, or another one.
 */
export async function connectSimulator(
  url: string | URL,
  { token, timeout, signal }: ConnectOptions = {},
): Promise<ConnectedSimulator> {
  const remote = new Remote(url, token, timeout);
  const info = await remote.ask("GET", "/simulator", undefined, { signal });
  const ca = await remote.ask("GET", "/ca.pem", undefined, { signal });
  if (!isInfo(info) || typeof ca !== "string") {
    throw new ConnectError(`${remote.url}/simulator answers, but not as the control API of a simulator does.`);
  }
  return new ConnectedSimulator(remote, { ...info, control: remote.url }, ca);
}

function isInfo(answer: unknown): answer is SimulatorInfo {
  const { version, gateway } = Object(answer) as Partial<SimulatorInfo>;
  return typeof version === "string" && gateway !== undefined;
}
