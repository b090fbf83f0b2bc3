// Defines a center with an inspector, and signs its agents in, for tests of inspections.
import type { Test } from "tap";
import { type Client, type Gateway, openGateway } from "../../../support/gateway.ts";

/** Agent 101 is an inspector; 102 and 103 are agents of queue 25. */
export const WITH_INSPECTOR = {
  agents: [
    { id: 101, name: "Ada", queues: [25], inspector: true },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [25] },
  ],
};

/** Opens a gateway in which Ada (101), an inspector, and Ben (102) are signed in. */
export async function openWithInspector(t: Test) {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  return { ...gateway, ada, ben };
}

/** Signs agent 102 in. */
export const signBenIn = async ({ signInAgent }: Pick<Gateway, "signInAgent">): Promise<Client> => signInAgent(102);

/** Signs agent 102 in and calls it, so that it talks with a customer. */
export async function connectBen(gateway: Pick<Gateway, "signInAgent" | "call">): Promise<Client> {
  const ben = await gateway.signInAgent(102);
  gateway.call({ agent: 102 });
  await ben.pollAll();
  return ben;
}
