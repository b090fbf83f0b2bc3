// Tests of conferences on the board in a browser: from the list of calls, and from the cards of agents.
import type { Scenario } from "../../../src/index.ts";
import { startCenter, story } from "./open-board.ts";

const PHONE = "13900000009";
/** The first conference of a world, as the page names it. */
const FIRST = "conference 1024256";
const CENTER = {
  name: "training",
  center: {
    numbers: [{ number: PHONE, does: "noAnswer" }],
    agents: [
      { id: 101, name: "Ada" },
      { id: 102, name: "Ben" },
    ],
  },
} satisfies Scenario;

story("a conference is shown with its participants, who are played by hand", async (t) => {
  const { sim, world } = await startCenter(t, { scenario: CENTER });
  for (const id of [101, 102]) await world.agent(id).signIn();
  const page = await t.open(sim.controlUrl);
  const calls = page.getByRole("region", { name: "Calls" });
  await world.agent(101).conference({ participants: { agents: [102], numbers: [PHONE] } });
  await calls.getByText("1 conference").waitFor();
  const customers = calls.getByRole("region", { name: "Customers" });
  const press = (label: string, who: string) =>
    customers.getByRole("button", { name: `${label}: ${who}, ${FIRST}`, exact: true }).click();
  await press("Answer", "agent 102");
  await press("Answer", PHONE);
  await press("Mute", "agent 102");
  await press("Hold", PHONE);
  await customers.getByText("muted", { exact: true }).waitFor();
  await customers.getByText("on hold").waitFor();
  t.match(await world.conferences(), [
    { participants: [{ agent: 101 }, { agent: 102, mode: "hear" }, { number: PHONE, isHeld: true }] },
  ]);
  await press("Unmute", "agent 102");
  await press("Retrieve", PHONE);
  await press("Hang up", PHONE);
  await press("Leave", "agent 102");
  await customers.getByRole("button", { name: `Leave: agent 102, ${FIRST}` }).waitFor({ state: "detached" });
  t.match(await world.conferences(), [{ participants: { length: 1, 0: { agent: 101 } } }]);
  await press("End", "agent 101");
  await calls.getByText("1 conference").waitFor({ state: "detached" });
  t.strictSame(await world.conferences(), []);
});

story("an agent begins a conference on its card, invites, extends it, hands it over and ends it", async (t) => {
  const { sim, world } = await startCenter(t, { scenario: CENTER });
  for (const id of [101, 102]) await world.agent(id).signIn();
  const page = await t.open(sim.controlUrl);
  const choose = (id: number) => page.getByRole("button", { name: new RegExp(`^Agent ${id} `) }).click();
  const cardOf = (id: number) => page.getByRole("region", { name: `Agent ${id}` });
  const press = (id: number, label: string) =>
    cardOf(id)
      .getByRole("button", { name: `${label}: agent ${id}, ${FIRST}`, exact: true })
      .click();
  await choose(101);
  await cardOf(101).getByRole("textbox").fill("agent 102");
  await cardOf(101).getByRole("button", { name: "Conference" }).click();
  await cardOf(101).getByText("chair, 1 of 2 joined").waitFor();
  await choose(102);
  await press(102, "Answer");
  await press(102, "Mute");
  await cardOf(102)
    .getByRole("button", { name: /^Unmute: / })
    .click();
  await cardOf(102)
    .getByRole("button", { name: /^Mute: / })
    .waitFor();
  await choose(101);
  await cardOf(101).getByRole("textbox").fill(PHONE);
  await cardOf(101).getByRole("button", { name: "Invite" }).click();
  await cardOf(101).getByText("chair, 2 of 3 joined").waitFor();
  await press(101, "Extend by 10 minutes");
  await press(101, "Make 102 the chair");
  await press(101, "Leave");
  await choose(102);
  await cardOf(102).getByText("chair, 1 of 2 joined").waitFor();
  t.match(await world.conferences(), [
    { chair: 102, length: "70m", participants: { length: 2, 0: { agent: 102 }, 1: { number: PHONE } } },
  ]);
  await press(102, "End");
  await cardOf(102).getByText(FIRST, { exact: true }).waitFor({ state: "detached" });
  t.strictSame(await world.conferences(), []);
});
