// A believable past for an agent: hours of work lived by the same rules in a center of its own, in virtual time.
import {
  type AgentId,
  answer,
  Center,
  Chance,
  type Counters,
  cancelRest,
  chooseSkills,
  type Distribution,
  type Duration,
  defaultSettings,
  hold,
  type Instant,
  incomingCall,
  type Past,
  release,
  rest,
  retrieve,
  sample,
  signIn,
} from "../core/index.ts";
import { playedDetails, type Stage } from "./stage.ts";

const QUEUE = 1;
const HOUR: Duration = 3_600_000;
const MINUTE: Duration = 60_000;

// What an ordinary shift is made of.
const TALK: Distribution = { kind: "percentiles", p50: 3 * MINUTE, p95: 9 * MINUTE };
const ANSWER: Distribution = { kind: "percentiles", p50: 4_000, p95: 12_000 };
const PATIENCE: Distribution = { kind: "exponential", mean: 2 * MINUTE };
const REST_EVERY: Distribution = { kind: "exponential", mean: 90 * MINUTE };
const REST: Distribution = { kind: "percentiles", p50: 9 * MINUTE, p95: 16 * MINUTE };
const GRANTED_REST = 10 * MINUTE;
const HOLD: Distribution = { kind: "percentiles", p50: 30_000, p95: 2 * MINUTE };
const SHARE_HELD = 0.15;
const SHARE_HUNG_UP_BY_AGENT = 0.25;
const SHARE_LEFT_RINGING = 0.04;

type Act = "arrive" | "answer" | "hold" | "retrieve" | "hang-up" | "rest" | "end-rest";

/** So many pasts are kept: each depends on what it is made of and on nothing else, and every reset asks for the same ones. */
const MOST_KEPT = 10_000;

const kept = new Map<string, Readonly<Counters>>();

/**
 * Lives an agent's past in a center of its own, unless that has been done before.
 *
 * @param since how long ago the agent signed in (milliseconds).
 * @returns the past with the counters that the work came to.
 */
export function livePast(
  stage: Pick<Stage, "chance">,
  agent: AgentId,
  { since, callsPerHour }: { since: Duration; callsPerHour: number },
): Past {
  // A seed of the agent's own: what becomes of one past does not touch another, nor the present.
  const seed = stage.chance.uint32(`past/${agent}`);
  const key = `${seed} ${agent} ${since} ${callsPerHour}`;
  const known = kept.get(key);
  if (known !== undefined) return { since, counters: known };
  const shift = liveShift(agent, { chance: new Chance(seed), begin: 0, end: since, callsPerHour });
  const counters = Object.freeze(shift.statistics(agent));
  kept.set(key, counters);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return { since, counters };
}

/**
 * Lives a shift of one agent, who signs in at its beginning and is still there at its end.
 *
 * @param watch is handed the center before anything happens in it.
 * @returns the center as it is at the end.
 */
export function liveShift(
  agent: AgentId,
  { chance, begin, end, callsPerHour }: { chance: Chance; begin: Instant; end: Instant; callsPerHour: number },
  watch: (center: Center) => void = () => {},
): Center {
  const center = new Center({
    plan: {
      vdn: { id: 1, name: "past" },
      queues: [{ id: QUEUE, name: "past" }],
      agents: [{ id: agent, name: "past", password: "", queues: [QUEUE] }],
    },
    // A colleague who lets a call ring comes back by itself soon, instead of staying busy for hours.
    settings: { ...defaultSettings, noAnswerAction: "idle" },
    start: begin,
    chance,
  });
  watch(center);
  const after = (distribution: Distribution, act: Act): void => {
    const at = center.now + sample(distribution, chance, act);
    if (at < end) center.bookScript(at, act);
  };
  const likely = (share: number, what: string): boolean => chance.fraction(what) < share;
  const arrivals: Distribution = { kind: "exponential", mean: HOUR / callsPerHour };

  center.log.listen(({ event }) => {
    if (event.type === "ringing" && !likely(SHARE_LEFT_RINGING, "left-ringing")) after(ANSWER, "answer");
    if (event.type !== "talking" || event.cause !== "answered") return;
    if (likely(SHARE_HELD, "held")) after({ kind: "fixed", value: 20_000 }, "hold");
    if (likely(SHARE_HUNG_UP_BY_AGENT, "hung-up-by-agent")) after(TALK, "hang-up");
  });
  center.onScript((what) => {
    switch (what as Act) {
      case "arrive": {
        const call = {
          from: "past",
          to: { queue: QUEUE },
          patience: sample(PATIENCE, chance, "patience"),
          talk: sample(TALK, chance, "talk"),
        };
        center.perform(incomingCall, call);
        after(arrivals, "arrive");
        break;
      }
      case "answer":
        center.perform(answer, { agent, call: undefined });
        break;
      case "hold":
        center.perform(hold, { agent });
        after(HOLD, "retrieve");
        break;
      case "retrieve":
        center.perform(retrieve, { agent, call: undefined });
        break;
      case "hang-up":
        if (isTalking(center, agent)) center.perform(release, { agent });
        break;
      case "rest":
        center.perform(rest, { agent, time: GRANTED_REST, cause: 0, prolong: false });
        after(REST, "end-rest");
        after(REST_EVERY, "rest");
        break;
      case "end-rest":
        center.perform(cancelRest, { agent });
        break;
      default:
        break;
    }
  });

  center.perform(signIn, { agent, password: undefined, details: playedDetails("past", true), force: false });
  center.perform(chooseSkills, { agent, queues: "all" });
  after(arrivals, "arrive");
  after(REST_EVERY, "rest");
  center.runUntil(end);
  return center;
}

function isTalking(center: Center, id: AgentId): boolean {
  const agent = center.agent(id);
  return agent !== undefined && center.legsOf(agent).some(({ leg }) => leg.state === "talking");
}
