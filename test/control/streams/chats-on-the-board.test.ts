// Tests that the changes of the board keep a page up to date with chats, with the agents who can take one more, and with settings.
import { test } from "tap";
import { signIn } from "../../../src/core/index.ts";
import { makePlayedDetails } from "../../../src/scenario/stage/stage.ts";
import { openPage } from "./board-page.ts";

const ADA = "/agents/101";

const SCENARIO = {
  center: { queues: [{ id: 30, media: "chat" }], agents: [{ id: 101, queues: [30] }] },
};

test("after each change of an agent's room for chats, an open page shows the same board as a new one", async (t) => {
  const { send, readBoard, updatePage } = await openPage(SCENARIO);
  const outcomes = [];
  for (const [method, path, body] of [
    ["PATCH", ADA, { signedIn: true }],
    ["PATCH", ADA, { state: "busy" }],
    ["PATCH", ADA, { state: "idle" }],
    ["POST", "/chats", { to: { queue: 30 } }],
    ["POST", `${ADA}/answer-chat`],
    ["POST", `${ADA}/end-chat`],
    ["PATCH", ADA, { signedIn: false }],
  ] as const) {
    const { status } = await send(method, `/worlds/default${path}`, body);
    const page = updatePage();
    t.strictSame(page, await readBoard(), `${path} ${JSON.stringify(body)}`);
    outcomes.push([status, page.queues.get(30)?.available]);
  }
  t.strictSame(outcomes, [
    [200, 1],
    [200, 0],
    [200, 1],
    [201, 1],
    [200, 1],
    [200, 1],
    [200, 0],
  ]);
});

test("an open page shows an agent whom a change of settings locks or unlocks", async (t) => {
  const { send, world, readBoard, updatePage } = await openPage(SCENARIO);
  for (let i = 0; i < 3; i++) {
    const details = makePlayedDetails("40101", true);
    world.center.perform(signIn, { agent: 101, password: "wrong", details, force: false });
  }
  const lockStates = [];
  for (const passwordTries of [5, 3, 0]) {
    await send("PATCH", "/worlds/default/settings", { passwordTries });
    const page = updatePage();
    t.strictSame(page, await readBoard(), `${passwordTries} tries`);
    lockStates.push(page.agents.get(101)?.locked);
  }
  t.strictSame(lockStates, [false, true, false]);
});
