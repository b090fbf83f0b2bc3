// Tests of worlds, checkpoints, a restart, the history and the scenario in a browser.
import { readFileSync } from "node:fs";
import { startSimulator } from "../../../src/index.ts";
import { CENTER, showPane, startCenter, story } from "./open-board.ts";

story("a world is created, stays chosen after a reload, is reset and is deleted", async (t) => {
  const { sim } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  const open = () => page.getByRole("button", { name: /^World / }).click();
  await open();
  const dialog = page.getByRole("dialog", { name: "Worlds" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).last().fill("tests");
  await dialog.getByRole("button", { name: "Create the world" }).click();
  await page.getByRole("button", { name: "World tests: choose, reset, rewind" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "World tests: choose, reset, rewind" }).waitFor();
  t.equal(new URL(page.url()).search, "");
  await open();
  await dialog.getByRole("button", { name: "Reset" }).click();
  await page.getByText("The world is at the beginning of its scenario.").waitFor();
  await dialog.getByRole("button", { name: "Delete…" }).click();
  await dialog.getByRole("button", { name: "Really delete tests" }).click();
  await dialog.getByRole("heading", { name: "1 world" }).waitFor();
  t.strictSame(
    (await sim.worlds()).map(({ name }) => name),
    ["default"],
  );
});

story("one of 1,000 worlds is chosen by typing, or by the arrow keys", async (t) => {
  const { sim } = await startCenter(t);
  for (let number = 1; number < 1_000; number++) await sim.createWorld({ name: `tests-${number}` });
  const page = await t.open(sim.controlUrl);
  const dialog = page.getByRole("dialog", { name: "Worlds" });
  const open = async () => {
    await page.getByRole("button", { name: /^World / }).focus();
    await page.keyboard.press("Enter");
    await dialog.getByRole("heading", { name: "1000 worlds" }).waitFor();
  };
  await open();
  await page.keyboard.type("tests-99");
  await dialog.getByText("11 found").waitFor();
  t.match(
    await dialog.getByRole("region", { name: "Worlds to choose" }).getByRole("button").first().textContent(),
    "tests-99",
  );
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "World tests-99: choose, reset, rewind" }).waitFor();
  t.equal(await dialog.count(), 0);
  await open();
  for (const key of ["Tab", "End", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await page.getByRole("button", { name: "World tests-998: choose, reset, rewind" }).waitFor();
  await open();
  // Only the worlds in sight are in the page.
  t.ok((await dialog.getByRole("listitem").count()) < 40);
});

story("a checkpoint is made, and the world is rewound to it", async (t) => {
  const { sim, world } = await startCenter(t);
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^World / }).click();
  const dialog = page.getByRole("dialog", { name: "Worlds" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).first().fill("before");
  await dialog.getByRole("button", { name: "Create a checkpoint" }).click();
  await dialog.getByRole("button", { name: "Rewind to before" }).waitFor();
  await world.agent(101).signIn();
  await page.getByText("2 of 3 signed in").waitFor();
  await dialog.getByRole("button", { name: "Rewind to before" }).click();
  await page.getByText("The world is back at checkpoint before.").waitFor();
  t.equal((await world.agent(101).get()).state, "signedOut");
});

story("the page says that the simulator is gone, and shows the restarted one", async (t) => {
  const { sim } = await startCenter(t);
  await sim.world().agent(101).signIn();
  const page = await t.open(sim.controlUrl, { expected: /ERR_|Failed to load/ });
  await page.getByRole("button", { name: /^Agent 101 Ada, idle/ }).waitFor();
  const controlPort = Number(new URL(sim.controlUrl ?? "").port);
  await sim.close();
  await page.getByText(/The page reconnects automatically\./).waitFor();
  const restarted = await startSimulator({ scenario: CENTER, clock: "manual", controlPort });
  t.teardown(() => restarted.close());
  await page.getByRole("button", { name: /^Agent 101 Ada, signed out/ }).waitFor();
  const live = page.getByText("live", { exact: true });
  await live.waitFor();
  t.equal(await live.count(), 1);
});

story("the history shows an earlier moment, read only, and the world continues from there", async (t) => {
  const { sim, world } = await startCenter(t);
  await world.agent(101).signIn();
  await world.clock.advance("60s");
  await world.incomingCall({ from: "13800000001", to: { agent: 101 } });
  await world.clock.advance("10s");
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101 Ada, ringing for 0:10/ }).click();
  const slider = page.getByRole("slider", { name: "Moment that the panes show" });
  await slider.focus();
  for (let presses = 0; presses < 20; presses++) await page.keyboard.press("ArrowLeft");
  await page.getByText("All panes show 09:00:50, read only.").waitFor();
  await page.getByRole("button", { name: /^Agent 101 Ada, idle for 0:50/ }).waitFor();
  t.ok(await page.getByRole("region", { name: "Agent 101" }).getByRole("button", { name: "Sign out" }).isDisabled());
  t.equal((await world.agent(101).get()).state, "ringing");
  await page.getByRole("button", { name: "Continue from here" }).click();
  await page.getByText("The world continues from 09:00:50.").waitFor();
  t.equal((await world.agent(101).get()).state, "idle");
  t.equal((await world.clock.get()).now, "2026-01-05T09:00:50.000Z");
});

story("the scenario has a mark at its step, is checked, and is replaced", async (t) => {
  const { sim, world } = await startCenter(t, {
    scenario: {
      ...CENTER,
      steps: [{ wait: "10s" }, { repeat: { times: 3, steps: [{ wait: "20s" }, { wait: "5s" }] } }],
    },
  });
  await world.clock.advance("30s");
  const page = await t.open(sim.controlUrl, { expected: /status of 400/ });
  const pane = await showPane(page, "Scenario");
  await pane.getByText("At wait (steps[1].repeat.steps[1]).").waitFor();
  t.equal(await pane.locator("[aria-current=step]").textContent(), "        - wait: 5s");
  await pane.getByRole("button", { name: "Edit" }).click();
  const text = pane.getByRole("textbox", { name: "Text of the scenario" });
  await text.fill("name: other\nsteps:\n  - wiat: 5s\n");
  await pane.getByRole("button", { name: "Check" }).click();
  await page
    .getByRole("alert")
    .getByText(/3:5: unknown step "wiat", did you mean "wait"/)
    .waitFor();
  await text.fill("name: other\nsteps:\n  - wait: 5s\n");
  await pane.getByRole("button", { name: "Replace" }).click();
  await page.getByText(/^The scenario is replaced\./).waitFor();
  await page
    .getByRole("button", { name: /^World default/ })
    .getByText("other, seed 1")
    .waitFor();
  t.equal((await world.scenario()).scenario["name"], "other");
});

story(
  "the pane shows a scenario that another client replaces with one of the same name, and marks its step",
  async (t) => {
    const { sim, world } = await startCenter(t, { scenario: { ...CENTER, steps: [{ wait: "10s" }] } });
    const page = await t.open(sim.controlUrl);
    const pane = await showPane(page, "Scenario");
    await pane.getByText("- wait: 10s").waitFor();
    await world.replaceScenario({ ...CENTER, steps: [{ wait: "5s" }, { wait: "20s" }] });
    await pane.getByText("- wait: 20s").waitFor();
    await world.clock.advance("15s");
    await pane.getByText("At wait (steps[1]).").waitFor();
    t.equal(await pane.locator("[aria-current=step]").textContent(), "  - wait: 20s");
  },
);

story("the session is saved as a scenario, and the tape as a file", async (t) => {
  const { sim, client } = await startCenter(t);
  await client(101).signIn();
  const page = await t.open(sim.controlUrl, { acceptDownloads: true });
  const pane = await showPane(page, "Scenario");
  const saved = page.waitForEvent("download");
  await pane.getByRole("button", { name: "Save session as scenario" }).click();
  const scenario = await saved;
  t.equal(scenario.suggestedFilename(), "default.yaml");
  t.match(readFileSync(await scenario.path(), "utf8"), /waitFor:[\s\S]*101/);
  await page.getByRole("button", { name: /^World default/ }).click();
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the tape" }).click();
  const tape = await downloaded;
  t.equal(tape.suggestedFilename(), "default.tape");
  t.match(readFileSync(await tape.path(), "utf8").split("\n")[1], /"operation":"login"/);
});
