// Tests of the journal, the counters and the faults in a browser, with a client at the gateway.
import { openReceiver } from "../../support/receiver.ts";
import { showPane, startCenter, story } from "./open-board.ts";

story("the journal shows requests as they come, and filters them", async (t) => {
  const { sim, client } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const journal = await showPane(page, "Journal");
  await journal.getByText(`The journal has no requests. Point your client at ${sim.url}.`).waitFor();
  const ada = client(101);
  await ada.signIn();
  await ada.poll();
  await journal.getByRole("button", { name: /getAgentEvent AgentOther_InService/ }).waitFor();
  await ada.send("POST", "voicecall/{}/transfer", { body: { devicetype: 9 } });
  await journal.getByRole("button", { name: /transfer.*000-002/ }).waitFor();
  await journal.getByRole("textbox", { name: "Operation" }).fill("login");
  await page.keyboard.press("Enter");
  await journal.getByRole("button", { name: /getAgentEvent/ }).waitFor({ state: "detached" });
  await journal.getByRole("button", { name: /login/ }).waitFor();
  const rows = await journal.getByRole("region", { name: "Requests" }).getByRole("button").allTextContents();
  t.match(rows, { length: 1, 0: /login/ });
});

story("a request opens with its bodies, its reason and its input, and is copied", async (t) => {
  const { sim, client } = await startCenter(t);
  const page = await t.open(sim.controlUrl, { permissions: ["clipboard-read", "clipboard-write"] });
  const ada = client(101);
  await ada.signIn();
  const journal = await showPane(page, "Journal");
  await journal.getByRole("button", { name: /login/ }).click();
  const dialog = page.getByRole("dialog", { name: "Request 1: login" });
  await dialog.getByText("PUT /agentgateway/resource/onlineagent/101").waitFor();
  await dialog.getByRole("heading", { name: "Input 1 on the tape" }).waitFor();
  t.match(await dialog.textContent(), /"phonenum": "40038"[\s\S]*agent 101: signed in/);
  t.notMatch(await dialog.textContent(), /secret/);
  await dialog.getByRole("button", { name: "Copy as verify" }).click();
  await page.getByText("The body of verify is in the clipboard.").waitFor();
  t.equal(await page.evaluate("navigator.clipboard.readText()"), '{"operation":"login","agent":101,"retcode":"0"}');
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

story("text is copied over plain HTTP too, where pages have no clipboard API", async (t) => {
  const { sim, client } = await startCenter(t);
  await client(101).signIn();
  const page = await t.open(sim.controlUrl, { permissions: ["clipboard-read"] });
  await page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })");
  const journal = await showPane(page, "Journal");
  await journal.getByRole("button", { name: /login/ }).click();
  await page.getByRole("button", { name: "Copy as scenario step" }).click();
  await page.getByText("The step of a scenario is in the clipboard.").waitFor();
  t.equal(await page.evaluate("navigator.clipboard.readText()"), "- waitFor: { agent: 101, operation: login }");
});

story("a counter opens its events, and each leads to the request that caused it", async (t) => {
  const { sim, client } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const ada = client(101);
  await ada.signIn();
  await ada.post("onlineagent/{}/saybusy");
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const counters = await showPane(page, "Counters");
  await counters.getByRole("button", { name: "busynums 1: explain" }).click();
  await counters.getByRole("button", { name: "Request that caused: became busy" }).click();
  const dialog = page.getByRole("dialog", { name: "Input 2" });
  await dialog.getByRole("button", { name: "Request 2: sayBusy of agent 101, answer: 0, HTTP 200" }).click();
  await page.getByRole("dialog", { name: "Request 2: sayBusy" }).waitFor();
});

story("a counter is pinned to a value, and counts again when it is unpinned", async (t) => {
  const { sim, world } = await startCenter(t);
  await world.agent(101).signIn();
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const counters = await showPane(page, "Counters");
  await counters.getByRole("button", { name: "answernums 0: explain", exact: true }).click();
  await counters.getByRole("textbox", { name: "Value to pin answernums to" }).fill("7");
  await counters.getByRole("button", { name: "Pin", exact: true }).click();
  await counters.getByRole("button", { name: "answernums 7: explain" }).waitFor();
  await counters.getByRole("button", { name: "Unpin" }).click();
  await counters.getByRole("button", { name: "answernums 0: explain", exact: true }).waitFor();
  t.equal((await world.agent(101).get()).statistics.answernums, 0);
});

story("a fault is added with a button, is applied, and is removed", async (t) => {
  const { sim, world, client } = await startCenter(t);
  const ada = client(101);
  await ada.signIn();
  const page = await t.open(sim.controlUrl);
  const faults = await showPane(page, "Faults");
  await faults.getByText("No fault is active.").waitFor();
  await faults.getByRole("textbox", { name: "Agents" }).fill("101");
  await faults.getByRole("combobox", { name: "Refuse: retcode" }).fill("100-007");
  await faults.getByRole("button", { name: "Refuse", exact: true }).click();
  const active = faults.getByRole("list", { name: "Active faults" });
  await active.getByText(/requests of agent 101 are answered 100-007\./).waitFor();
  t.equal((await ada.get("agentevent/{}")).retcode, "100-007");
  await active.getByText("Applied 1 time").waitFor();
  await active.getByRole("button", { name: "Remove fault 1" }).click();
  await faults.getByText("No fault is active.").waitFor();
  t.strictSame(await world.faults.list(), []);
});

story("a push that is answered with HTTP 500 is marked as refused, and its dialog has the status", async (t) => {
  const receiver = await openReceiver(t, () => ({ status: 500, body: "" }));
  const { sim, client } = await startCenter(t);
  await client(101).signIn({ callBackUri: receiver.url, serviceToken: "a-token" });
  const page = await t.open(sim.controlUrl);
  const journal = await showPane(page, "Journal");
  const row = journal.getByRole("button", { name: /push.*HTTP 500/ });
  await row.waitFor();
  t.match(await row.getAttribute("class"), /\brefused\b/);
  await row.click();
  const dialog = page.getByRole("dialog", { name: "Request 2: push" });
  t.match(await dialog.locator("dd").first().textContent(), /^HTTP 500, /);
  t.equal(await dialog.getByRole("button", { name: /^Copy as/ }).count(), 0);
});

story("the number of findings in the bar opens their list", async (t) => {
  const { sim, client } = await startCenter(t);
  const ada = client(101);
  await ada.signIn();
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: "No findings" }).waitFor();
  await ada.send("POST", "voicecall/{}/transfer", { body: { devicetype: 9 } });
  await page.getByRole("button", { name: "1 finding", exact: true }).click();
  const list = page.getByRole("region", { name: "Journal" }).locator("details[open]");
  await list.getByText("refused-request").waitFor();
  t.equal((await sim.world().findings.list())[0]?.kind, "refused-request");
});
