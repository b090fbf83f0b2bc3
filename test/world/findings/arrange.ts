// Opens gateways with a fake wall clock for stories of findings, and lists the findings in short forms.
import type { Test } from "tap";
import type { Finding } from "../../../src/world/findings/finding.ts";
import type { World } from "../../../src/world/world.ts";
import { type Arrangement, openGateway, START } from "../../support/gateway.ts";
import { FakeWall } from "../../support/wall.ts";

/** Opens a gateway whose world has a manual clock and a fake wall clock. */
export async function openWithFakeWall(t: Test, arrangement: Arrangement = {}) {
  const wall = new FakeWall(START);
  const gateway = await openGateway(t, { wall, ...arrangement });
  // Missing details of a sign-in would be findings themselves, and so would two agents with one phone.
  const signInAgent: typeof gateway.signInAgent = (agent, details) =>
    gateway.signInAgent(agent, { autoanswer: true, phonenum: String(39_937 + agent), ...details });
  return { ...gateway, signInAgent, wall };
}

/** Returns the kinds of the findings, oldest first. */
export function listFindingKinds({ world }: { readonly world: World }): string[] {
  return world.findings.list().map(({ kind }) => kind);
}

/** Returns the sentences of the findings, oldest first. */
export function listFindingSentences({ world }: { readonly world: World }): string[] {
  return world.findings.list().map(({ sentence }) => sentence);
}

/** Returns the only finding. Throws an Error if there is none, or more than one. */
export function findOnlyFinding({ world }: { readonly world: World }): Partial<Finding> {
  const [finding, ...others] = world.findings.list();
  if (finding === undefined || others.length > 0)
    throw new Error(`found: ${listFindingKinds({ world }).join(", ") || "nothing"}`);
  return finding;
}
