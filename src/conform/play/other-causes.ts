// Rules that infer the acts of inspectors, and of customers in chats.
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
  events: ["AgentChat_Disconnected"],
  infer: ({ event: { content }, callOf }) => {
    const id = callOf(callIdOf(content));
    return id === undefined
      ? undefined
      : { sentence: "the customer left the chat", act: { method: "DELETE", path: `/chats/${id}` } };
  },
};

/** The rules, in the order in which they are tried. */
export const OTHER_CAUSES: readonly CauseRule[] = [signOut, forcedIdle, forcedBusy, chat, message, chatEnd];
