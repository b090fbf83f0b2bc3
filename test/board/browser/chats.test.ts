// Tests of chats on the board in a browser: beginning, writing and leaving.
import type { Scenario } from "../../../src/index.ts";
import { NARROW, saveScreenshot, showPane, startCenter, story, WIDE } from "./open-board.ts";

const CENTER = {
  name: "shop",
  center: {
    queues: [
      { id: 25, name: "Support" },
      { id: 30, name: "Web shop", media: "chat" },
    ],
    agents: [
      { id: 101, name: "Ada", queues: [25, 30] },
      { id: 102, name: "Ben", queues: [30] },
    ],
  },
} satisfies Scenario;

story("a customer begins a chat, writes, gets an answer, and leaves", async (t) => {
  const { sim, world } = await startCenter(t, { scenario: CENTER });
  const ada = world.agent(101);
  await ada.signIn();
  const page = await t.open(sim.controlUrl);
  const calls = page.getByRole("region", { name: "Calls" });
  const target = calls.getByRole("combobox");
  await target.selectOption("chat queue 30");
  await calls.getByRole("textbox", { name: "Number or address of the customer" }).fill("13800000001");
  await calls.getByRole("textbox", { name: "First message of the customer" }).fill("Where is my order?");
  await calls.getByRole("button", { name: "Begin chat" }).click();
  const chats = calls.getByRole("region", { name: "Customers" });
  await chats.getByText("customer: Where is my order?").waitFor();
  const [{ id: chat } = { id: "" }] = await world.chats();
  await ada.answerChat({ chat });
  await ada.say("On its way", { chat });
  await chats.getByText("101: On its way").waitFor();
  const text = chats.getByRole("textbox", { name: "Message of 13800000001" });
  await text.fill("Thanks");
  await text.press("Enter");
  await chats.getByText("customer: Thanks").waitFor();
  await chats.getByRole("button", { name: "Leave the chat: 13800000001" }).click();
  await chats.waitFor({ state: "detached" });
  const over = await world.chat(chat).get();
  t.hasStrict(over, { state: "over", end: "customer" });
  t.strictSame(
    over.messages?.map((message) => message.text),
    ["Where is my order?", "On its way", "Thanks"],
  );
});

story("each target is offered only for the calls or chats that it takes", async (t) => {
  const { sim, world } = await startCenter(t, { scenario: CENTER });
  await world.agent(101).signIn();
  const page = await t.open(sim.controlUrl);
  const target = page.getByRole("region", { name: "Calls" }).getByRole("combobox");
  await target.getByRole("option", { name: "agent 101 Ada" }).first().waitFor({ state: "attached" });
  const groups = await target.locator("optgroup").all();
  const offered = groups.map(async (group) => [
    await group.getAttribute("label"),
    await group.getByRole("option").allTextContents(),
  ]);
  t.strictSame(await Promise.all(offered), [
    ["Calls", ["queue 25 Support", "agent 101 Ada"]],
    ["Chats", ["queue 30 Web shop", "agent 101 Ada"]],
  ]);
  const { sim: voiceOnly } = await startCenter(t);
  const other = (await t.open(voiceOnly.controlUrl)).getByRole("combobox", { name: "Target of the call" });
  await other.getByRole("option", { name: "agent 201 Cem" }).waitFor({ state: "attached" });
  t.strictSame(await other.getByRole("option").allTextContents(), ["queue 25 Support", "agent 201 Cem"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
    story(`queues, phones and chats fit a ${width} page with ${colorScheme} colors`, async (t) => {
      const { sim, world } = await startCenter(t, { scenario: CENTER });
      await world.agent(101).signIn();
      await world.agent(102).signIn();
      const chat = await world.beginChat({ from: "13800000001", name: "Mia", to: { queue: 30 }, text: "Where is it?" });
      await world
        .agent(101)
        .answerChat({ chat: chat.id })
        .catch(() => world.agent(102).answerChat({ chat: chat.id }));
      await world.beginChat({ from: "13800000002", to: { queue: 30 } });
      await world.incomingCall({ from: "13800000003", to: { queue: 25 } });
      await world.incomingCall({ from: "13800000004", to: { queue: 25 } });
      const page = await t.open(sim.controlUrl, { colorScheme, viewport });
      if (width === "narrow") await showPane(page, "Calls");
      const calls = page.getByRole("region", { name: "Calls" });
      await calls.getByRole("region", { name: "Customers" }).getByText("Mia", { exact: true }).waitFor();
      await calls.getByRole("combobox").selectOption("chat queue 30");
      const cutOff = await page.evaluate(
        "[...document.querySelectorAll('.queues, .phone')].filter((part) => part.scrollHeight > part.clientHeight).length",
      );
      t.equal(cutOff, 0);
      await saveScreenshot(page, `chats-${width}-${colorScheme}`);
    });
  }
}
