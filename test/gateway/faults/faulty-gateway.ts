// Opens a gateway with two agents for tests of faults.
import type { Test } from "tap";
import { type Client, openGateway, ROOT } from "../../support/gateway.ts";

/** Opens a gateway, signs in agents 101 and 102, and fetches their first events. */
export async function openWithTwoAgents(t: Test, settings: Record<string, unknown> = {}) {
  const gateway = await openGateway(t, { settings: { statisticsOutsideCall: "answer", ...settings } });
  const [ada, ben] = [await gateway.signInAgent(101), await gateway.signInAgent(102)];
  const { faults, journal } = gateway.world;
  return { ...gateway, ada, ben, faults, journal };
}

/** The path of a query that changes nothing. */
export const STATISTICS = "calldata/{}/statistics";

/** Sends a GET of a client to a port with fetch. Returns the answer, whose body may be incomplete. */
export function fetchAs({ guid = "", id }: Client, port: number, path: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${ROOT}/${path.replace("{}", String(id))}`, { headers: { Guid: guid } });
}

/** Returns the code or the name of the error that a promise rejects with; `no error` if it does not reject. */
export const errorOf = (outcome: Promise<unknown>) =>
  outcome.then(
    () => "no error",
    (error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.name,
  );
