// Rules that infer sign-outs, the acts of inspectors, and those of customers in chats and multimedia sessions.
import { eventsOfCall, RING_EVENTS } from "./call-causes.ts";
import { type CauseRule, callIdOf, textOf } from "./cause-rule.ts";

const signOut: CauseRule = {
  events: ["AgentOther_ShutdownService"],
  infer: ({ agent, state }) =>
    state.agents.get(agent)?.session === undefined
      ? undefined
      : {
          sentence: `agent ${agent} was signed out`,
          act: { method: "PATCH", path: `/agents/${agent}`, body: { signedIn: false } },
        },
};

const forcedIdle: CauseRule = {
  events: ["AgentState_Force_Ready"],
  infer: ({ agent }) => ({
    sentence: `an inspector made agent ${agent} idle`,
    act: { method: "PATCH", path: `/agents/${agent}`, body: { state: "idle", by: "inspector" } },
  }),
};

/** The reason code of a busy state that an inspector has forced. */
const FORCED = "3";

const forcedBusy: CauseRule = {
  events: ["AgentState_SetNotReady_Success"],
  infer: ({ agent, event }) =>
    textOf(event.content, "reason") === FORCED
      ? {
          sentence: `an inspector made agent ${agent} busy`,
          act: { method: "PATCH", path: `/agents/${agent}`, body: { state: "busy", by: "inspector" } },
        }
      : undefined,
};

const chat: CauseRule = {
  events: ["AgentChat_Ring"],
  infer: ({ agent, event: { content } }) => {
    // A chat between agents begins with a request.
    if (textOf(content, "isInnerCall") === "true") return undefined;
    const from = textOf(content, "caller");
    const name = textOf(content, "displayName");
    const body = { to: { agent }, ...(from === "" ? {} : { from }), ...(name === "" ? {} : { name }) };
    return { sentence: `${from || "a customer"} began a chat`, act: { method: "POST", path: "/chats", body } };
  },
};

/** The media abilities of multimedia sessions: text, and video in a browser. */
const [TEXT, VIDEO] = ["5", "6"];

/** A multimedia session rings like a call. */
const session: CauseRule = {
  events: RING_EVENTS,
  infer: (context) => {
    const { agent, state } = context;
    const offer = eventsOfCall(context).find(({ content }) => [TEXT, VIDEO].includes(textOf(content, "mediaAbility")));
    if (offer === undefined) return undefined;
    const isVideo = textOf(offer.content, "mediaAbility") === VIDEO;
    const skills = state.agents.get(agent)?.session?.skills ?? [];
    const queues = skills
      .flatMap((id) => state.queues.get(id) ?? [])
      .filter(({ media }) => media !== "voice" && media !== "chat" && (media === "h5Video") === isVideo);
    const called = queues.find(({ accessCode }) => accessCode === textOf(offer.content, "called"));
    // An offer does not say which media with text a session has.
    const media = (called ?? queues[0])?.media ?? (isVideo ? "h5Video" : "webChat");
    const from = textOf(offer.content, "caller");
    const to = called === undefined ? { agent } : { queue: called.id };
    const body = { to, media, ...(from === "" ? {} : { from }) };
    const where = called === undefined ? `agent ${agent}` : `queue ${called.id}`;
    return {
      sentence: `${from || "a customer"} began a session with ${where}`,
      act: { method: "POST", path: "/chats", body },
    };
  },
};

const message: CauseRule = {
  events: ["AgentChat_DataRecved", "AgentEvent_MessageData"],
  infer: ({ event: { content }, callOf }) => {
    const id = callOf(callIdOf(content));
    if (id === undefined || textOf(content, "isInnerCall") === "true") return undefined;
    const text = textOf(content, "chatContent", "message") || "-";
    return {
      sentence: "the customer of a chat wrote",
      act: { method: "POST", path: `/chats/${id}/say`, body: { text } },
    };
  },
};

const chatEnd: CauseRule = {
  events: ["AgentChat_Disconnected", "AgentEvent_Customer_Release", "AgentEvent_Call_Release"],
  infer: ({ event: { content }, state, callOf }) => {
    const id = callOf(callIdOf(content));
    return id === undefined || !state.chats.has(id)
      ? undefined
      : { sentence: "the customer left the chat", act: { method: "DELETE", path: `/chats/${id}` } };
  },
};

/** The rules, in the order in which they are tried. */
export const OTHER_CAUSES: readonly CauseRule[] = [signOut, forcedIdle, forcedBusy, chat, session, message, chatEnd];
