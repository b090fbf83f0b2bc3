// Translates requests of the control API into steps of a scenario, as far as there are such steps.
import { chatsOf } from "../../core/index.ts";
import { verbOfAct } from "../../scenario/acts/act.ts";
import { CONFERENCE_ACTS } from "../../scenario/acts/conferences.ts";
import { RECORDING_ACTS } from "../../scenario/acts/recordings.ts";
import { findConferencePhone } from "../../scenario/stage/conference-phones.ts";
import type { TapedControl } from "../../world/tape/tape-record.ts";
import { translatePatch } from "./agent-patch-steps.ts";
import type { SessionMoment, Translation } from "./translation.ts";

/** The body of a request. */
type Body = Readonly<Record<string, unknown>>;
/** Translates a request. `ids`: a list with one id, that of the resource. The id is empty if the path has none. */
type Translator = (body: Body, moment: SessionMoment, ids: readonly string[]) => Translation | undefined;

/** Returns the translation of a request; undefined if it changes nothing that a scenario describes. */
export function translateControl(control: TapedControl, moment: SessionMoment): Translation | undefined {
  const { method, path, body } = control;
  const parts = path
    .replace(/\?.*$/s, "")
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  const [resource = "", id = "", verb = ""] = parts;
  const key = `${method} ${[resource, id === "" ? "" : "/-", verb === "" ? "" : `/${verb}`].join("")}`;
  const translate = parts.length > 3 || !Object.hasOwn(TRANSLATORS, key) ? undefined : TRANSLATORS[key];
  if (translate === undefined) return gap(`${method} /${parts.join("/")} has no step`);
  return translate(typeof body === "object" && body !== null ? (body as Body) : {}, moment, [id]);
}

/** Returns a translation without steps, and with sentences about what no step can perform. */
const gap = (...gaps: string[]): Translation => ({ steps: [], gaps });
/** Returns a translation with one step. */
const step = (name: string, members: object, ...gaps: string[]): Translation => ({
  steps: [{ [name]: members }],
  gaps,
});

/** Returns the translator of a verb of an agent whose step has the members of the body. */
const createAgentTranslator =
  (name: string, who: "agent" | "inspector" = "agent"): Translator =>
  (body, _, [agent]) => {
    const { taken, gaps } = withoutTemplates(body);
    return step(name, { [who]: Number(agent), ...taken }, ...gaps);
  };

/** Returns the translator of a verb of an agent that makes a call. */
const createCallerTranslator =
  (name: string): Translator =>
  (body, _, [agent]) => {
    const { taken, gaps } = withoutTemplates(body);
    const members = { as: undefined, agent: Number(agent), ...taken };
    return { ...step(name, members, ...gaps), makes: members };
  };

/**
 * Returns the translator of a verb whose body can name a call of the agent.
 *
 * @param state the state of the call that the step means if it names none; undefined: such a step could mean another call.
 */
const createCallTranslator =
  (name: string, state?: "ringing" | "held"): Translator =>
  (body, { calls }, [id]) => {
    const { call, ...rest } = body;
    const agent = Number(id);
    const who = name === "intercept" ? { inspector: agent } : name === "hangUp" ? { by: "agent", agent } : { agent };
    if (typeof call !== "string") return step(name, { ...who, ...rest });
    const named = calls.nameOf(call);
    if (named !== undefined) return step(name, { ...who, ...rest, call: named });
    if (state !== undefined && calls.isMeant(call, agent, state)) return step(name, { ...who, ...rest });
    return gap(`agent ${agent} chose the call ${call}, which no step can name (${name})`);
  };

/** Returns the translator of an act of an outside party. */
const createOutsideTranslator =
  (does: string): Translator =>
  (body, { calls }, [call = ""]) => {
    const given = typeof body["number"] === "string" ? { number: body["number"] } : {};
    const named = calls.nameOf(call);
    const isHangUp = does === "hangUp";
    if (named !== undefined) {
      return isHangUp && given.number === undefined
        ? step("hangUp", { by: "customer", call: named })
        : step("outside", { does, call: named, ...given });
    }
    const agent = isHangUp && given.number === undefined ? calls.agentOf(call) : undefined;
    if (agent !== undefined) return step("hangUp", { by: "customer", agent });
    const number = calls.numberOf(call, !isHangUp, given.number);
    if (number !== undefined) return step("outside", { does, number });
    return gap(`an outside party of the call ${call} did this: ${does}. No step can name this call`);
  };

/** Returns the translator of an act of a phone in a conference. */
const createPhoneTranslator =
  (does: string): Translator =>
  ({ number }, { calls, world: { center } }, [conference]) => {
    const rings = does !== "hangUp";
    /** Returns whether a step that names only a number means a phone of this conference. A step looks for calls first. */
    const isMeant = (named: string, id: string | undefined): boolean =>
      !calls.isGenerated(named) &&
      !calls.haveParty(named, rings) &&
      findConferencePhone(center, { number: named, mustRing: rings })?.conference === Number(id);
    const { participants = [] } = center.state.conferences.get(Number(conference)) ?? {};
    const phones = participants.flatMap(({ party, state }) => ("number" in party ? [{ ...party, state }] : []));
    const meant = phones.findLast(({ state }) => !rings || state !== "here")?.number;
    const found = typeof number === "string" ? number : meant;
    return found === undefined || !isMeant(found, conference)
      ? gap(`a phone of the conference ${conference ?? ""} did this: ${does}. No step can name it`)
      : step("outside", { does, number: found });
  };

/** Returns the translator of an act of the customer of a chat. */
const createCustomerTranslator =
  (name: string): Translator =>
  (body, { calls }, [chat = ""]) => {
    const named = calls.nameOf(chat);
    if (named === undefined)
      return gap(`the customer of the chat ${chat} acted (${name}), and no step can name this chat`);
    const { taken, gaps } = withoutTemplates(body);
    return gaps.length > 0 ? gap(...gaps) : step(name, { by: "customer", chat: named, ...taken });
  };

/**
 * Returns the translator of a verb of an agent in a chat.
 *
 * @param state the state of the chat that the verb means without an id.
 */
const createChatTranslator =
  (name: string, state: "ringing" | "talking"): Translator =>
  (body, { calls, world: { center } }, [id]) => {
    const { chat: given, ...rest } = body;
    const agent = center.agent(Number(id));
    const meant = agent && chatsOf(center, agent).find(({ member }) => member.state === state)?.chat.id;
    const chat = typeof given === "string" ? given : (meant ?? "");
    const named = calls.nameOf(chat);
    if (named === undefined)
      return gap(`agent ${id} acted in the chat ${chat} (${name}), and no step can name this chat`);
    const { taken, gaps } = withoutTemplates(rest);
    const by = name === "say" || name === "endChat" ? { by: "agent" } : {};
    return gaps.length > 0 ? gap(...gaps) : step(name, { ...by, agent: Number(id), chat: named, ...taken });
  };

/** The translators of the verbs that perform acts. */
const OF_ACTS: Readonly<Record<string, Translator>> = Object.fromEntries(
  Object.keys({ ...CONFERENCE_ACTS, ...RECORDING_ACTS }).map((name) => [
    `POST agents/-/${verbOfAct(name)}`,
    createAgentTranslator(name),
  ]),
);

/** The translators by method and path, with `-` in the place of ids. */
const TRANSLATORS: Readonly<Record<string, Translator>> = {
  "POST calls": (body) => {
    const { from, ...rest } = body;
    const { taken, gaps } = withoutTemplates({ as: undefined, from, ...rest });
    return { ...step("call", taken, ...gaps), makes: taken };
  },
  "POST chats": (body) => {
    const { from, name, ...rest } = body;
    const { taken, gaps } = withoutTemplates({ as: undefined, from, name, ...rest });
    return { ...step("chat", taken, ...gaps), makes: taken };
  },
  "POST chats/-/say": createCustomerTranslator("say"),
  "DELETE chats/-": createCustomerTranslator("endChat"),
  "POST agents/-/answer-chat": createChatTranslator("answerChat", "ringing"),
  "POST agents/-/refuse-chat": createChatTranslator("refuseChat", "ringing"),
  "POST agents/-/say": createChatTranslator("say", "talking"),
  "POST agents/-/end-chat": createChatTranslator("endChat", "talking"),
  "POST agents/-/transfer-chat": createChatTranslator("transferChat", "talking"),
  "POST agents/-/begin-chat": ({ agent: colleague }, _, [agent]) => {
    const members = { as: undefined, agent: Number(agent), to: { agent: colleague } };
    return { ...step("beginChat", members), makes: members };
  },
  "POST conferences/-/hang-up": createPhoneTranslator("hangUp"),
  "POST conferences/-/answer": createPhoneTranslator("answer"),
  "POST conferences/-/refuse": createPhoneTranslator("refuse"),
  "POST conferences/-/no-answer": createPhoneTranslator("noAnswer"),
  "POST conferences/-/busy": createPhoneTranslator("busy"),
  ...OF_ACTS,
  "POST agents/-/conference": createAgentTranslator("conference"),
  "POST agents/-/hand-over-chair": ({ agent: to }, _, [agent]) =>
    step("handOverChair", { agent: Number(agent), to: { agent: to } }),
  "POST calls/-/hang-up": createOutsideTranslator("hangUp"),
  "POST calls/-/answer": createOutsideTranslator("answer"),
  "POST calls/-/refuse": createOutsideTranslator("refuse"),
  "POST calls/-/no-answer": createOutsideTranslator("noAnswer"),
  "POST calls/-/busy": createOutsideTranslator("busy"),
  "POST agents/-/answer": createCallTranslator("answer", "ringing"),
  "POST agents/-/reject": createCallTranslator("reject", "ringing"),
  "POST agents/-/hold": createAgentTranslator("hold"),
  "POST agents/-/retrieve": createCallTranslator("retrieve", "held"),
  "POST agents/-/mute": createAgentTranslator("mute"),
  "POST agents/-/unmute": createAgentTranslator("unmute"),
  "POST agents/-/release": createCallTranslator("hangUp"),
  "POST agents/-/call-out": createCallerTranslator("callOut"),
  "POST agents/-/transfer": createAgentTranslator("transfer"),
  "POST agents/-/cancel-transfer": createAgentTranslator("cancelTransfer"),
  "POST agents/-/connect": createCallTranslator("connect", "held"),
  "POST agents/-/consult": createCallerTranslator("consult"),
  "POST agents/-/three-way-call": createCallTranslator("threeWayCall", "held"),
  "POST agents/-/inspect": createAgentTranslator("inspect", "inspector"),
  "POST agents/-/stop-inspecting": createAgentTranslator("stopInspecting", "inspector"),
  "POST agents/-/intercept": createCallTranslator("intercept"),
  "POST agents/-/previews": createAgentTranslator("preview"),
  "PATCH agents/-": (body, moment, [agent]) => translatePatch(Number(agent), body, moment),
  "POST faults": (body) => step("fault", body),
  "DELETE faults": () => step("clearFaults", {}),
  "DELETE faults/-": (_, { world }, [fault]) => {
    const active = world.faults.list();
    return active.length === 1 && String(active[0]?.id) === fault
      ? step("clearFaults", {})
      : gap(`fault ${fault} was removed, and a step removes only all faults`);
  },
  "PATCH settings": (body, moment) =>
    isAtBeginning(moment)
      ? { steps: [], gaps: [], settings: body }
      : gap(`settings were changed, and no step does that: ${JSON.stringify(body)}`),
  // The steps wait until the times at which something happens.
  "POST clock/-": () => undefined,
  "PUT clock": (body) => gap(`the mode of the clock became ${String(body["mode"])}, and a scenario has only one`),
  "PUT scenario": ({ scenario }) =>
    gap(
      `the scenario ${JSON.stringify((scenario as { readonly name?: unknown } | undefined)?.name)} replaced the one before. ` +
        "Its agents and queues exist from the start, and its steps are missing",
    ),
};

/** Returns whether no event has happened yet. */
function isAtBeginning({ world: { center } }: SessionMoment): boolean {
  return center.log.length === 0;
}

/** The members in which {{ begins a template. */
const TEMPLATED = ["from", "called", "data", "text"];

/** Returns the members of a body that a step can have, and sentences about the others. Leaves empty data out. */
function withoutTemplates(body: Body): { taken: Record<string, unknown>; gaps: string[] } {
  const isTemplate = ([name, value]: readonly [string, unknown]): boolean =>
    TEMPLATED.includes(name) && typeof value === "string" && value.includes("{{");
  const entries = Object.entries(body).filter(([name, value]) => !(name === "data" && value === ""));
  return {
    taken: Object.fromEntries(entries.filter((entry) => !isTemplate(entry))),
    gaps: entries
      .filter(isTemplate)
      .map(([name, value]) => `${name} was ${String(value)}, which a step would read as a template`),
  };
}
