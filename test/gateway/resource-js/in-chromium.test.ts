// Tests of the gateway's JavaScript client in Chromium: with and without callbacks, with Guids that rotate, and for a world.
import { type Browser, chromium, type Page } from "playwright-core";
import tap, { type Test, test } from "tap";
import { type Scenario, startSimulator } from "../../../src/index.ts";
import { blocksOf } from "../../docs/pages.ts";
import { chromiumProgram, noChromium } from "../../support/chromium.ts";

const PATH = "/agentgateway/resource-js";
const SCENARIO = {
  settings: { pollHold: "0s", authMode: "dynamic" },
  center: { agents: [{ id: 101 }, { id: 102 }] },
} satisfies Scenario;

let browser: Browser | undefined;
tap.teardown(() => browser?.close());

/** Opens a page of the gateway itself, so that all requests have the same origin, and loads the script in it. */
async function openPageWithScript(t: Test, gateway: string): Promise<Page> {
  browser ??= await chromium.launch({
    executablePath: chromiumProgram ?? "chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-proxy-server", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  t.teardown(() => page.close());
  await page.goto(`${gateway}${PATH}`);
  await page.addScriptTag({ url: `${gateway}${PATH}` });
  return page;
}

const SIGN_IN = 'OnlineAgent.login({ agentid: 101, $entity: { password: "secret", phonenum: "40101" } })';

test("a page works from sign-in to sign-out, and cookiestring follows the Guid", { skip: noChromium }, async (t) => {
  await using sim = await startSimulator({ scenario: SCENARIO, clock: "manual", httpPort: 0 });
  const world = sim.world();
  const page = await openPageWithScript(t, sim.httpUrl ?? "");
  t.equal(await page.evaluate("REST.apiURL"), `${sim.httpUrl}/agentgateway/resource/`);
  t.hasStrict(await page.evaluate(SIGN_IN), { retcode: "0", result: { workno: "101" } });
  const first = await page.evaluate("cookiestring");
  t.match(first, /^[\w.-]{10,}$/);
  await world.clock.advance("10m");
  const polled = await page.evaluate(`new Promise(function (resolve) {
    AgentEventDispatcher.getAgentEvent({ agentid: 101, $callback: function (status, xhr, entity) {
      resolve([status, xhr.status, entity.retcode, entity.event.workNo]);
    } });
  })`);
  t.strictSame(polled, [200, 200, "0", "101"]);
  t.not(await page.evaluate("cookiestring"), first);
  await world.clock.advance("10m");
  t.hasStrict(await page.evaluate("OnlineAgent.sayBusy({ agentid: 101, prolong: true })"), { retcode: "0" });
  t.hasStrict(await page.evaluate("AgentGroup.queryAgentInfoByWorkNo({ agentid: 101, workno: 102 })"), {
    retcode: "0",
    result: { workno: "102" },
  });
  t.hasStrict(await page.evaluate("OnlineAgent.forceLogout({ agentid: 101 })"), { retcode: "0" });
});

test("the script of a world signs in to that world", { skip: noChromium }, async (t) => {
  await using sim = await startSimulator({
    scenario: SCENARIO,
    clock: "manual",
    httpPort: 0,
    worldHost: "*.ccgw.test",
  });
  const world = await sim.createWorld({ name: "tests", scenario: SCENARIO, clock: "manual" });
  const page = await openPageWithScript(t, `${sim.httpUrl}/w/tests`);
  t.hasStrict(await page.evaluate(SIGN_IN), { retcode: "0" });
  t.strictSame(
    [(await sim.world().agent(101).get()).state, (await world.agent(101).get()).state],
    ["signedOut", "idle"],
  );
});

test("the programs of docs/resource-js.md run", { skip: noChromium }, async (t) => {
  await using sim = await startSimulator({ scenario: SCENARIO, clock: "manual", httpPort: 0 });
  const gateway = sim.httpUrl ?? "";
  const page = await openPageWithScript(t, gateway);
  const readProgram = (name: string) => {
    const block = blocksOf("docs/resource-js.md").find(({ comment }) => comment === `test: ${name}`);
    return (block?.text ?? "").replace("https://127.0.0.1:8043", gateway);
  };
  await page.setContent(readProgram("page"));
  t.equal(await page.evaluate("document.body.innerText"), "0");
  const logged = page.waitForEvent("console");
  await page.evaluate(readProgram("request"));
  t.equal((await logged).text(), "200 0");
});

test("a request without an answer calls its callback with status 0, or throws", { skip: noChromium }, async (t) => {
  await using sim = await startSimulator({ scenario: SCENARIO, clock: "manual", httpPort: 0 });
  const page = await openPageWithScript(t, sim.httpUrl ?? "");
  await sim.world().faults.add({ operations: ["heartbeat"], effect: { reset: true } });
  const result = await page.evaluate(`new Promise(function (resolve) {
    OnlineAgent.heartbeat({ agentid: 101, $callback: function (status, xhr, entity) { resolve([status, typeof entity]); } });
  })`);
  t.strictSame(result, [0, "undefined"]);
  await t.rejects(page.evaluate("OnlineAgent.heartbeat({ agentid: 101 })"), /NetworkError/);
});
