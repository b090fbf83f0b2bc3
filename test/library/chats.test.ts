// Tests of chats in the library, with a simulator in this process and in another one.
import { test } from "tap";
import { TRANSPORTS } from "./both-transports.ts";

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, a customer chats with an agent`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      const ada = world.agent(101);
      await ada.signIn();
      const chat = await world.beginChat({ to: { agent: 101 }, name: "Mia", text: "Hello" });
      t.equal((await ada.answerChat()).session?.chats[0], chat.id);
      await ada.say("Good morning");
      t.match(await world.chats(), [
        { id: chat.id, state: "talking", lastMessage: { from: 101, text: "Good morning" } },
      ]);
      await world.chat(chat.id).say("Bye");
      t.hasStrict(await chat.leave(), {
        state: "over",
        end: "customer",
        messages: [{ number: 1 }, { number: 2 }, { text: "Bye" }],
      });
      t.hasStrict(await chat.get(), { count: 3 });
      t.match((await world.beginChat({ to: { agent: 102 } })).hint, /^Agent 102 cannot take a chat now/);
      await t.rejects(ada.endChat(), { code: "CCGW_REFUSED", reason: "no-such-chat" });
    }));
}
