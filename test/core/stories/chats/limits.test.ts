// Stories of the limit on the text of all chats.
import { test } from "tap";
import { openChats } from "../../../support/chats.ts";

/** The longest text of a message. */
const LONGEST = "a".repeat(6_144);

test("at the limit of text, a message is stored only if the records of ended chats have enough text to drop", (t) => {
  const { center, chat, say, leave } = openChats({ agents: 0 });
  const chats = Array.from({ length: 6 }, () => chat({ queue: 41 }));
  // Each chat gets 455 messages. All together, they leave 4,096 of the 16,777,216 characters.
  for (let i = 0; i < 2_730; i++) say(chats[i % 6] ?? "", LONGEST);
  const [first = "", second = ""] = chats;
  const ended = chat({ queue: 41 }, { text: LONGEST.slice(0, 4_096) });
  leave(chat({ queue: 41 }));
  t.same([say(first, "a"), center.state.chatText], ["chats-full", 16_777_216]);
  leave(ended);
  t.same(
    [say(first, LONGEST), say(first, LONGEST.slice(0, 4_096)), center.state.chatText],
    ["chats-full", 456, 16_777_216],
  );
  leave(second);
  t.same([say(first, LONGEST), center.state.chatText], [457, 13_987_840]);
  t.end();
});
