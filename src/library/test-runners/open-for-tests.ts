// Opens the simulator of a test runner: one in this process, or a running one.
import type { AllocationOrder } from "../../control/api-types.ts";
import { connectSimulator } from "../connect-simulator.ts";
import type { AnySimulator } from "../simulator-handle.ts";
import { type StartOptions, startSimulator } from "../start-simulator.ts";

/** The world of a test that names no scenario: its clock is manual, and nothing happens by itself. */
export const QUIET_WORLD = {
  clock: "manual",
  scenario: {
    name: "Quiet center",
    center: { queues: [{ id: 25, name: "Support" }], agents: [{ ids: "101-110", queues: [25] }] },
  },
} as const satisfies AllocationOrder;

/**
 * Starts a simulator. By default, its gateway accepts pages of every origin, and its clock is manual. If the variable CCGW_CONTROL_URL
 * names the control API of a running simulator, connects to that one instead, with the token CCGW_CONTROL_TOKEN. Then the options have no
 * effect.
 *
 * @throws StartError if the options are wrong; ConnectError if no simulator answers, or ControlError if it refuses the token.
 */
export async function openForTests(options: StartOptions): Promise<AnySimulator> {
  const { CCGW_CONTROL_URL: url, CCGW_CONTROL_TOKEN: token } = process.env;
  if (url !== undefined && url !== "") return connectSimulator(url, { token });
  return startSimulator({ corsOrigin: "*", clock: "manual", ...options });
}
