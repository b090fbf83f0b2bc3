// Uses the types of the package. scripts/ci/types.ts compiles this program.
import {
  type AgentInfo,
  type AgentPatch,
  type AllocationOrder,
  type CallOrder,
  type ClockMode,
  type ConferenceOrder,
  ControlError,
  connectSimulator,
  type Duration,
  type FaultRule,
  type FindingInfo,
  type FindingKind,
  type FindingsQuery,
  type JournalEntry,
  type OperationName,
  type ParticipantsOrder,
  type PreviewOrder,
  type Scenario,
  type StartOptions,
  type Step,
  startSimulator,
  type Verification,
  type World,
  type WorldOrder,
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

const SKILLS = [25] as const;
/** A scenario as a constant: all its lists are read-only. */
export const constant = {
  name: "Night",
  center: {
    queues: [{ id: 25 }],
    agents: [{ ids: [101, "103-110"], queues: SKILLS, media: ["voice"], autopilot: { answer: ["2s", "1.5s"] } }],
    chats: [{ queue: 25, chatsPerHour: 2, texts: ["Hello"], replies: { texts: [["Yes", "No"]] } }],
  },
  steps: [
    { parallel: [[{ wait: "5s" }], [{ at: "09:30" }]] },
    { repeat: { times: 2, steps: [{ signIn: { agent: 101, queues: [25] } }] } },
    { fault: { operations: ["login"], agents: ["101-110"], effect: { delay: "1s" } } },
  ],
} as const;

type Constant<Value> = Value extends readonly (infer Item)[]
  ? readonly Constant<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Constant<Value[Name]> }
    : Value;
/** The given type itself if it accepts constants; otherwise `never`. */
type Accepting<Value> = Constant<Value> extends Value ? Value : never;
type Given =
  | { scenario: Accepting<Scenario> }
  | { step: Accepting<Step> }
  | { fault: Accepting<FaultRule> }
  | { verification: Accepting<Verification> }
  | { conference: Accepting<ConferenceOrder> }
  | { participants: Accepting<ParticipantsOrder> }
  | { preview: Accepting<PreviewOrder> }
  | { agent: Accepting<AgentPatch> }
  | { world: Accepting<WorldOrder> }
  | { allocation: Accepting<AllocationOrder> }
  | { options: Accepting<Omit<StartOptions, "warn">> };

/** Passes constants to functions that take a scenario. */
export async function playConstant({ scenario: given }: Extract<Given, { scenario: unknown }>): Promise<void> {
  const sim = await startSimulator({ scenario: constant });
  const world = await sim.createWorld({ scenario: constant });
  await world.replaceScenario(given);
  await world.replaceScenario(constant);
}

/** Durations that the simulator accepts, also computed ones. */
export const durations = (count: number): Duration[] => [
  ...(["0s", "5s", "05m", "90s", "100s", "250ms", "1.5h", "0.5d", "1.05h", "2.0m", "10.25s"] as const),
  `${count}s`,
  `${count * 1.5}ms`,
];
/** Modes of a clock that the simulator accepts. */
export const modes = (factor: number): ClockMode[] => ["manual", "1x", "0.5x", "86400x", `${factor}x`];
// @ts-expect-error A duration has no sign.
export const negative: Duration = "-5s";
// @ts-expect-error A duration has no sign, not even a plus.
export const positive: Duration = "+5s";
// @ts-expect-error A duration has no exponent.
export const exponent: Duration = "1e3s";
// @ts-expect-error A longer duration has no exponent either.
export const longExponent: Duration = "10e3s";
// @ts-expect-error The decimals of a duration have no exponent either.
export const decimalExponent: Duration = "1.5e3s";
// @ts-expect-error The decimals of a duration have no sign.
export const negativeDecimals: Duration = "1.-5s";
// @ts-expect-error A duration begins with a digit.
export const noDigit: Duration = ".5s";
// @ts-expect-error Decimals follow a decimal point.
export const noDecimals: Duration = "5.s";
// @ts-expect-error A duration has a number.
export const noNumber: Duration = "s";
// @ts-expect-error A duration has one unit.
export const twoUnits: Duration = "2m30s";
// @ts-expect-error A duration has one of the known units.
export const unknownUnit: Duration = "5w";
// @ts-expect-error The factor of a clock has no sign.
export const negativeMode: ClockMode = "-1x";
// @ts-expect-error The factor of a clock has no exponent.
export const exponentMode: ClockMode = "1e3x";
// @ts-expect-error A misspelled member of a constant.
export const misspelledConstant = { center: { agents: [{ id: 101, nmae: "Ada" }] } } as const satisfies Scenario;
const wrong = { steps: [{ wait: "fast" }] } as const;
// @ts-expect-error A word is not a duration in a constant either.
export const wrongConstant: Scenario = wrong;

/** Plays `scenario` in a new world, replaces it by one from a file, and lists requests and findings. Returns the number of findings. */
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
// @ts-expect-error A word is not a duration.
export const wrongWait: Step = { wait: "fast" };
// @ts-expect-error A number without a unit is not a duration.
export const wrongDuration: Duration = "30";
// @ts-expect-error A misspelled member of a step.
export const wrongCall: Step = { call: { to: { queue: 25 }, nmae: "first" } };
// @ts-expect-error A step with two names.
export const twoSteps: Step = { wait: "5s", answer: { agent: 101 } };
// @ts-expect-error A step of an unknown kind.
export const unknownStep: Step = { anwser: { agent: 101 } };
// @ts-expect-error A word is not a duration in an order either.
export const wrongPatience: CallOrder = { to: { agent: 101 }, patience: "fast" };
// @ts-expect-error No operation has this name.
export const wrongFault: FaultRule = { operations: ["logn"], effect: { retcode: "000-004" } };
// @ts-expect-error A fault has one effect.
export const twoEffects: FaultRule = { effect: { retcode: "000-004", delay: "1s" } };
// @ts-expect-error No kind of finding has this name.
export const wrongQuery: FindingsQuery = { kind: "poling-too-fast" };
// @ts-expect-error A word is not a duration in settings either.
export const wrongSettings: StartOptions = { settings: { pollHold: "fast" } };
