// Tests of the ladder in a browser: of an agent, of a call, and as files.
import { readFileSync } from "node:fs";
import { ACKNOWLEDGED, openReceiver, REFUSED } from "../../support/receiver.ts";
import { CENTER, showPane, startCenter, story } from "./open-board.ts";

story("the ladder of an agent shows its requests, and its events with the polls that brought them", async (t) => {
  const { sim, client } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const ladder = await showPane(page, "Ladder");
  await ladder.getByText("Choose an agent, or a customer's call").waitFor();
  await ladder.getByRole("combobox", { name: "Agent" }).selectOption("101");
  await ladder.getByText("There are no rows.").waitFor();
  const ada = client(101);
  await ada.signIn();
  await ada.poll();
  const rows = ladder.getByRole("region", { name: "Ladder of agent 101" }).getByRole("button");
  await ladder.getByRole("button", { name: /AgentOther_InService, poll 2/ }).waitFor();
  const names = await Promise.all((await rows.all()).map((row) => row.locator(".for-readers").textContent()));
  t.equal(names.length, 3);
  t.match(names, [
    /^09:00:00, client 101 to gateway: login, 0, /,
    /^09:00:00, center to gateway: signed in, gateway to client 101: AgentOther_InService, poll 2, /,
    /^09:00:00, center to gateway: became idle, undelivered$/,
  ]);
});

story("a push that fails and is repeated has an arrow each time, and the last one brings its events", async (t) => {
  const receiver = await openReceiver(t, (_, nth) => (nth === 1 ? REFUSED : ACKNOWLEDGED));
  const { sim, client } = await startCenter(t, { scenario: { ...CENTER, settings: { pushRetry: "1ms" } } });
  await client(101).signIn({ callBackUri: receiver.url, serviceToken: "a-token" });
  await receiver.waitForPushes(2);
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const ladder = await showPane(page, "Ladder");
  await ladder.getByRole("button", { name: /AgentState_Ready, push 3, .*, repeated/ }).waitFor();
  const rows = ladder.getByRole("region", { name: "Ladder of agent 101" }).getByRole("button");
  const names = await Promise.all((await rows.all()).map((row) => row.locator(".for-readers").textContent()));
  t.equal(names.length, 6);
  t.match(names, [
    /^09:00:00, client 101 to gateway: login, 0, /,
    /^09:00:00, center to gateway: signed in, waits for push 3$/,
    /^09:00:00, center to gateway: became idle, waits for push 3$/,
    /^09:00:00, gateway to client 101: AgentOther_InService, AgentState_Ready, push 2, HTTP 200, .*, reason: The answer has retcode "1" instead of "0"$/,
    /^09:00:00, gateway to client 101: AgentOther_InService, push 3, .*, repeated$/,
    /^09:00:00, gateway to client 101: AgentState_Ready, push 3, .*, repeated$/,
  ]);
  await ladder.getByRole("button", { name: /push 2, HTTP 200/ }).click();
  await page.getByRole("dialog", { name: "Request 2: push" }).getByText(receiver.url).waitFor();
});

story("the names of arrows include a fault and a finding, and an arrow opens by keyboard", async (t) => {
  const { sim, world, client } = await startCenter(t);
  const ada = client(101);
  await ada.signIn();
  await world.faults.add({ agents: [101], operations: ["sayBusy"], effect: { retcode: "100-007" } });
  await ada.post("onlineagent/{}/saybusy");
  await ada.post("voicecall/{}/transfer", { devicetype: 9 });
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const ladder = await showPane(page, "Ladder");
  const fault = "fault: Fault 1 was applied: retcode.";
  const applied = ladder.getByRole("button", { name: /sayBusy, 100-007, .*fault: / });
  await applied.waitFor();
  t.match(await applied.locator(".for-readers").textContent(), fault);
  await ladder.getByRole("button", { name: /transfer, 000-002, .*finding: / }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: /^Request 3: transfer/ }).waitFor();
});

story("a customer's number opens the ladder of its call, with the lanes of both sides", async (t) => {
  const { sim, world, client } = await startCenter(t);
  const ada = client(101);
  await ada.signIn({ autoanswer: false });
  const call = await world.incomingCall({ from: "13800000001", to: { agent: 101 } });
  await ada.put("voicecall/{}/answer");
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: "13800000001", exact: true }).click();
  const ladder = page.getByRole("region", { name: "Ladder", exact: true });
  await ladder.getByText(`call ${call.id}`).waitFor();
  await ladder.getByRole("button", { name: /customer to center: call arrived \(from 13800000001\)/ }).waitFor();
  await ladder.getByRole("button", { name: /client 101 to gateway: answer, 0/ }).waitFor();
  t.equal(await ladder.getByRole("button", { name: /login/ }).count(), 0);
});

story("a ladder is saved as SVG and copied as Mermaid", async (t) => {
  const { sim, client } = await startCenter(t);
  await client(101).signIn();
  const page = await t.open(sim.controlUrl, {
    permissions: ["clipboard-read", "clipboard-write"],
    acceptDownloads: true,
  });
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const ladder = await showPane(page, "Ladder");
  await ladder.getByRole("button", { name: /login/ }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    ladder.getByRole("button", { name: "Save as SVG" }).click(),
  ]);
  t.equal(download.suggestedFilename(), "ladder-agent-101.svg");
  t.match(readFileSync(await download.path(), "utf8"), /^<svg [\s\S]*login[\s\S]*<\/svg>\n$/);
  await ladder.getByRole("button", { name: "Copy as Mermaid" }).click();
  await page.getByText("The Mermaid text is in the clipboard.").waitFor();
  t.match(await page.evaluate("navigator.clipboard.readText()"), /^sequenceDiagram\n[\s\S]*client101->>gateway: login/);
});

story("the page has fewer than 60 of the 500 arrows of a ladder", async (t) => {
  const { sim, client } = await startCenter(t);
  const ada = client(101);
  await ada.signIn();
  for (let requests = 0; requests < 500; requests++) await ada.get("calldata/{}/statistics");
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const ladder = await showPane(page, "Ladder");
  await ladder.getByText(/^50\d rows$/).waitFor();
  const rows = ladder.getByRole("region", { name: "Ladder of agent 101" }).getByRole("button");
  await rows.first().waitFor();
  t.ok((await rows.count()) < 60, "few rows");
});

story("an advance that brings more events than the ladder begins with leaves no gap", async (t) => {
  const calls = [{ wait: "1m" }, { call: { to: { agent: 201 }, talk: "10s" } }] as const;
  const { sim, world } = await startCenter(t, {
    scenario: { ...CENTER, steps: [{ repeat: { times: 90, steps: calls } }] },
  });
  const page = await t.open(sim.controlUrl);
  const ladder = await showPane(page, "Ladder");
  await ladder.getByRole("combobox", { name: "Agent" }).selectOption("201");
  await ladder.getByText("3 rows", { exact: true }).waitFor();
  await world.clock.advance("1h");
  await ladder.getByText("777 rows", { exact: true }).waitFor();
  t.equal((await world.agent(201).get()).statistics.answernums, 59);
});
