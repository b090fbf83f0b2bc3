// Tests that calls and chats need separate queues, in the center and in steps.
import { test } from "tap";
import { problemsOf } from "../problems-of.ts";

test("calls and chats need separate queues", async (t) => {
  const text =
    "center:\n  queues: [ { id: 25, overflow: 30 }, { id: 30, media: chat, record: true } ]\n  agents: [ { id: 101, queues: [30], media: [voice] } ]\n" +
    "steps:\n  - call: { to: { queue: 30 } }\n  - chat: { to: { queue: 25 } }\n  - say: { by: customer, chat: first, text: Hi }";
  t.strictSame(await problemsOf(text), [
    "s.yaml:2:33: queue 30 takes no calls: the overflow of queue 25 must be a queue for calls too",
    "s.yaml:2:70: chats are not recorded: leave record out",
    "s.yaml:3:33: queue 30 is for chats, and this agent takes none: add chat to its media",
    "s.yaml:5:26: queue 30 is for chats: use a step for chats, or a queue whose media is voice or video",
    "s.yaml:6:26: queue 25 is for calls: use a step for calls, or give the queue media: chat, webChat or another medium of chats",
    's.yaml:7:32: unknown chat "first": no step names a chat with "as"',
  ]);
  const writeChats = (queue: number) =>
    `center: { queues: [{ id: 25 }], chats: [{ queue: ${queue}, chatsPerHour: 6, texts: [Hi] }] }`;
  t.strictSame(await problemsOf(writeChats(25)), [
    "s.yaml:1:50: queue 25 is for calls: use a step for calls, or give the queue media: chat, webChat or another medium of chats",
  ]);
  t.strictSame(await problemsOf(writeChats(30)), ["s.yaml:1:50: queue 30 is not in the center: its queues are 25"]);
});

test("an unknown overflow of a queue for chats is reported once", async (t) => {
  t.strictSame(await problemsOf("center: { queues: [{ id: 30, media: chat, overflow: 99 }] }"), [
    "s.yaml:1:53: queue 99 is not in the center: its queues are 30",
  ]);
});
