// Tests of the floor, the queues and the customers in a browser: agents are played by hand.
import type { Scenario } from "../../../src/index.ts";
import { startCenter, story } from "./open-board.ts";

story("a floor without a client says what to do first, and its button signs an agent in", async (t) => {
  const { sim, world } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const floor = page.getByRole("region", { name: "Floor" });
  await floor.getByText(`No client has signed in yet: point yours at ${sim.url}, or sign agent 101 in here.`).waitFor();
  await floor.getByRole("button", { name: "Sign agent 101 in" }).click();
  await floor.getByRole("button", { name: "Agent 101 Ada, idle for 0:00", pressed: true }).waitFor();
  t.equal((await world.agent(101).get()).state, "idle");
  const card = floor.getByRole("region", { name: "Agent 101" });
  await card.getByRole("button", { name: "Busy" }).click();
  await card.getByRole("button", { name: "Busy", pressed: true }).waitFor();
  await card.getByRole("button", { name: "Sign out" }).click();
  await floor.getByRole("button", { name: "Agent 101 Ada, signed out" }).waitFor();
  t.equal((await world.agent(101).get()).session, null);
});

story("the keyboard alone chooses an agent and signs it in", async (t) => {
  const { sim, world } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const readFocusedText = () => page.evaluate<string>("document.activeElement?.textContent ?? ''");
  await page.getByRole("button", { name: /^Agent 102 Ben/ }).waitFor();
  const tabTo = async (text: RegExp) => {
    for (let presses = 0; presses < 60 && !text.test(await readFocusedText()); presses++)
      await page.keyboard.press("Tab");
  };
  await tabTo(/^Agent /);
  t.match(await readFocusedText(), /^Agent 101 Ada/);
  await page.keyboard.press("ArrowRight");
  t.match(await readFocusedText(), /^Agent 102 Ben/);
  await page.keyboard.press("Enter");
  const signIn = page.getByRole("region", { name: "Agent 102" }).getByRole("button", { name: "Sign in" });
  await signIn.waitFor();
  await tabTo(/^Sign in$/);
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: /^Agent 102 Ben, idle/ }).waitFor();
  t.equal((await world.agent(102).get()).state, "idle");
});

story("the floor is one tab stop, and keys move between 1,000 tiles", async (t) => {
  const center = { agents: [{ ids: "101-1100" }] } satisfies Scenario["center"];
  const { sim } = await startCenter(t, { scenario: { name: "large", center } });
  const page = await t.open(sim.controlUrl);
  const tiles = page.getByRole("region", { name: "Agents" });
  await tiles.getByRole("button", { name: /^Agent 101 / }).waitFor();
  t.equal(await tiles.locator("[tabindex='0']").count(), 1);
  await tiles.getByRole("button", { name: /^Agent 101 / }).focus();
  const pressKeys = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    const text = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
    return Number(/^Agent (\d+)/.exec(text)?.[1]);
  };
  t.strictSame(
    [await pressKeys("ArrowRight"), await pressKeys("ArrowDown", "ArrowDown"), await pressKeys("ArrowUp", "ArrowLeft")],
    [102, 106, 103],
  );
  t.strictSame([await pressKeys("End"), await pressKeys("ArrowUp"), await pressKeys("Home")], [1100, 1098, 101]);
  const paged = await pressKeys("PageDown");
  t.ok(paged > 103 && paged < 200, `PageDown to ${paged}`);
  t.equal(await pressKeys("PageUp"), 101);
  t.equal(await tiles.locator("[tabindex='0']").count(), 1);
  // One Tab leaves the floor, one Shift+Tab returns to the same tile.
  t.not(await pressKeys("ArrowDown", "Tab"), 104);
  t.equal(await pressKeys("Shift+Tab"), 103);
});

story("a customer calls, the agent answers and holds, the customer hangs up", async (t) => {
  const { sim, world } = await startCenter(t);
  await world.agent(101).signIn();
  const page = await t.open(sim.controlUrl);
  const calls = page.getByRole("region", { name: "Calls" });
  await calls.getByText("No customer is on the phone.").waitFor();
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  await calls.getByRole("textbox", { name: "Number of the caller" }).fill("13800000001");
  await calls.getByRole("combobox").selectOption("agent 101");
  await calls.getByRole("button", { name: "Call", exact: true }).click();
  const card = page.getByRole("region", { name: "Agent 101" });
  await card.getByRole("button", { name: /^Answer/ }).click();
  await card.getByRole("button", { name: /^Hold/ }).click();
  await card.getByRole("button", { name: /^Retrieve/ }).waitFor();
  await calls.getByText("on hold").waitFor();
  await calls.getByRole("button", { name: "Hang up: 13800000001" }).click();
  await calls.getByText("No customer is on the phone.").waitFor();
  t.hasStrict((await world.agent(101).get()).statistics, { answernums: 1, keepnums: 1 });
});

story("a phone that an agent calls rings until it answers, and a refusal is shown as a sentence", async (t) => {
  const { sim, world } = await startCenter(t);
  await world.agent(101).signIn();
  const page = await t.open(sim.controlUrl, { expected: /status of 400/ });
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const card = page.getByRole("region", { name: "Agent 101" });
  await card.getByRole("textbox").fill("agent 999");
  await card.getByRole("button", { name: "Call" }).click();
  await page
    .getByRole("alert")
    .getByText(/agent 999/)
    .waitFor();
  await card.getByRole("textbox").fill("13900000001");
  await card.getByRole("button", { name: "Call" }).click();
  await page.getByRole("button", { name: "Answer: 13900000001", exact: true }).click();
  await page.getByRole("button", { name: "Hang up: 13900000001" }).waitFor();
  t.equal((await world.agent(101).get()).state, "talking");
});

story("with a manual clock, the times on the page change only when the clock is advanced", async (t) => {
  const { sim, world } = await startCenter(t);
  await world.incomingCall({ from: "13800000001", to: { queue: 25 } });
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 201 Cem, ringing for 0:00, call with 13800000001/ }).waitFor();
  await page.getByRole("button", { name: "Advance by 30 seconds" }).click();
  await page.getByRole("button", { name: /^Agent 201 Cem, talking for 0:27/ }).waitFor();
  await page.getByRole("group", { name: "Clock of the world" }).getByText("09:00:30").waitFor();
  t.equal((await world.clock.get()).now, "2026-01-05T09:00:30.000Z");
});
