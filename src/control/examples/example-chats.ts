// The examples of chats in the OpenAPI document.
import { WORLD_TIME } from "./example-values.ts";

const MESSAGE = { number: 1, at: WORLD_TIME, from: null, text: "Where is my order?" };

/** A chat in the list of chats. */
export const CHAT = {
  id: "1767603600-2",
  media: "chat",
  from: "13800000002",
  name: "Mia",
  called: "60030",
  state: "talking",
  queue: 30,
  begunAt: WORLD_TIME,
  answeredAt: WORLD_TIME,
  endedAt: null,
  end: null,
  data: "order 7",
  agents: [{ agent: 101, state: "talking", since: WORLD_TIME }],
  count: 1,
  lastMessage: MESSAGE,
};

/** A new chat, which rings at an agent. */
export const RINGING_CHAT = {
  ...CHAT,
  state: "ringing",
  answeredAt: null,
  agents: [{ agent: 101, state: "ringing", since: WORLD_TIME }],
};

/** A chat in the answer about one chat. */
export const CHAT_WITH_MESSAGES = { ...CHAT, messages: [MESSAGE] };
