// Detaches the methods of a world from it.
import type { AnySimulator } from "../../src/index.ts";

/** Returns methods and handles of a world that work without it. */
export function detachMethods<W extends ReturnType<AnySimulator["world"]>>(world: W) {
  return {
    clock: world.clock,
    journal: world.journal,
    findings: world.findings,
    agent: world.agent.bind(world),
    incomingCall: world.incomingCall.bind(world),
    verify: world.verify.bind(world),
  };
}
