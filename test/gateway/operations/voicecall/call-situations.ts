// Arranges the situations in which several tests of call control begin.
import type { Test } from "tap";
import { beginIncomingCall, type Media, Refusal } from "../../../../src/core/index.ts";
import { type Client, CUSTOMER, type Gateway } from "../../../support/gateway.ts";

/** The answer of an operation without a result. */
export const DONE = { message: "success", retcode: "0", result: {} };

/** The answer to a request that is refused for a reason without a specific retcode. */
export const FAILED = { message: "agent operation failed", retcode: "100-007" };

/** An outside number that rings for three seconds and then answers. */
export const OUTSIDE = "13900000009";

/** The id of the first call of a world whose clock has not moved. */
export const FIRST = "1767603600-1";
/** The id of the second call of such a world. */
export const SECOND = "1767603600-2";

/** Makes the agent hold a customer's call and talk with an outside number. */
export async function holdAndCallOut({ call, advance }: Gateway, client: Client) {
  const held = call({ agent: Number(client.id) });
  await client.put("voicecall/{}/answer");
  await client.post("voicecall/{}/hold");
  const { result: active } = await client.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(3);
  await client.pollAll();
  return { held, active: String(active) };
}

/** Makes the agent hold a customer's call, talk with an outside number, and join both calls into a three-way call. */
export async function beginThreeWayCall(gateway: Gateway, client: Client) {
  const calls = await holdAndCallOut(gateway, client);
  await client.post("voicecall/{}/confjoin", { callid: calls.held });
  await client.pollAll();
  return calls;
}

/** Calls an agent as a customer, with voice or video. Returns the id of the call. */
export function callWith({ center }: Gateway, media: Media, agent = 101): string {
  const call = center.perform(beginIncomingCall, { from: CUSTOMER, to: { agent }, media });
  if (call instanceof Refusal) throw new Error(call.sentence);
  return call;
}

/** Sends a request for each input, one after the other. Returns the different retcodes of the answers. */
export async function collectRetcodes<T>(
  inputs: readonly T[],
  send: (input: T) => Promise<{ retcode: string }>,
): Promise<string[]> {
  const retcodes = new Set<string>();
  for (const input of inputs) retcodes.add((await send(input)).retcode);
  return [...retcodes];
}

/** Checks that the agent polls exactly these events, and that each content equals the expected one in the members of the latter. */
export async function expectEvents(
  t: Test,
  client: Client,
  expected: readonly (readonly [string, unknown])[],
): Promise<void> {
  const rows = await client.pollAll();
  t.strictSame(
    rows.map(([type]) => type),
    expected.map(([type]) => type),
  );
  t.hasStrict(rows, expected);
}
