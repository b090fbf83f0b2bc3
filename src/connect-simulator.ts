// Reaches a simulator that runs in another process, through its control API.
import type { SimulatorInfo } from "./control/face.ts";
import { Remote } from "./library/remote.ts";
import { ConnectedSimulator } from "./library/simulator.ts";

/** How a simulator is reached. */
export interface ConnectOptions {
  /** The token that it was started with. */
  token?: string;
}

/**
 * Connects to the control API of a simulator, such as `http://127.0.0.1:8044`. What it answers with has the same face as a simulator in this
 * process; `url` is the gateway as the simulator knows it itself.
 *
 * @throws ConnectError when no simulator answers there; ControlError when it wants a token, or another one.
 */
export async function connectSimulator(url: string, { token }: ConnectOptions = {}): Promise<ConnectedSimulator> {
  const remote = new Remote(url, token);
  const [info, ca] = await Promise.all([remote.ask("GET", "/simulator"), remote.ask("GET", "/ca.pem")]);
  return new ConnectedSimulator(remote, { ...(info as SimulatorInfo), control: remote.url }, ca as string);
}
