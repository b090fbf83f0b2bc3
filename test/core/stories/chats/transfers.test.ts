// Stories of chats between agents and of transfers.
import { test } from "tap";
import { openChats } from "../../../support/chats.ts";

test("a chat with a colleague connects both, and fails if the colleague refuses or cannot take it", (t) => {
  const { signInToChat, chatInside, answerChat, refuseChat, send, record, membersOf, signIn, dropChat } = openChats({
    agents: 4,
  });
  signInToChat(101);
  signInToChat(102);
  signIn(103);
  const id = chatInside(101, 102);
  t.same(membersOf(id), { 101: "calling", 102: "ringing" });
  t.equal(send(101, id, "too early"), "chat-unanswered");
  answerChat(102, id);
  const rows = record();
  send(101, id, "hello");
  dropChat(102, id);
  const refused = chatInside(101, 102);
  refuseChat(102, refused);
  chatInside(101, 103);
  t.same(
    rows.filter(([, who]) => who !== "center").map(([, who, what]) => `${who} ${what}`),
    [
      "102 chatMessageArrived",
      "101 chatLeft",
      "101 chatOtherSideLeft",
      "102 chatLeft",
      "102 chatOtherSideLeft",
      "101 chatDialed",
      "102 chatRinging",
      "102 chatLeft",
      "101 chatDialFailed",
      "101 chatDialed",
      "101 chatDialFailed",
    ],
  );
  t.same(
    [chatInside(101, 999), chatInside(101, 101), chatInside(103, 101)],
    ["unknown-agent", "chat-forbids", "chat-off"],
  );
  t.end();
});

test("of a chat that comes back to an agent, this agent is the last one who has talked", (t) => {
  const { center, signInToChat, chat, answerChat, transferChat, dropChat } = openChats();
  signInToChat(101);
  signInToChat(102);
  const id = chat({ agent: 101 });
  answerChat(101, id);
  transferChat(101, id, { agent: 102 }, "success");
  answerChat(102, id);
  transferChat(102, id, { agent: 101 }, "success");
  answerChat(101, id);
  dropChat(101, id);
  t.strictSame(
    center.state.chatRecords.map(({ agents }) => agents),
    [[102, 101]],
  );
  t.end();
});

test("the agent leaves a release transfer immediately, and a success transfer when the target answers", (t) => {
  const { signInToChat, chat, answerChat, transferChat, membersOf, events, send } = openChats();
  signInToChat(101);
  const id = chat({ queue: 42 });
  answerChat(101, id);
  signInToChat(102);
  t.equal(transferChat(101, id, { agent: 102 }, "success"), "done");
  t.same(membersOf(id), { 101: "talking", 102: "ringing" });
  t.equal(transferChat(101, id, { queue: 42 }, "release"), "chat-forbids");
  answerChat(102, id);
  t.same(membersOf(id), { 102: "talking" });
  t.equal(send(101, id, "still me"), "no-such-chat");
  transferChat(102, id, { agent: 101 }, "release");
  t.same(membersOf(id), { 101: "ringing" });
  t.same(
    events("chatRinging").map(({ agent, transferredBy }) => [agent, transferredBy]),
    [
      [101, undefined],
      [102, 101],
      [101, 102],
    ],
  );
  t.end();
});

test("a transfer that nobody takes fails or returns to the queue, and the agent can leave while it waits for the target", (t) => {
  const { signInToChat, chat, answerChat, refuseChat, transferChat, membersOf, events, dropChat, runFor } = openChats({
    queues: { 41: { media: "chat" }, 42: { media: "webChat" }, 43: { media: "chat" } },
  });
  signInToChat(101);
  const id = chat({ queue: 41 });
  answerChat(101, id);
  signInToChat(102);
  transferChat(101, id, { agent: 102 }, "success");
  refuseChat(102, id);
  t.same([membersOf(id), events("chatTransferFailed").length], [{ 101: "talking" }, 1]);
  transferChat(101, id, { agent: 103 }, "release");
  t.same([membersOf(id), events("chatTransferFailed").length], [{ 101: "talking" }, 2]);
  transferChat(101, id, { agent: 102 }, "release");
  runFor(30);
  t.same(membersOf(id), { 101: "ringing" });
  answerChat(101, id);
  transferChat(101, id, { queue: 43 }, "success");
  dropChat(101, id);
  t.same(membersOf(id), {});
  t.same(
    [transferChat(101, id, { queue: 42 }, "release"), chat({ queue: 43 }, { media: "sms" })],
    ["no-such-chat", "wrong-media"],
  );
  t.end();
});

test("only an answered chat can be transferred, and only to another known agent or to a queue of its media", (t) => {
  const { signInToChat, chat, answerChat, transferChat } = openChats();
  signInToChat(101);
  const id = chat({ queue: 41 });
  t.equal(transferChat(101, id, { queue: 41 }, "release"), "chat-unanswered");
  answerChat(101, id);
  t.same(
    [{ queue: 42 }, { queue: 25 }, { queue: 99 }, { agent: 999 }, { agent: 101 }].map((to) =>
      transferChat(101, id, to, "release"),
    ),
    ["wrong-media", "wrong-media", "no-such-queue", "unknown-agent", "chat-forbids"],
  );
  t.end();
});
