// Generates random actions in chats, with calls and inspections beside them, for property tests of the core.
import fc from "fast-check";
import {
  type AgentId,
  beginInspecting,
  type CallId,
  type Destination,
  limitChats,
  setTalkRight,
  stopInspection,
} from "../../src/core/index.ts";
import { perform } from "./act.ts";
import { openChats } from "./chats.ts";

/** A center with queues of chats, and methods for moves, including those of chats. */
export type ChatStage = ReturnType<typeof openChats>;

/** One action. `isChat`: it concerns chats only, so that calls are the same without it. */
export interface ChatAct {
  readonly isChat: boolean;
  readonly act: (stage: ChatStage) => unknown;
}

/** The last agent; the first is 101. Agents 105 and 106 are not in the queue of video chats. */
const LAST_AGENT = 106;
const INSPECTOR = 101;

/** Opens a center with queues of chats, web chats and video, and signs its agents in. At most one video chat waits. */
export function openChatCenter(): ChatStage {
  const queues = [25, 26, 41, 42, 43];
  const stage = openChats({
    agents: LAST_AGENT - 100,
    settings: { supervision: false },
    queues: { 43: { media: "h5Video", maxWaiting: 1 } },
    special: Object.fromEntries(
      [101, 102, 103, 104].map((id) => [id, { queues, ...(id === INSPECTOR ? { inspector: true } : {}) }]),
    ),
  });
  for (let id = 101; id <= LAST_AGENT; id++) stage.signInToChat(id, { autoAnswer: id % 3 === 0 });
  return stage;
}

const anyone = fc.integer({ min: 101, max: LAST_AGENT + 1 });
const nth = fc.nat(5);
const seconds = fc.option(
  fc.integer({ min: 1, max: 90 }).map((count) => count * 1_000),
  { nil: undefined },
);
const to: fc.Arbitrary<Destination> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(41, 41, 42, 43, 25, 99).map((queue) => ({ queue })) },
  { weight: 1, arbitrary: anyone.map((agent) => ({ agent })) },
);
const text = fc.constantFrom("hello", "one moment", "<b>", "", "a".repeat(6_145));

/** Returns an action in chats, with its weight among all actions. */
const weighChatAct = (weight: number, arbitrary: fc.Arbitrary<ChatAct["act"]>) => ({
  weight,
  arbitrary: arbitrary.map((act): ChatAct => ({ isChat: true, act })),
});
/** Returns an action outside chats, with its weight among all actions. */
const weighOtherAct = (weight: number, arbitrary: fc.Arbitrary<ChatAct["act"]>) => ({
  weight,
  arbitrary: arbitrary.map((act): ChatAct => ({ isChat: false, act })),
});

/** Returns the nth active chat; `none` if there are fewer. */
const pickChat = ({ center }: ChatStage, n: number): CallId => [...center.state.chats.keys()][n] ?? "none";

/** Returns an agent in the wanted state and its chat, so that most attempts succeed. If there is none, agent 101 and `none`. */
function pickMember({ center }: ChatStage, n: number, wanted: string): readonly [AgentId, CallId] {
  const all = [...center.state.chats.values()].flatMap(({ id, members }) =>
    members.filter(({ state }) => wanted === "any" || state === wanted).map(({ agent }) => [agent, id] as const),
  );
  return all[n % Math.max(all.length, 1)] ?? [101, "none"];
}

const customerActs = [
  weighChatAct(
    10,
    fc.record({ to, patience: seconds, talk: seconds, text: fc.option(text, { nil: undefined }) }).map(
      ({ to, ...given }) =>
        (stage: ChatStage) =>
          stage.chat(to, given),
    ),
  ),
  weighChatAct(
    8,
    fc.tuple(nth, text).map(
      ([n, text]) =>
        (stage: ChatStage) =>
          stage.say(pickChat(stage, n), text),
    ),
  ),
  weighChatAct(
    2,
    nth.map((n) => (stage: ChatStage) => stage.leave(pickChat(stage, n))),
  ),
];

const memberActs = [
  weighChatAct(
    10,
    fc.tuple(nth, fc.constantFrom("ringing", "any")).map(
      ([n, wanted]) =>
        (stage: ChatStage) =>
          stage.answerChat(...pickMember(stage, n, wanted)),
    ),
  ),
  weighChatAct(
    3,
    fc.tuple(nth, fc.constantFrom("refuseChat" as const, "dropChat" as const)).map(
      ([n, method]) =>
        (stage: ChatStage) =>
          stage[method](...pickMember(stage, n, method === "refuseChat" ? "ringing" : "any")),
    ),
  ),
  weighChatAct(
    10,
    fc.tuple(nth, text).map(
      ([n, text]) =>
        (stage: ChatStage) =>
          stage.send(...pickMember(stage, n, "talking"), text),
    ),
  ),
  weighChatAct(
    2,
    fc.tuple(nth, fc.constantFrom(0, 1, 1_048_576, 1_048_577)).map(
      ([n, size]) =>
        (stage: ChatStage) =>
          stage.sendFile(...pickMember(stage, n, "talking"), size),
    ),
  ),
  weighChatAct(
    5,
    fc.tuple(nth, to, fc.constantFrom("release" as const, "success" as const)).map(
      ([n, to, mode]) =>
        (stage: ChatStage) =>
          stage.transferChat(...pickMember(stage, n, "talking"), to, mode),
    ),
  ),
  weighChatAct(
    1,
    nth.map((n) => (stage: ChatStage) => stage.takeImage(...pickMember(stage, n, "talking"))),
  ),
  // The agent may not be in the chat, and the chat may not exist.
  weighChatAct(
    3,
    fc.tuple(anyone, nth, fc.constantFrom("answerChat", "refuseChat", "dropChat")).map(
      ([agent, n, method]) =>
        (stage: ChatStage) =>
          stage[method as "answerChat"](agent, pickChat(stage, n)),
    ),
  ),
  weighChatAct(
    3,
    fc.tuple(anyone, anyone).map(
      ([agent, colleague]) =>
        (stage: ChatStage) =>
          stage.chatInside(agent, colleague),
    ),
  ),
  weighChatAct(
    2,
    fc.tuple(anyone, fc.nat(4), fc.constantFrom("chat" as const, "webChat" as const, "sms" as const)).map(
      ([agent, chats, media]) =>
        (stage: ChatStage) =>
          stage.limitChats(agent, chats % 2 === 0 ? chats : undefined, [{ media, chats }]),
    ),
  ),
  weighChatAct(
    1,
    fc.tuple(anyone, fc.nat(5)).map(([agent, chats]) => perform(limitChats, { agents: [agent], chats })),
  ),
];

const otherActs = [
  weighOtherAct(
    4,
    anyone.map((id) => (stage: ChatStage) => stage.signIn(id, { webm: id % 5 !== 0, autoAnswer: id % 2 === 0 })),
  ),
  weighOtherAct(
    1,
    // An agent with a chat can't sign out in any other way, so its calls would differ.
    anyone.map((id) => (stage: ChatStage) => stage.signOut(id, "forced")),
  ),
  weighOtherAct(
    8,
    fc
      .tuple(
        anyone,
        fc.constantFrom("answer", "release", "hold", "retrieve", "sayBusy", "cancelBusy", "sayFree", "work"),
      )
      .map(
        ([id, method]) =>
          (stage: ChatStage) =>
            stage[method as "answer"](id),
      ),
  ),
  weighOtherAct(
    1,
    fc.tuple(anyone, fc.subarray([25, 26, 41, 42, 43])).map(
      ([id, queues]) =>
        (stage: ChatStage) =>
          stage.chooseSkills(id, queues),
    ),
  ),
  weighOtherAct(
    5,
    fc.constantFrom(25, 26, 41).map((queue) => (stage: ChatStage) => stage.call({ queue })),
  ),
  weighOtherAct(
    2,
    anyone.map((agent) => (stage: ChatStage) => stage.call({ agent }, { talk: 20 })),
  ),
  weighOtherAct(
    2,
    anyone.map((agent) => (stage: ChatStage) => void stage.callOut(agent)),
  ),
  weighOtherAct(
    1,
    fc.tuple(anyone, fc.boolean()).map(([agent, talkRight]) => perform(setTalkRight, { agent, talkRight })),
  ),
  weighOtherAct(
    2,
    fc
      .tuple(anyone, fc.boolean())
      .map(([agent, begins]) =>
        begins
          ? perform(beginInspecting, { inspector: INSPECTOR, agent, mode: "listen" as const })
          : perform(stopInspection, { inspector: INSPECTOR, agent, modes: ["listen" as const] }),
      ),
  ),
  weighOtherAct(
    6,
    fc.integer({ min: 1, max: 70 }).map((count) => (stage: ChatStage) => void stage.runFor(count)),
  ),
];

/** An action of a customer, an agent or an inspector, or time that passes. */
export const anyChatAct: fc.Arbitrary<ChatAct> = fc.oneof(...customerActs, ...memberActs, ...otherActs);
