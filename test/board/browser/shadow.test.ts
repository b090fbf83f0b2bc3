// Tests of the two answers to a shadowed request in a browser.
import { Agent } from "node:http";
import { Client } from "../../support/client.ts";
import { openPass } from "../../upstream/open-pass.ts";
import { CENTER, startCenter, story, toPane } from "./open-board.ts";

story("a request to a real gateway shows its answer and that of the simulator, with their differences", async (t) => {
  const { sim } = await startCenter(t, { scenario: { ...CENTER, settings: { operationResult: "absent" } } });
  const shadowed = await openPass(t, sim.httpUrl ?? "", ["--mode", "shadow"], t.testdir({}));
  const page = await t.open(shadowed.control);
  const connections = new Agent({ keepAlive: true });
  t.teardown(() => connections.destroy());
  const ada = new Client(101, Number(new URL(shadowed.http).port), connections);
  await ada.signIn();
  await ada.post("onlineagent/{}/saybusy");
  const journal = await toPane(page, "Journal");
  await journal.getByRole("button", { name: /sayBusy.*1 difference from the real gateway/ }).click();
  const both = page.getByRole("region", { name: "Both answers" });
  await both.getByRole("heading", { name: "1 difference from the real gateway" }).waitFor();
  t.match(await both.getByRole("row").allTextContents(), [/^LevelPlace/, /^L1resultabsent\{\}$/]);
  const real = both.getByRole("region", { name: "Real gateway" });
  const simulated = both.getByRole("region", { name: "Simulator" });
  t.notMatch(await real.textContent(), /"result"/);
  t.match(await real.textContent(), /^Real gateway: 0, HTTP 200/);
  t.match(await simulated.textContent(), /^Simulator: 0, HTTP 200[\s\S]*"result": \{\}/);
  await page.keyboard.press("Escape");
  await journal.getByRole("button", { name: /login/ }).click();
  await page.getByRole("heading", { name: "As the real gateway" }).waitFor();
});
