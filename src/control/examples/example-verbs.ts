// The example bodies of each verb of agents in the OpenAPI document.
import { createJsonExample, type Example } from "./example.ts";
import { CONSULTATION, DIALED_CALL, DIALED_NUMBER } from "./example-calls.ts";
import { CHAT } from "./example-chats.ts";
import { CONFERRING } from "./example-conferences.ts";
import { AGENT, CALL } from "./example-values.ts";

/** An agent without calls. */
const IDLE = { ...AGENT, state: "idle", session: { ...AGENT.session, calls: [] } };

/** An agent in a chat, which does not change the agent's state. */
const CHATTING = { ...IDLE, session: { ...IDLE.session, chats: [CHAT.id] } };

const INSPECTOR = {
  ...IDLE,
  id: 110,
  name: "Ida",
  inspector: true,
  phone: "40110",
  session: { ...IDLE.session, phone: "40110" },
};

const call = { call: CALL.id };
const chat = { chat: CHAT.id };
const participants = { agents: [102, "201-203"], numbers: ["13900000009"] };

/** The examples of the verbs of agents, by operation. */
export const VERB_EXAMPLES: Readonly<Record<string, Example>> = {
  answerAsAgent: createJsonExample(AGENT, call),
  rejectAsAgent: createJsonExample({ ...IDLE, state: "busy" }, { after: "busy" }),
  holdAsAgent: createJsonExample(AGENT),
  retrieveAsAgent: createJsonExample(AGENT, call),
  releaseAsAgent: createJsonExample(IDLE, {}),
  muteAsAgent: createJsonExample(AGENT),
  unmuteAsAgent: createJsonExample(AGENT),
  callOutAsAgent: createJsonExample(DIALED_CALL, { to: { number: DIALED_NUMBER }, data: "order 7" }),
  transferAsAgent: createJsonExample(IDLE, { to: { agent: 102 }, mode: "release" }),
  cancelTransferAsAgent: createJsonExample(AGENT),
  consultAsAgent: createJsonExample(CONSULTATION, { to: { agent: 102 } }),
  startThreeWayCallAsAgent: createJsonExample(AGENT, { to: { agent: 102 } }),
  connectAsAgent: createJsonExample(IDLE, call),
  inspectAsAgent: createJsonExample({ ...INSPECTOR, state: "inspecting" }, { agent: 101, mode: "listen" }),
  stopInspectingAsAgent: createJsonExample(INSPECTOR),
  interceptAsAgent: createJsonExample(
    { ...INSPECTOR, state: "talking", session: { ...INSPECTOR.session, calls: [CALL.id] } },
    call,
  ),
  answerChatAsAgent: createJsonExample(CHATTING, chat),
  refuseChatAsAgent: createJsonExample(IDLE, chat),
  sayAsAgent: createJsonExample(CHATTING, { ...chat, text: "It is on its way." }),
  endChatAsAgent: createJsonExample(IDLE, {}),
  transferChatAsAgent: createJsonExample(CHATTING, { to: { agent: 102 }, mode: "success" }),
  beginChatAsAgent: createJsonExample(CHATTING, { agent: 102 }),
  beginConferenceAsAgent: createJsonExample(CONFERRING, { participants, length: "30m" }),
  addParticipantsAsAgent: createJsonExample(CONFERRING, { participants }),
  removeParticipantsAsAgent: createJsonExample(CONFERRING, { participants }),
  holdParticipantAsAgent: createJsonExample(CONFERRING, { participant: { agent: 102 } }),
  retrieveParticipantAsAgent: createJsonExample(CONFERRING, { participant: { agent: 102 } }),
  muteParticipantAsAgent: createJsonExample(CONFERRING, { participant: { number: "13900000009" } }),
  unmuteParticipantAsAgent: createJsonExample(CONFERRING, { participant: { number: "13900000009" } }),
  handOverChairAsAgent: createJsonExample(CONFERRING, { agent: 102 }),
  changeParticipantModeAsAgent: createJsonExample(CONFERRING, { participant: { agent: 102 }, mode: "talk" }),
  changePlacesAsAgent: createJsonExample(CONFERRING, { by: 2 }),
  playSoundAsAgent: createJsonExample(CONFERRING, { sound: "y:/hello.V3" }),
  stopSoundAsAgent: createJsonExample(CONFERRING, {}),
  prolongConferenceAsAgent: createJsonExample(CONFERRING, { by: "10m" }),
  answerConferenceAsAgent: createJsonExample(CONFERRING),
  rejectConferenceAsAgent: createJsonExample(IDLE),
  leaveConferenceAsAgent: createJsonExample(IDLE),
  endConferenceAsAgent: createJsonExample(IDLE),
  recordAsAgent: createJsonExample(AGENT),
  pauseRecordingAsAgent: createJsonExample(AGENT),
  resumeRecordingAsAgent: createJsonExample(AGENT),
  stopRecordingAsAgent: createJsonExample(AGENT),
};
