// Uses the types of the package. scripts/ci/types.ts compiles this program.
import {
  type AgentInfo,
  type CallOrder,
  ControlError,
  connectSimulator,
  type Duration,
  type FaultRule,
  type FindingInfo,
  type FindingKind,
  type FindingsQuery,
  type JournalEntry,
  type OperationName,
  type Scenario,
  type StartOptions,
  type Step,
  startSimulator,
  type World,
} from "cc-gateway-simulator";

const options: StartOptions = { scenario: { center: { agents: [{ id: 101 }] } }, clock: "manual" };
const order: CallOrder = { to: { agent: 101 }, patience: "20s" };

/** Plays a call, and returns its id, counts and the agent's state as text. */
export async function play(): Promise<string> {
  const sim = await startSimulator(options);
  const world: World = sim.world();
  const agent: AgentInfo = await world.agent(101).get();
  const call = await world.incomingCall(order);
  const entries: JournalEntry[] = await world.journal.list({ agent: agent.id });
  const findings: FindingInfo[] = await world.findings.list();
  for await (const event of world.events) if (event.type === "signedOut") break;
  const { talktime } = await world.agent(101).statistics();
  await sim.close();
  return `${call.id} ${entries.length} ${findings.length} ${talktime + 1} ${agent.state}`;
}

/** Returns the URL of the gateway of a running simulator. */
export async function connect(): Promise<string | undefined> {
  try {
    return (await connectSimulator("http://127.0.0.1:8044", { timeout: "1s" })).url;
  } catch (error) {
    // @ts-expect-error A ControlError has no such member.
    if (error instanceof ControlError) return error.kindd;
    throw error;
  }
}

/** An order with a mistake. */
// @ts-expect-error It must be the id of an agent.
export const wrongOrder: CallOrder = { to: { agent: "Ada" } };
/** Options with a mistake. */
// @ts-expect-error It must be one of the modes.
export const wrongOptions: StartOptions = { authMode: "fast" };

const patience: Duration = "1.5m";
const operation: OperationName = "queryCallStatisticsInfo";
const kind: FindingKind = "polling-too-fast";
const steps: Step[] = [
  { call: { as: "first", to: { agent: 101 }, patience, talk: { p50: "2m", p95: "6m" } } },
  { waitFor: { agent: 101, state: "ringing", timeout: "30s" } },
  { parallel: [[{ wait: "5s" }], [{ at: "09:30" }, { hangUp: { call: "first", by: "customer" } }]] },
  { fault: { operations: [operation], from: "2026-01-05T09:00:00Z", for: "1m", effect: { retcode: "000-004" } } },
  { expect: { agent: 101, statistics: { noanswernums: { max: 1 } } } },
];

/** A scenario with members of many kinds. */
export const scenario = {
  "x-agents": { autopilot: true },
  settings: { pollHold: "0s", authMode: "dynamic" },
  center: { queues: [{ id: 25 }], agents: [{ ids: "101-110", queues: [25], autopilot: { answer: "2s" } }] },
  steps,
} satisfies Scenario;

/** Plays it in a new world, also from a file, and asks for findings and requests by name. */
export async function playTyped(sim: Awaited<ReturnType<typeof startSimulator>>): Promise<number> {
  const world = await sim.createWorld({ scenario, clock: "60x", ttl: "10m" });
  await world.replaceScenario("./night.yaml");
  await world.replaceScenario((await world.scenario()).scenario);
  await world.clock.advance(patience);
  await world.faults.add({ operations: [operation], from: (await world.clock.get()).now, effect: { delay: "2s" } });
  await world.verify({ operation, within: "2s" });
  await world.journal.list({ operation, agent: 101 });
  return (await world.findings.list({ kind })).length;
}

// @ts-expect-error A misspelled member of an agent.
export const misspelled: Scenario = { center: { agents: [{ id: 101, nmae: "Ada" }] } };
// @ts-expect-error A misspelled member of the scenario itself.
export const misspelledMember: Scenario = { centre: {} };
// @ts-expect-error A word is no duration.
export const wrongWait: Step = { wait: "fast" };
// @ts-expect-error A number without a unit is no duration.
export const wrongDuration: Duration = "30";
// @ts-expect-error A misspelled member of a step.
export const wrongCall: Step = { call: { to: { queue: 25 }, nmae: "first" } };
// @ts-expect-error A step with two names.
export const twoSteps: Step = { wait: "5s", answer: { agent: 101 } };
// @ts-expect-error A step of no known kind.
export const unknownStep: Step = { anwser: { agent: 101 } };
// @ts-expect-error A word is no duration in an order either.
export const wrongPatience: CallOrder = { to: { agent: 101 }, patience: "fast" };
// @ts-expect-error No operation has this name.
export const wrongFault: FaultRule = { operations: ["logn"], effect: { retcode: "000-004" } };
// @ts-expect-error A fault has one effect.
export const twoEffects: FaultRule = { effect: { retcode: "000-004", delay: "1s" } };
// @ts-expect-error No kind of finding has this name.
export const wrongQuery: FindingsQuery = { kind: "poling-too-fast" };
// @ts-expect-error A setting that is a duration.
export const wrongSettings: StartOptions = { settings: { pollHold: "fast" } };
