// Opens a gateway that holds polls, and polls the reasons in the events of its agents.
import { type Client, type Gateway, openGateway } from "../../support/gateway.ts";

/** The answer to a poll without an event. */
export const EMPTY_ANSWER = '{"message":"","retcode":"0"}';

/** Opens a gateway that holds polls for longer than any test lasts, with agent 101, whose first events are fetched. */
export async function openHoldingGateway(t: Parameters<typeof openGateway>[0]) {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  gateway.world.changeSettings({ pollHold: "1h" });
  return { ...gateway, ada };
}

/** Returns the reason of a busy state, which distinguishes the events of these tests. */
export const reasonOf = (content: unknown) => (content as { reason: string }).reason;

/** Polls all waiting events without holding a poll. Returns their reasons. */
export async function pollReasons(gateway: Gateway, client: Client): Promise<string[]> {
  gateway.world.changeSettings({ pollHold: "0s" });
  return (await client.pollAll()).map(([, content]) => reasonOf(content));
}
