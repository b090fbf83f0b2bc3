// Generates random steps of agents and outside parties for property tests of the core.
import fc from "fast-check";
import { type AgentId, type CallId, legsOf, type OutsideAct } from "../../src/core/index.ts";
import { openCenter, type Stage } from "./center.ts";

/** One step. Agents are indexed from 0, calls from the newest; the index may have no call. */
export type Step = { agent: number; other: number; nth: number } & (
  | { do: (typeof BY_AGENT)[number] }
  | { do: "callOut" | "transferOut"; number: number; mode: number }
  | { do: "callInside" | "consult" | "transferIn"; toQueue: boolean; mode: number; hold: boolean }
  | { do: "call"; toQueue: boolean; patience: number; talk: number }
  | { do: "actAsOutsideParty"; act: OutsideAct }
  | { do: "pass"; seconds: number }
);

const BY_AGENT = [
  "answer",
  "release",
  "dropCall",
  "disconnect",
  "hold",
  "retrieve",
  "cancelTransfer",
  "joinThreeWay",
  "connectHeld",
  "suspendToIvr",
  "handToIvr",
  "pickUp",
  "takeWaiting",
  "pickUpPhone",
  "hangUpPhone",
  "preview",
  "mute",
  "unmute",
  "sayBusy",
  "sayFree",
  "forceOut",
  "signInAgain",
] as const;

/** The outside numbers. */
const NUMBERS = ["131", "132", "133", "134", "135"];
/** The behavior of outside numbers. Number 135 has the default: it answers, and stays until the agent hangs up. */
const HABITS = [
  { number: "131", ring: 2, does: "answer", talk: 20 },
  { number: "132", does: "busy" },
  { number: "133", ring: 4, does: "refuse" },
  { number: "134", does: "noAnswer" },
] as const;

const MODES = ["release", "success", "talk", "threeParty"] as const;

const indexes = { agent: fc.nat(20), other: fc.nat(20), nth: fc.nat(4) };
const outsideAct = fc.constantFrom<OutsideAct>(
  "answers",
  "answers",
  "answers",
  "is-busy",
  "refuses",
  "does-not-answer",
  "hangs-up",
);
/** Returns a step with the given members, with its weight among all steps. */
const weighStep = <T extends object>(weight: number, shape: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) => ({
  weight,
  arbitrary: fc.record({ ...indexes, ...shape }) as unknown as fc.Arbitrary<Step>,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  weighStep(12, { do: fc.constantFrom(...BY_AGENT) }),
  // Steps that continue a call are more frequent than those that end it, so that long calls occur.
  weighStep(26, { do: fc.constantFrom("answer", "hold", "hold", "joinThreeWay", "joinThreeWay", "connectHeld") }),
  weighStep(9, { do: fc.constantFrom("callOut", "transferOut"), number: fc.nat(4), mode: fc.nat(3) }),
  weighStep(12, {
    do: fc.constantFrom("callInside", "consult", "consult", "transferIn"),
    toQueue: fc.boolean(),
    mode: fc.nat(1),
    hold: fc.boolean(),
  }),
  weighStep(12, { do: fc.constant("call"), toQueue: fc.boolean(), patience: fc.nat(60), talk: fc.nat(90) }),
  weighStep(8, { do: fc.constant("actAsOutsideParty"), act: outsideAct }),
  weighStep(8, { do: fc.constant("pass"), seconds: fc.nat(9).map((halves) => halves / 2) }),
);

/** Generates a shift: the number of agents, some settings of the center, and the steps. */
export const shift = fc.record({
  agents: fc.integer({ min: 5, max: 20 }),
  noAnswerAction: fc.constantFrom("busy" as const, "idle" as const),
  transfernums: fc.constantFrom("in" as const, "made" as const),
  phonePickUp: fc.constantFrom(0, 0, 0, 2_000, 60_000),
  steps: fc.array(step, { minLength: 1, maxLength: 100, size: "max" }),
});

type Shift = typeof shift extends fc.Arbitrary<infer Made> ? Made : never;

/** Takes a step. Returns the result of the move. */
export function takeStep(stage: Stage, step: Step, agents: number): unknown {
  const id = chooseAgent(stage, step, agents);
  const other = 101 + (step.other % agents);
  const pickNewest = (of: readonly CallId[]) => of.at(-1 - step.nth) ?? "none";
  const own = pickNewest(stage.center.agent(id)?.session?.calls ?? []);
  switch (step.do) {
    case "dropCall":
      return stage.dropCall(id, own);
    case "joinThreeWay":
    case "connectHeld":
      return stage[step.do](id, heldCallOf(stage, id) ?? own);
    case "disconnect":
      return stage.disconnect(id, partyOf(stage, own, id, step.nth) ?? String(other));
    case "pickUp":
      return stage.pickUp(id, other);
    case "takeWaiting":
      return stage.takeWaiting(id, stage.center.state.queues.get(25)?.waiting[0] ?? "none");
    case "suspendToIvr":
      return stage.transfer(id, { ivr: 7 }, "suspend");
    case "handToIvr":
      return stage.transfer(id, { ivr: 7 });
    case "preview":
      return stage.callPreviewedNumber(id, "135", stage.offerPreview(id, ["135"]) as number);
    case "forceOut":
      return step.nth === 0 ? stage.signOut(id, "forced") : "done";
    case "signInAgain":
      return stage.signIn(id, { autoAnswer: step.nth % 2 === 0, autoEnterIdle: step.nth < 3, phoneLinkage: true });
    case "callOut":
      return stage.callOut(id, NUMBERS[step.number]);
    case "transferOut":
      return stage.transfer(id, { number: NUMBERS[step.number] ?? "135" }, MODES[step.mode]);
    case "callInside":
      return stage.callInside(id, step.toQueue ? { queue: 25 } : { agent: other });
    case "consult": {
      const mode = step.mode === 0 ? "twoParty" : "threeParty";
      return stage.consult(id, step.toQueue ? { queue: 25 } : { agent: other }, { mode, hold: step.hold });
    }
    case "transferIn":
      return stage.transfer(id, step.toQueue ? { queue: 26 } : { agent: other }, MODES[step.mode]);
    case "call": {
      const how = { patience: 20 + step.patience, ...(step.talk < 45 ? { talk: 10 + step.talk } : {}) };
      return stage.call(step.toQueue ? { queue: 25 } : { agent: other }, how);
    }
    case "actAsOutsideParty":
      return stage.actAsOutsideParty(pickNewest([...stage.center.state.calls.keys()]), step.act);
    case "pass":
      return stage.runFor(step.seconds);
    default:
      return stage[step.do](id);
  }
}

/** Returns the id of an agent's first held call; undefined without one. */
function heldCallOf({ center }: Stage, id: AgentId): CallId | undefined {
  const agent = center.agent(id);
  return agent === undefined ? undefined : legsOf(center, agent).find(({ leg }) => leg.state === "held")?.call.id;
}

/** Returns the agent of a step, mostly one with a call, because most steps need one. */
function chooseAgent({ center }: Stage, { agent, nth }: Step, agents: number): AgentId {
  const engaged = [...center.state.agents.values()].filter(({ session }) => (session?.calls.length ?? 0) > 0);
  return (nth < 4 ? engaged[agent % Math.max(1, engaged.length)]?.id : undefined) ?? 101 + (agent % agents);
}

/** Returns the number of another party in an agent's call. */
function partyOf({ center }: Stage, id: CallId, agent: AgentId, nth: number): string | undefined {
  const call = center.call(id);
  const inside = call?.legs.filter((leg) => leg.agent !== agent).map((leg) => String(leg.agent)) ?? [];
  const parties = [...(call?.outside.map(({ number }) => number) ?? []), ...inside];
  return parties[nth % Math.max(1, parties.length)];
}

/** Opens the center of a shift, with all agents signed out. */
export function openShift({ agents, steps, ...settings }: Shift): Stage {
  const groups = [...Array(agents).keys()].map((i) => [101 + i, i % 3 === 0 ? { group: "A" } : {}]);
  return openCenter({ agents, settings, habits: HABITS, ivrs: { 7: 9 }, special: Object.fromEntries(groups) });
}

/** Signs all agents in, some with automatic answering, some with a linked phone. */
export function signAllIn(stage: Stage, { agents }: Shift): void {
  for (let i = 0; i < agents; i++) stage.signIn(101 + i, { autoAnswer: i % 3 === 1, phoneLinkage: i % 2 === 0 });
}
