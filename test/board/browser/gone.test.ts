// Tests of worlds and agents that are removed while the page shows them: the page does not request them afterwards.
import type { Page } from "playwright-core";
import { CENTER, type Story, showPane, startCenter, story } from "./open-board.ts";

/** Opens the page, and chooses world `tests` in it. `requests` has the method and path of each request to that world. */
async function openWorldTests(t: Story, options: Parameters<Story["open"]>[1] = {}) {
  const { sim } = await startCenter(t);
  const tests = await sim.createWorld({ name: "tests", scenario: CENTER, clock: "manual" });
  const page = await t.open(sim.controlUrl, options);
  const requests: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (/\btests\b/.test(pathname + search)) requests.push(`${request.method()} ${pathname}`);
  });
  await page.getByRole("button", { name: /^World default/ }).click();
  await page
    .getByRole("dialog", { name: "Worlds" })
    .getByRole("button", { name: /^tests/ })
    .click();
  await page.getByRole("button", { name: /^World tests/ }).waitFor();
  return { sim, tests, page, requests };
}

const waitForWorld = (page: Page, world: string) =>
  page.getByRole("button", { name: `World ${world}: choose, reset, rewind` }).waitFor();

story("a page that deletes its world leaves it first, however slow the answers are", async (t) => {
  const { sim, tests, page, requests } = await openWorldTests(t);
  await tests.agent(101).signIn();
  await page.getByRole("button", { name: /^Agent 101 Ada, idle/ }).click();
  await showPane(page, "Counters").then((pane) => pane.getByRole("button", { name: /^busynums 0/ }).waitFor());
  // The answer to the deletion comes only after the page shows another world.
  await page.route("**/worlds/tests", async (route) => {
    const response = await route.fetch();
    await waitForWorld(page, "default");
    await route.fulfill({ response });
  });
  // A reading is under way when the world is deleted.
  await page.route("**/worlds/tests/**", () => {});
  const stopped = page.waitForEvent("requestfailed", (request) => request.url().includes("/statistics"));
  await tests.agent(101).change({ state: "busy" });
  await page.waitForRequest((request) => request.url().includes("/statistics"));
  await page.getByRole("button", { name: /^World tests/ }).click();
  const dialog = page.getByRole("dialog", { name: "Worlds" });
  await dialog.getByRole("button", { name: "Delete…" }).click();
  await dialog.getByRole("button", { name: "Really delete tests" }).click();
  t.equal((await stopped).failure()?.errorText, "net::ERR_ABORTED");
  await dialog.getByRole("heading", { name: "1 world" }).waitFor();
  t.equal(requests.at(-1), "DELETE /worlds/tests");
  t.equal(await dialog.getByRole("button", { name: /delete/i }).count(), 0);
  t.equal((await sim.worlds()).length, 1);
});

// A request that is under way during the deletion may get a 404. The page must not send any later one.
story("a page whose world is deleted elsewhere says so, and sends no more requests to it", async (t) => {
  const { tests, page, requests } = await openWorldTests(t);
  const journal = await showPane(page, "Journal");
  await journal.getByText("The journal has no requests.").waitFor();
  await tests.agent(101).signIn();
  await page.getByRole("button", { name: /^Agent 101 Ada, idle/ }).waitFor();
  const before = requests.length;
  await tests.delete();
  await waitForWorld(page, "default");
  await page.getByText("The world was deleted. The page shows world default.").waitFor();
  await page.getByRole("button", { name: /^Agent 101 Ada, signed out/ }).waitFor();
  t.strictSame(requests.slice(before), []);
});

story("a page requests nothing about an agent that is not in a restored world", async (t) => {
  const { sim, tests, page } = await openWorldTests(t);
  await page.getByRole("button", { name: /^Agent 101 Ada, signed out/ }).click();
  const ladder = await showPane(page, "Ladder");
  await ladder.getByText("There are no rows.").waitFor();
  const other = await sim.createWorld({ name: "other", scenario: { center: { agents: [{ id: 300 }] } } });
  await tests.restore(await other.snapshot());
  await ladder.getByText("The world has no agent 101 now.").waitFor();
  await page.getByRole("button", { name: /^Agent 300 / }).waitFor();
  await page.reload();
  await ladder.getByText("The world has no agent 101 now.").waitFor();
  const counters = await showPane(page, "Counters");
  await counters.getByText("Choose an agent to see its 18 counters").waitFor();
  t.strictSame(
    (await tests.agents()).map(({ id }) => id),
    [300],
  );
});

story("a page that rewinds its world stops what it reads about an agent, and reads it again afterwards", async (t) => {
  const { tests, page } = await openWorldTests(t);
  await tests.agent(101).signIn();
  await tests.checkpoint("before");
  await page.getByRole("button", { name: /^Agent 101 Ada, idle/ }).click();
  const counters = await showPane(page, "Counters");
  await counters.getByRole("button", { name: /^busynums 0/ }).waitFor();
  const path = "**/agents/101/statistics?explain";
  await page.route(path, () => {});
  const requested = page.waitForRequest((request) => request.url().includes("/statistics"));
  await tests.agent(101).change({ state: "busy" });
  await requested;
  const stopped = page.waitForEvent("requestfailed", (request) => request.url().includes("/statistics"));
  await page.getByRole("button", { name: /^World tests/ }).click();
  const rewind = page.getByRole("dialog", { name: "Worlds" }).getByRole("button", { name: "Rewind to before" });
  await rewind.click();
  t.equal((await stopped).failure()?.errorText, "net::ERR_ABORTED");
  await page.unroute(path);
  await page.getByText("The world is back at checkpoint before.").waitFor();
  await page.keyboard.press("Escape");
  await tests.agent(101).change({ state: "rest" });
  await counters.getByRole("button", { name: /^restnums 1/ }).waitFor();
  await counters.getByRole("button", { name: /^busynums 0/ }).waitFor();
});

story("a page whose deletion is refused shows its world again, with the reason", async (t) => {
  const { sim, tests, page } = await openWorldTests(t, { expected: /status of 503/ });
  const detail = "The store does not answer.";
  await page.route("**/worlds/tests", (route) => route.fulfill({ status: 503, json: { detail } }));
  await page.getByRole("button", { name: /^World tests/ }).click();
  const dialog = page.getByRole("dialog", { name: "Worlds" });
  await dialog.getByRole("button", { name: "Delete…" }).click();
  await dialog.getByRole("button", { name: "Really delete tests" }).click();
  await dialog.getByRole("alert").getByText(detail).waitFor();
  await dialog.getByRole("heading", { name: "This world: tests" }).waitFor();
  await page.keyboard.press("Escape");
  await tests.agent(101).signIn();
  await page.getByRole("button", { name: /^Agent 101 Ada, idle/ }).waitFor();
  t.equal((await sim.worlds()).length, 2);
});

story("a page does not request an input that a rewind has abandoned", async (t) => {
  const { sim, world, client } = await startCenter(t);
  const ada = client(101);
  await ada.signIn();
  await world.checkpoint("before");
  await ada.post("onlineagent/{}/saybusy");
  await world.rewind({ checkpoint: "before" });
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101 Ada, idle/ }).waitFor();
  const journal = await showPane(page, "Journal");
  await journal.getByRole("button", { name: /sayBusy/ }).click();
  const dialog = page.getByRole("dialog", { name: "Request 2: sayBusy" });
  await dialog.getByText("A reset or a rewind has abandoned input 2.").waitFor();
  t.equal((await world.get()).requests, 2);
});
