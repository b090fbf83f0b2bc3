// Tests of a shadowed session in a browser: both answers to a request, and both bodies of a push.
import { Agent } from "node:http";
import { Client } from "../../support/client.ts";
import { openReceiver } from "../../support/receiver.ts";
import { openPass } from "../../upstream/open-pass.ts";
import { CENTER, showPane, startCenter, story } from "./open-board.ts";

story("a request to a real gateway shows its answer and that of the simulator, with their differences", async (t) => {
  const { sim } = await startCenter(t, { scenario: { ...CENTER, settings: { operationResult: "absent" } } });
  const shadowed = await openPass(t, sim.httpUrl ?? "", ["--mode", "shadow"], t.testdir({}));
  const page = await t.open(shadowed.control);
  const connections = new Agent({ keepAlive: true });
  t.teardown(() => connections.destroy());
  const ada = new Client(101, Number(new URL(shadowed.http).port), connections);
  await ada.signIn();
  await ada.post("onlineagent/{}/saybusy");
  const journal = await showPane(page, "Journal");
  await journal.getByRole("button", { name: /sayBusy.*1 difference from the real gateway/ }).click();
  const both = page.getByRole("region", { name: "Both answers" });
  await both.getByRole("heading", { name: "1 difference from the real gateway" }).waitFor();
  t.match(await both.getByRole("row").allTextContents(), { length: 2, 0: /^LevelPlace/, 1: /^L1resultabsent\{\}$/ });
  const real = both.getByRole("region", { name: "Real gateway" });
  const simulated = both.getByRole("region", { name: "Simulator" });
  t.notMatch(await real.textContent(), /"result"/);
  t.match(await real.textContent(), /^Real gateway: 0, HTTP 200/);
  t.match(await simulated.textContent(), /^Simulator: 0, HTTP 200[\s\S]*"result": \{\}/);
  await page.keyboard.press("Escape");
  await journal.getByRole("button", { name: /login/ }).click();
  await page.getByRole("heading", { name: "No differences from the real gateway" }).waitFor();
});

story("a push of a real gateway shows its body and that of the simulator, and is an arrow of the ladder", async (t) => {
  const { sim } = await startCenter(t, { scenario: { ...CENTER, settings: { eventGenTime: true } } });
  const flags = ["--mode", "shadow", "--push-address", "127.0.0.1"];
  const shadowed = await openPass(t, sim.httpUrl ?? "", flags, t.testdir({}));
  const page = await t.open(shadowed.control);
  const connections = new Agent({ keepAlive: true });
  t.teardown(() => connections.destroy());
  const ada = new Client(101, Number(new URL(shadowed.http).port), connections);
  const receiver = await openReceiver(t);
  await ada.signIn({ callBackUri: receiver.url, serviceToken: "a-token" });
  const journal = await showPane(page, "Journal");
  await journal.getByRole("button", { name: /push.*AgentState_Ready.*\d differences from the real gateway/ }).click();
  const both = page.getByRole("region", { name: "Both pushes" });
  t.match(await both.getByRole("row").nth(1).textContent(), /^L2eventList\[\]\.eventGenTime.*absent$/);
  t.match(await both.getByRole("region", { name: "Real gateway" }).textContent(), /"eventGenTime"/);
  t.notMatch(await both.getByRole("region", { name: "Simulator" }).textContent(), /"eventGenTime"/);
  await page.keyboard.press("Escape");
  const ladder = await showPane(page, "Ladder");
  await ladder.getByRole("combobox", { name: "Agent" }).selectOption("101");
  await ladder.getByRole("button", { name: /gateway to client 101: AgentState_Ready, push \d/ }).waitFor();
});
