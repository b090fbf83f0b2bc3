// Tests that axe finds nothing in any pane or in the dialog of worlds, and that no pane is wider than the page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { Scenario } from "../../../src/index.ts";
import { CENTER, NARROW, saveScreenshot, showPane, startCenter, story, WIDE } from "./open-board.ts";

/** The source of axe. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs axe in a page. Returns the violations. The source is evaluated, because the page permits only scripts from its own origin. */
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160))))`);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
    story(`on a ${width} page with ${colorScheme} colors, axe finds no violation, and every pane fits`, async (t) => {
      const steps = [
        { wait: "10s" },
        { expect: { agent: 102, state: "idle" } },
        { wait: "1h" },
      ] satisfies Scenario["steps"];
      const { agents, queues } = CENTER.center;
      const center = {
        agents,
        queues: [...queues, { id: 30, name: "Web shop", media: "chat" }],
      } satisfies Scenario["center"];
      const { sim, world, client } = await startCenter(t, { scenario: { ...CENTER, center, steps } });
      const ada = client(101);
      await ada.signIn({ autoanswer: false });
      await ada.poll();
      await ada.post("voicecall/{}/transfer", { devicetype: 9 });
      await world.incomingCall({ from: "13800000001", to: { agent: 101 } });
      await world.incomingCall({ from: "13800000002", to: { queue: 25 } });
      await world.beginChat({ from: "13800000003", name: "Mia", to: { queue: 30 }, text: "Hello" });
      await world.faults.add({ agents: [101], operations: ["sayBusy"], effect: { retcode: "100-007" } });
      await ada.post("onlineagent/{}/saybusy");
      await world.agent(102).signIn();
      await world.agent(102).conference({ participants: { numbers: ["13900000009"] } });
      await world.incomingCall({ from: "13800000004", to: { agent: 201 } });
      await world.clock.advance("20s");
      await world.agent(201).record();
      await world.clock.advance("5s");
      await world.agent(201).stopRecording();
      await world.agent(201).record();
      const page = await t.open(sim.controlUrl, { colorScheme, viewport });
      const panes = ["Floor", "Calls", "Ladder", "Journal", "Counters", "Recordings", "Faults", "Scenario"].slice(
        width === "wide" ? 2 : 0,
      );
      if (width === "narrow") await showPane(page, "Calls");
      await page.getByRole("combobox", { name: "Call or chat" }).selectOption("chat queue 30");
      if (width === "narrow") await showPane(page, "Floor");
      await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
      const found: Record<string, string[]> = {};
      for (const name of panes) {
        const pane = await showPane(page, name);
        await pane.waitFor();
        if (name === "Counters") await pane.getByRole("button", { name: /^talktime/ }).click();
        if (name === "Ladder") await pane.getByRole("button", { name: /transfer/ }).waitFor();
        found[name] = await findViolations(page);
        t.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), `${name} fits`);
        await saveScreenshot(page, `${name.toLowerCase()}-${width}-${colorScheme}`);
      }
      await page.getByRole("button", { name: /^World default/ }).click();
      await page.getByRole("dialog", { name: "Worlds" }).getByRole("heading", { name: "1 world" }).waitFor();
      found["Worlds"] = await findViolations(page);
      await page.keyboard.press("Escape");
      t.strictSame(found, Object.fromEntries([...panes, "Worlds"].map((name) => [name, []])));
    });
  }
}
