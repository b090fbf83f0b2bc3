// Rules that infer the acts of customers and colleagues in calls.
import type { EventName } from "../../words/event-names.ts";
import {
  type CauseContext,
  type CauseRule,
  callIdOf,
  type InferredAct,
  type TapedEvent,
  textOf,
} from "./cause-rule.ts";

type Call = CauseContext["state"]["calls"] extends ReadonlyMap<string, infer C> ? C : never;

/** The features of calls between agents: internal calls and consultations. */
const INTERNAL_FEATURES: ReadonlySet<string> = new Set(["6", "51", "52"]);

/** The events that announce or offer a call together. */
export const RING_EVENTS = [
  "AgentEvent_Incoming_CallInfo",
  "AgentEvent_Ringing",
  "AgentEvent_Auto_Answer",
] as const satisfies readonly EventName[];

/** The same names as a set. */
export const RING_EVENT_NAMES: ReadonlySet<string> = new Set(RING_EVENTS);

/** The events that offer a call to an agent. */
export const OFFERS: ReadonlySet<string> = new Set(["AgentEvent_Ringing", "AgentEvent_Auto_Answer"]);

/** Returns an event, and those of its call among the events that directly follow it. */
export function eventsOfCall({ event, following }: Pick<CauseContext, "event" | "following">): readonly TapedEvent[] {
  const call = callIdOf(event.content);
  return [event, ...following.filter(({ content }) => callIdOf(content) === call)];
}

const ANNOUNCEMENTS: ReadonlySet<string> = new Set(["AgentEvent_Incoming_CallInfo"]);
const CUSTOMER_ENDS: ReadonlySet<string> = new Set(["AgentEvent_Customer_Release"]);

const ring: CauseRule = {
  events: RING_EVENTS,
  infer: (context) => {
    const { agent, state } = context;
    const events = eventsOfCall(context);
    const ringing = events.find(({ name }) => OFFERS.has(name));
    const announced = events.find(({ name }) => ANNOUNCEMENTS.has(name));
    const content = ringing?.content ?? announced?.content;
    const caller = textOf(content, "caller");
    if (INTERNAL_FEATURES.has(textOf(content, "feature"))) {
      if (!state.agents.has(Number(caller))) return undefined;
      const act = { method: "POST", path: `/agents/${caller}/call-out`, body: { to: { agent } } } as const;
      return { sentence: `agent ${caller} called agent ${agent}`, act };
    }
    const queue = Number(textOf(announced?.content, "skillId", "skillid"));
    const isOfQueue = state.agents.get(agent)?.session?.skills.includes(queue) === true;
    const to = isOfQueue ? { queue } : { agent };
    const called = textOf(content, "called");
    const body = { to, ...toNumberMember("from", caller), ...toNumberMember("called", called) };
    const where = isOfQueue ? `queue ${queue}` : `agent ${agent}`;
    return { sentence: `${caller || "a customer"} called ${where}`, act: { method: "POST", path: "/calls", body } };
  },
};

const hangUp: CauseRule = {
  events: ["AgentEvent_Customer_Release"],
  infer: ({ event, state, callOf }) => {
    const number = textOf(event.content, "number");
    const call = findCall(state, callOf(callIdOf(event.content)));
    if (call === undefined) return undefined;
    const colleague = call.legs.find((leg) => String(leg.agent) === number);
    if (colleague !== undefined) return releaseOf(colleague.agent, call.id);
    const party = call.outside.find((outside) => outside.number === number) ?? call.outside[0];
    if (party === undefined) return undefined;
    return {
      sentence: `${party.number} hung up`,
      act: { method: "POST", path: `/calls/${call.id}/hang-up`, body: { number: party.number } },
    };
  },
};

const release: CauseRule = {
  events: ["AgentEvent_Call_Release"],
  infer: ({ agent, event, following, state, callOf }) => {
    const call = findCall(state, callOf(callIdOf(event.content)));
    const leg = call?.legs.find((one) => one.agent === agent);
    if (call === undefined || leg === undefined) return undefined;
    const others = call.legs.filter((one) => one !== leg);
    // In a call between agents, the agent who did not hang up gets this event alone.
    const isAlone = !following.some(({ name }) => CUSTOMER_ENDS.has(name));
    const [colleague] = others;
    if (isAlone && call.outside.length === 0 && colleague !== undefined) return releaseOf(colleague.agent, call.id);
    return releaseOf(agent, call.id);
  },
};

const answer: CauseRule = {
  events: ["AgentEvent_Talking", "AgentEvent_Conference"],
  infer: ({ agent, event, state, callOf }) => {
    const own = callsOf(state, agent);
    const named = findCall(state, callOf(callIdOf(event.content)));
    const calls = named === undefined ? own : [named, ...own];
    for (const call of calls) {
      const leg = call.legs.find((one) => one.agent === agent);
      if (leg?.state === "dialing") return answerOf(call, agent);
      if (leg?.state === "ringing" || leg?.state === "alerting") {
        return {
          sentence: `agent ${agent} answered by phone`,
          act: toAgentRequest(agent, "answer", { call: call.id }),
        };
      }
    }
    return undefined;
  },
};

const transferResult: CauseRule = {
  events: ["AgentEvent_SuccTransResult", "AgentEvent_TransOutResult"],
  infer: ({ agent, event, state }) => {
    const call = [...state.calls.values()].find(({ transfer }) => transfer?.by === agent);
    if (call === undefined) return undefined;
    return textOf(event.content, "result") === "0" ? answerOf(call, agent) : refusalOf(call, agent);
  },
};

const failure: CauseRule = {
  events: [
    "AgentEvent_Call_Out_Fail",
    "AgentEvent_Connect_Fail",
    "AgentEvent_Inside_Call_Fail",
    "AgentEvent_Consult_Fail",
  ],
  infer: ({ agent, state }) => {
    const call = callsOf(state, agent).find(
      ({ legs, transfer }) =>
        transfer?.by === agent || legs.some((leg) => leg.agent === agent && leg.state === "dialing"),
    );
    return call === undefined ? undefined : refusalOf(call, agent);
  },
};

const preview: CauseRule = {
  events: ["AgentEvent_Preview", "AgentEvent_Preview_CallOut", "AgentEvent_Preview_CallOut_Ex"],
  infer: ({ agent, event }) => {
    const numbers = textOf(event.content, "dialeddigits").split(",");
    const data = textOf(event.content, "callData");
    const body = { numbers, ...(data === "" ? {} : { data }) };
    return {
      sentence: `a preview of ${numbers.join(", ")} was offered`,
      act: { method: "POST", path: `/agents/${agent}/previews`, body },
    };
  },
};

/** The rules, in the order in which they are tried. */
export const CALL_CAUSES: readonly CauseRule[] = [ring, hangUp, release, answer, transferResult, failure, preview];

function callsOf(state: CauseContext["state"], agent: number): readonly Call[] {
  return [...state.calls.values()].filter(({ legs }) => legs.some((leg) => leg.agent === agent));
}

function findCall(state: CauseContext["state"], id: string | undefined): Call | undefined {
  return id === undefined ? undefined : state.calls.get(id);
}

/** Returns the answer by the party that an agent called, or transfers a call to; undefined if there is no such party. */
function answerOf(call: Call, agent: number): InferredAct | undefined {
  const colleague = findRinging(call, agent);
  if (colleague !== undefined) {
    return { sentence: `agent ${colleague} answered`, act: toAgentRequest(colleague, "answer", { call: call.id }) };
  }
  const party = call.outside.find(({ state }) => state === "called");
  if (party === undefined) return undefined;
  const body = { number: party.number };
  return { sentence: `${party.number} answered`, act: { method: "POST", path: `/calls/${call.id}/answer`, body } };
}

/** Returns the act by which the party that `answerOf` finds rejects the call or is not reached; undefined if there is no such party. */
function refusalOf(call: Call, agent: number): InferredAct | undefined {
  const colleague = findRinging(call, agent);
  if (colleague !== undefined) {
    return {
      sentence: `agent ${colleague} rejected the call`,
      act: toAgentRequest(colleague, "reject", { call: call.id }),
    };
  }
  const party = call.outside.find(({ state }) => state === "called");
  if (party === undefined) return undefined;
  const body = { number: party.number };
  return { sentence: `${party.number} was not reached`, act: { method: "POST", path: `/calls/${call.id}/busy`, body } };
}

/** Returns the agent whose phone rings in a call of another agent; undefined if none does. */
function findRinging(call: Call, agent: number): number | undefined {
  return call.legs.find((leg) => leg.agent !== agent && (leg.state === "ringing" || leg.state === "alerting"))?.agent;
}

function releaseOf(agent: number, call: string): InferredAct {
  return { sentence: `agent ${agent} hung up`, act: toAgentRequest(agent, "release", { call }) };
}

function toAgentRequest(agent: number, name: string, body: object): InferredAct["act"] {
  return { method: "POST", path: `/agents/${agent}/${name}`, body };
}

/** Returns an object with a telephone number as its member; an empty object if the text is not 1 to 24 digits. */
function toNumberMember(name: string, text: string): object {
  return /^\d{1,24}$/.test(text) ? { [name]: text } : {};
}
