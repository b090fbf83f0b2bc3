// What stories of findings have in common: a gateway whose wall clock stands still until it is told, and short forms of what was found.
import type { Test } from "tap";
import type { Finding } from "../../../src/world/findings/finding.ts";
import type { World } from "../../../src/world/world.ts";
import { type Arrangement, openGateway, START } from "../../support/gateway.ts";
import { FakeWall } from "../../support/wall.ts";

/** A gateway, and the wall clock that its world sees. */
export async function openWatched(t: Test, arrangement: Arrangement = {}) {
  const wall = new FakeWall(START);
  const gateway = await openGateway(t, { wall, ...arrangement });
  // What is left out of a sign-in is a finding of its own, and so are two agents with one phone.
  const signedIn: typeof gateway.signedIn = (agent, details) =>
    gateway.signedIn(agent, { autoanswer: true, phonenum: String(39_937 + agent), ...details });
  return { ...gateway, signedIn, wall };
}

/** The kinds that were found, in the order in which they were. */
export function kinds({ world }: { readonly world: World }): string[] {
  return world.findings.list().map(({ kind }) => kind);
}

/** What was found, a sentence each. */
export function sentences({ world }: { readonly world: World }): string[] {
  return world.findings.list().map(({ sentence }) => sentence);
}

/** The one thing that was found. */
export function only({ world }: { readonly world: World }): Partial<Finding> {
  const [finding, ...others] = world.findings.list();
  if (finding === undefined || others.length > 0) throw new Error(`found: ${kinds({ world }).join(", ") || "nothing"}`);
  return finding;
}
