// Generates random sessions with a gateway that tapes them: requests of clients, and acts of customers.
import fc from "fast-check";
import { type ClientStep, ofClient, SESSION_CENTER } from "../replay/generated-session.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { type Mutant, RecordedGateway } from "./recorded-gateway.ts";

/** An act of a customer: a new call to a queue, or an act in the oldest call. */
type CustomerStep = { readonly customer: "calls" | "answers" | "hangs up" | "is busy"; readonly queue: number };

/** Time that passes (milliseconds). */
type WaitStep = { readonly wait: number };

/** The settings of the sessions: an agent without a call has statistics too. */
export const RANDOM_SETTINGS = { statisticsOutsideCall: "answer" };

/** One step of a random session. */
export type RandomStep = ClientStep | CustomerStep | WaitStep;

const customer = fc.record<CustomerStep>({
  customer: fc.constantFrom("calls", "calls", "answers", "hangs up", "is busy"),
  queue: fc.constantFrom(25, 26),
});

const signIns: RandomStep[] = [101, 102, 103].flatMap((agent): RandomStep[] => [
  { agent, request: ["PUT", "onlineagent/{}", { password: "secret", phonenum: `40${agent}`, checkInWebm: true }] },
  { agent, request: ["POST", "onlineagent/{}/resetskill/true"] },
]);

/** Generates the steps of a session: three sign-ins, then random steps. */
export const randomSteps: fc.Arbitrary<readonly RandomStep[]> = fc
  .array(
    fc.oneof<[...fc.WeightedArbitrary<RandomStep>[]]>(
      { weight: 6, arbitrary: ofClient.filter(isTaped) },
      { weight: 3, arbitrary: customer },
      { weight: 2, arbitrary: fc.constantFrom(800, 7_000, 40_000).map((wait) => ({ wait })) },
    ),
    { minLength: 1, maxLength: 30, size: "max" },
  )
  .map((steps) => [...signIns, ...steps]);

/** Returns false for polls, which the recorded gateway sends itself, and for uploads, whose bodies are not on the tape. */
function isTaped({ request: [, path] }: ClientStep): boolean {
  return !path.startsWith("agentevent/") && !path.includes("mediafile");
}

/**
 * Plays a session with a gateway, and returns its tape.
 *
 * @param isPlain whether the tape keeps names, numbers and texts
 */
export async function recordRandomSession(steps: readonly RandomStep[], mutant: Mutant = {}, isPlain = false) {
  const gateway = await RecordedGateway.open(
    await readTestScenario({ center: SESSION_CENTER, settings: RANDOM_SETTINGS }),
    mutant,
  );
  for (const agent of [101, 102, 103]) gateway.startPolling(agent);
  for (const step of steps) await perform(gateway, step);
  return gateway.end(isPlain);
}

async function perform(gateway: RecordedGateway, step: RandomStep): Promise<void> {
  if ("wait" in step) await gateway.wait(step.wait);
  else if ("customer" in step) await performAsCustomer(gateway, step);
  else {
    const [method, path, body] = step.request;
    const chat = [...gateway.state.chats.keys()][0] ?? "1-1";
    const filled = JSON.parse(
      JSON.stringify({ path, body }).replaceAll("{chat}", chat).replaceAll("{}", String(step.agent)),
    );
    await gateway.send(step.agent, method, filled.path, filled.body);
  }
}

async function performAsCustomer(gateway: RecordedGateway, { customer, queue }: CustomerStep): Promise<void> {
  if (customer === "calls") {
    await gateway.act("POST", "/calls", { from: "13800000001", to: { queue } });
    return;
  }
  const verb = { answers: "answer", "hangs up": "hang-up", "is busy": "busy" }[customer];
  const [call] = gateway.state.calls.keys();
  if (call !== undefined) await gateway.act("POST", `/calls/${call}/${verb}`);
}
