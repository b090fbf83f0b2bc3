// Tests of keys that are pressed before an answer arrives or while the page changes: no key, text or focus is lost.
import type { Page, Route } from "playwright-core";
import type { Scenario } from "../../../src/index.ts";
import { showPane, startCenter, story } from "./open-board.ts";

/** Holds back the requests of the page to a path until the returned function is called. `proceed` then forwards or answers each request. */
async function holdRequests(
  page: Page,
  path: string,
  proceed: (route: Route) => Promise<void> = (route) => route.continue(),
): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(path, async (route) => {
    await released;
    await proceed(route);
  });
  return release;
}

/** Delays the frames of the page, as on a busy machine, so that work that waits for a frame runs after the keys. */
async function delayFrames(page: Page): Promise<void> {
  await page.evaluate(`{
    const later = setTimeout;
    requestAnimationFrame = (show) => later(show, 2_000);
    // Preact stops waiting for a frame after a timer of 35 ms, so short timers are delayed too.
    setTimeout = (act, delay, ...more) => later(act, delay <= 100 ? 2_000 : delay, ...more);
  }`);
}

const readFocusedText = (page: Page) => page.evaluate<string>("document.activeElement?.textContent ?? ''");

/** Opens the dialog of worlds with the keyboard. */
async function openWorlds(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^World / }).focus();
  await page.keyboard.press("Enter");
}

story(
  "keys in a row open the worlds, move to the last but one, and choose it, however late the page draws",
  async (t) => {
    const { sim } = await startCenter(t);
    for (let number = 1; number < 100; number++) await sim.createWorld({ name: `tests-${number}` });
    const page = await t.open(sim.controlUrl);
    await page.getByRole("button", { name: /^Agent 101/ }).waitFor();
    await delayFrames(page);
    const release = await holdRequests(page, "**/worlds");
    await openWorlds(page);
    t.equal(await page.evaluate("document.activeElement?.type"), "search");
    release();
    await page.getByRole("heading", { name: "100 worlds" }).waitFor();
    for (const key of ["Tab", "End", "ArrowUp", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("button", { name: "World tests-98: choose, reset, rewind" }).waitFor();
  },
);

story("a name that is typed before the list of worlds arrives chooses its world", async (t) => {
  const { sim } = await startCenter(t);
  for (let number = 1; number < 20; number++) await sim.createWorld({ name: `tests-${number}` });
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101/ }).waitFor();
  const release = await holdRequests(page, "**/worlds");
  await openWorlds(page);
  await page.keyboard.type("tests-12");
  await page.keyboard.press("Enter");
  release();
  await page.getByRole("button", { name: "World tests-12: choose, reset, rewind" }).waitFor();
  t.equal(await page.getByRole("dialog").count(), 0);
});

story("the list of worlds leaves the focus where it is", async (t) => {
  const { sim, world } = await startCenter(t);
  for (let number = 1; number < 20; number++) await sim.createWorld({ name: `tests-${number}` });
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101/ }).waitFor();
  const release = await holdRequests(page, "**/worlds");
  await openWorlds(page);
  const dialog = page.getByRole("dialog", { name: "Worlds" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).first().focus();
  await page.keyboard.type("before");
  release();
  await dialog.getByRole("heading", { name: "20 worlds" }).waitFor();
  await page.keyboard.type("-lunch");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Rewind to before-lunch" }).waitFor();
  t.strictSame(
    (await world.checkpoints()).map(({ name }) => name),
    ["before-lunch"],
  );
});

story("a closed dialog returns the focus to the button that opened it", async (t) => {
  const { sim } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101/ }).waitFor();
  for (let times = 0; times < 3; times++) {
    await openWorlds(page);
    await page.keyboard.press("Escape");
    t.match(await readFocusedText(page), /^World default/);
  }
  t.equal(await page.getByRole("dialog").count(), 0);
});

story("a filter of the journal keeps the typed text while requests arrive", async (t) => {
  const { sim, client } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const journal = await showPane(page, "Journal");
  const ada = client(101);
  await ada.signIn();
  await journal.getByRole("button", { name: /login/ }).waitFor();
  await journal.getByRole("textbox", { name: "Operation" }).focus();
  await page.keyboard.type("say");
  await ada.post("onlineagent/{}/saybusy");
  await journal.getByRole("button", { name: /sayBusy/ }).waitFor();
  await page.keyboard.type("Busy");
  await page.keyboard.press("Enter");
  await journal.getByRole("button", { name: /login/ }).waitFor({ state: "detached" });
  await journal.getByRole("button", { name: /sayBusy/ }).waitFor();
  t.equal(await journal.getByRole("textbox", { name: "Operation" }).inputValue(), "sayBusy");
});

story("a focused request keeps the focus while 200 newer ones scroll it out of view", async (t) => {
  const { sim, client } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const journal = await showPane(page, "Journal");
  const ada = client(101);
  await ada.signIn();
  await ada.post("onlineagent/{}/saybusy");
  await journal.getByRole("button", { name: /sayBusy/ }).focus();
  for (let sent = 0; sent < 200; sent++) await ada.get("calldata/{}/statistics");
  const requests = journal.getByRole("region", { name: "Requests" });
  // The list scrolls to its newest request.
  await requests.getByRole("button", { name: /^202/ }).waitFor();
  t.match(await readFocusedText(page), /sayBusy/);
  await page.keyboard.press("ArrowUp");
  t.match(await readFocusedText(page), /login/);
  for (const key of ["End", "ArrowUp", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await page.getByRole("dialog", { name: "Request 200: queryCallStatisticsInfo" }).waitFor();
});

story("the focus moves to the nearest agent when a rewind removes the focused one", async (t) => {
  const { sim, world } = await startCenter(t);
  await world.checkpoint("before");
  await world.replaceScenario({ name: "more", center: { agents: [{ id: 150 }, { id: 151 }] } });
  const page = await t.open(sim.controlUrl);
  const agents = page.getByRole("region", { name: "Agents" });
  await agents.getByRole("button").nth(4).waitFor();
  const readIds = async () => (await agents.getByRole("button").allTextContents()).map((text) => text.slice(6, 9));
  t.strictSame(await readIds(), ["101", "102", "201", "150", "151"]);
  await page.getByRole("button", { name: /^Agent 151/ }).focus();
  await world.rewind({ checkpoint: "before" });
  await page.getByRole("button", { name: /^Agent 151/ }).waitFor({ state: "detached" });
  t.match(await readFocusedText(page), /^Agent 201/);
  await page.keyboard.press("Home");
  t.match(await readFocusedText(page), /^Agent 101/);
});

story("a dialog that needs an answer stays open however often Escape is pressed", async (t) => {
  const { sim } = await startCenter(t, { controlToken: "open-sesame" });
  const page = await t.open(sim.controlUrl, { expected: /status of 401/ });
  await page.getByRole("dialog", { name: "Token of the control API" }).waitFor();
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press("Escape");
  await page.keyboard.type("open-sesame");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).waitFor();
  t.equal(await page.getByRole("dialog").count(), 0);
});

story(
  "each press of a button that advances the clock counts, even before the answer to the previous one",
  async (t) => {
    const { sim, world } = await startCenter(t);
    const page = await t.open(sim.controlUrl);
    const advance = page.getByRole("button", { name: "Advance by 30 seconds" });
    await advance.waitFor();
    const release = await holdRequests(page, "**/clock/advance");
    await advance.focus();
    for (let presses = 0; presses < 5; presses++) await page.keyboard.press("Enter");
    release();
    await page.getByRole("group", { name: "Clock of the world" }).getByText("09:02:30").waitFor();
    t.equal((await world.clock.get()).now, "2026-01-05T09:02:30.000Z");
  },
);

const SHOP = {
  name: "shop",
  center: { queues: [{ id: 30, media: "chat" }], agents: [{ id: 101, queues: [30] }] },
} satisfies Scenario;

story("messages that are written before the answer to the first one are sent whole, in their order", async (t) => {
  const { sim, world } = await startCenter(t, { scenario: SHOP });
  const { id } = await world.beginChat({ from: "13800000001", name: "Mia", to: { queue: 30 }, text: "Hello" });
  const page = await t.open(sim.controlUrl);
  const text = page.getByRole("textbox", { name: "Message of Mia" });
  await text.waitFor();
  const release = await holdRequests(page, "**/say");
  await text.focus();
  for (const message of ["Where is it?", "I wait."]) {
    await page.keyboard.type(message);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.type("Are");
  release();
  await page.getByText("customer: I wait.").waitFor();
  t.equal(await text.inputValue(), "Are");
  const { messages } = await world.chat(id).get();
  t.strictSame(
    messages?.map((message) => message.text),
    ["Hello", "Where is it?", "I wait."],
  );
});

story("a refused message returns to its field, before the text that was typed after it", async (t) => {
  const { sim, world } = await startCenter(t, { scenario: SHOP });
  await world.beginChat({ from: "13800000001", name: "Mia", to: { queue: 30 }, text: "Hello" });
  const page = await t.open(sim.controlUrl, { expected: /status of 503/ });
  const text = page.getByRole("textbox", { name: "Message of Mia" });
  await text.waitFor();
  const detail = "The store does not answer.";
  const refuse = await holdRequests(page, "**/say", (route) => route.fulfill({ status: 503, json: { detail } }));
  await text.focus();
  await page.keyboard.type("Where is");
  await page.keyboard.press("Enter");
  await page.keyboard.type("it?");
  refuse();
  await page.getByRole("alert").getByText(detail).waitFor();
  t.equal(await text.inputValue(), "Where is it?");
});

story("a draft of the scenario stays while another client replaces the scenario", async (t) => {
  const { sim, world } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const pane = await showPane(page, "Scenario");
  await pane.getByRole("button", { name: "Edit" }).click();
  const text = pane.getByRole("textbox", { name: "Text of the scenario" });
  await text.fill("name: mine\n");
  await world.replaceScenario({ name: "other" });
  await page
    .getByRole("button", { name: /^World default/ })
    .getByText("other, seed 1")
    .waitFor();
  await text.press("Control+End");
  await page.keyboard.type("steps: []");
  t.equal(await text.inputValue(), "name: mine\nsteps: []");
});
