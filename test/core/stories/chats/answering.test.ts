// Stories of chats from their beginning to their end: routing, answering, refusing, messages.
import { test } from "tap";
import { setTalkRight } from "../../../../src/core/index.ts";
import { openChats } from "../../../support/chats.ts";

test("a chat rings at an agent with the chat right, carries messages in both directions, and ends once for all parties", (t) => {
  const { signInToChat, signIn, chat, record, answerChat, say, send, dropChat, events, counted, stateOf, leave } =
    openChats();
  signIn(101);
  signInToChat(102);
  const rows = record();
  const id = chat({ queue: 41 });
  say(id, "first");
  answerChat(102, id);
  say(id, "second");
  t.equal(send(102, id, "hello"), 3);
  dropChat(102, id);
  t.equal(leave(id), "no-such-chat");
  t.same(
    rows.map(([, who, what]) => `${who} ${what}`),
    [
      "center chatArrived",
      "center chatQueued",
      "102 chatRinging",
      "center chatMessageSent",
      "102 chatConnected",
      "102 chatMessageArrived",
      "center chatMessageSent",
      "102 chatMessageArrived",
      "center chatMessageSent",
      "102 chatLeft",
      "102 chatOtherSideLeft",
      "center chatOver",
    ],
  );
  t.same(
    events("chatMessageArrived").map(({ number, text }) => [number, text]),
    [
      [1, "first"],
      [2, "second"],
    ],
  );
  t.same([stateOf(102), counted(102)], ["idle", {}]);
  t.end();
});

test("a chat goes to the agent with the fewest chats, and waits if the limits allow none", (t) => {
  const { center, signInToChat, chat, membersOf, limitChats, dropChat } = openChats();
  for (const id of [101, 102]) signInToChat(id);
  t.equal(limitChats(101, 1), "done");
  t.equal(limitChats(102, 2, [{ media: "chat", chats: 1 }]), "done");
  t.equal(limitChats(102, 3, [{ media: "sms", chats: 1 }]), "no-queue-of-media");
  const chats = [chat({ queue: 41 }), chat({ queue: 41 }), chat({ queue: 41 }), chat({ queue: 42 })];
  t.same(chats.map(membersOf), [{ 101: "ringing" }, { 102: "ringing" }, {}, { 102: "ringing" }]);
  t.same(center.state.queues.get(41)?.waiting, [chats[2]]);
  dropChat(101, chats[0] ?? "");
  t.same(membersOf(chats[0] ?? ""), {});
  t.same(membersOf(chats[2] ?? ""), { 101: "ringing" });
  t.end();
});

test("a refused chat goes to another agent or waits for one, and a chat that is not answered keeps ringing", (t) => {
  const { signInToChat, chat, membersOf, refuseChat, runFor, answerChat } = openChats({
    settings: { ringTime: 10_000 },
  });
  for (const id of [101, 102]) signInToChat(id);
  const id = chat({ queue: 41 });
  t.equal(refuseChat(101, id), "done");
  t.same(membersOf(id), { 102: "ringing" });
  runFor(10);
  t.same(membersOf(id), { 102: "ringing" });
  t.equal(refuseChat(102, id), "done");
  t.same(membersOf(id), {});
  t.equal(answerChat(102, id), "no-such-chat");
  signInToChat(103);
  t.same(membersOf(id), { 103: "ringing" });
  t.end();
});

test("an agent can talk and chat at the same time, and gets no chats while busy", (t) => {
  const { center, signInToChat, chat, call, membersOf, answer, sayBusy, cancelBusy, signOut, stateOf, counted } =
    openChats({ agents: 1 });
  signInToChat(101);
  call({ queue: 25 });
  answer(101);
  const first = chat({ queue: 42 });
  t.same([membersOf(first), stateOf(101)], [{ 101: "ringing" }, "occupied"]);
  t.equal(signOut(101), "in-a-call");
  t.equal(signOut(101, "forced"), "done");
  t.same(membersOf(first), {});
  signInToChat(101, { status: "busy" });
  t.same([membersOf(first), stateOf(101)], [{}, "busy"]);
  sayBusy(101);
  cancelBusy(101);
  t.same(membersOf(first), { 101: "ringing" });
  t.same([counted(101)["answernums"], center.state.chats.size], [undefined, 1]);
  t.end();
});

test("a waiting chat rings at an agent in a call who joins its queue or accepts calls again, or who calls out while busy", (t) => {
  const { center, signInToChat, chooseSkills, sayBusy, call, callOut, answer, release, chat, membersOf, dropChat } =
    openChats({ agents: 1 });
  signInToChat(101);
  chooseSkills(101, [25]);
  call({ agent: 101 });
  answer(101);
  const first = chat({ queue: 41 });
  t.same(membersOf(first), {});
  chooseSkills(101, "all");
  t.same(membersOf(first), { 101: "ringing" });
  dropChat(101, first);
  center.perform(setTalkRight, { agent: 101, talkRight: false });
  const second = chat({ queue: 42 });
  t.same(membersOf(second), {});
  center.perform(setTalkRight, { agent: 101, talkRight: true });
  t.same(membersOf(second), { 101: "ringing" });
  release(101);
  sayBusy(101);
  const third = chat({ queue: 41 });
  t.same(membersOf(third), {});
  callOut(101);
  t.same(membersOf(third), { 101: "ringing" });
  t.end();
});

test("an agent gets only calls and chats of its media", (t) => {
  const { signInToChat, chat, call, membersOf, agentsOf } = openChats({
    agents: 3,
    special: { 101: { media: ["voice"] }, 102: { media: ["chat"] } },
  });
  signInToChat(101);
  signInToChat(102);
  const onlyChat = chat({ queue: 41 });
  const [firstCall, secondCall] = [call({ queue: 25 }), call({ queue: 25 })];
  t.same([membersOf(onlyChat), agentsOf(firstCall), agentsOf(secondCall)], [{ 102: "ringing" }, [101], []]);
  t.equal(chat({ queue: 25 }), "wrong-media");
  t.equal(call({ queue: 41 }), "wrong-media");
  t.end();
});

test("a chat ends if no queue or agent can take it, and at the end of the patience or the talk time of the customer", (t) => {
  const { center, signInToChat, chat, runFor, say, events, answerChat } = openChats({
    queues: { 41: { media: "chat", maxWaiting: 1 } },
  });
  const first = chat({ queue: 41 }, { patience: 30_000 });
  const turnedAway = chat({ queue: 41 });
  const direct = chat({ agent: 101 });
  t.same(
    events("chatOver").map(({ chat, end }) => [chat, end]),
    [
      [turnedAway, "turnedAway"],
      [direct, "turnedAway"],
    ],
  );
  runFor(30);
  t.equal(say(first, "still there?"), "no-such-chat");
  signInToChat(101);
  const answeredChat = chat({ queue: 41 }, { patience: 5_000, talk: 60_000 });
  answerChat(101, answeredChat);
  runFor(60);
  t.equal(center.state.chats.size, 0);
  t.same(center.state.queues.get(41)?.counts, {
    arrived: 2,
    answered: 1,
    abandoned: 1,
    turnedAway: 1,
    answeredInTime: 1,
  });
  t.end();
});
