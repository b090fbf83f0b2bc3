// Tests of templates in steps: generated words, and facts about the calls of earlier steps.
import { test } from "tap";
import { playSteps } from "./play-steps.ts";

const INBOUND_CALL = {
  call: { as: "first", from: "1380001", to: { queue: 25 }, data: "order {{variables.colleague}}" },
};

/** A center with a busy outside number. */
const WITH_BUSY_NUMBER = { numbers: [{ number: "1351111", does: "busy" }] };

/** Plays steps for a second. Returns the caller, the called number and the data of each call, oldest first. */
const listPartiesAndData = async (...steps: object[]) => {
  const { center, reports } = await playSteps(steps, 1);
  if (reports.length > 0) throw new Error(reports.join("\n"));
  return [...center.state.calls.values()].map(({ caller, called, data }) => [caller, called, data]);
};

test("later steps can use facts about an earlier call: its id, the caller and the dialed number", async (t) => {
  const { center, eventsOf } = await playSteps(
    [
      INBOUND_CALL,
      {
        call: {
          from: "{{calls.first.from}}9",
          to: { agent: 202 },
          data: "{{calls.first.callid}}/{{calls.first.called}}",
        },
      },
    ],
    1,
  );
  const [first, second] = [...center.state.calls.values()];
  t.hasStrict(first, { caller: "1380001", called: "60025", data: "order 1390000" });
  t.hasStrict(second, { caller: "13800019", data: `${first?.id}/60025` });
  t.equal(eventsOf("callArrived").length, 2);
});

test("outbound and internal calls, consultations, transfers and previews carry data", async (t) => {
  t.strictSame(
    await listPartiesAndData({ callOut: { agent: 201, to: { number: "1371111" }, data: "a {{colleague}}" } }),
    [["40201", "1371111", "a 1390000"]],
  );
  t.strictSame(await listPartiesAndData({ callOut: { agent: 201, to: { agent: 202 }, data: "b" } }), [
    ["201", "202", "b"],
  ]);
  const consult = { consult: { agent: 201, to: { agent: 202 }, data: "c", as: "help" } };
  t.strictSame(
    await listPartiesAndData(INBOUND_CALL, { answer: { agent: 201 } }, consult, {
      answer: { agent: 202, call: "help" },
    }),
    [
      ["1380001", "60025", "order 1390000"],
      ["201", "202", "c"],
    ],
  );
  const transfer = { transfer: { agent: 201, to: { queue: 26 }, data: "from {{calls.first.from}}" } };
  t.strictSame(await listPartiesAndData(INBOUND_CALL, { answer: { agent: 201 } }, transfer), [
    ["1380001", "60025", "from 1380001"],
  ]);
  const { center } = await playSteps([
    INBOUND_CALL,
    { preview: { agent: 202, numbers: ["{{calls.first.from}}", "1"], data: "{{calls.first.called}}" } },
  ]);
  t.strictSame(center.agent(202)?.session?.previews, [{ control: 1, numbers: ["1380001", "1"], data: "60025" }]);
});

test("facts about a call stay available after its end, and a name refers to its last call", async (t) => {
  const { eventsOf } = await playSteps(
    [
      { callOut: { agent: 201, to: { number: "1351111" }, as: "first" } },
      INBOUND_CALL,
      { hangUp: { by: "customer", call: "first" } },
      { preview: { agent: 203, numbers: ["{{calls.first.from}}"] } },
    ],
    1,
    WITH_BUSY_NUMBER,
  );
  t.strictSame(
    eventsOf("previewOffered").map(({ numbers }) => numbers),
    [["1380001"]],
  );
  t.equal(eventsOf("dialFailed").length, 1);
});

test("facts about a call stay available after it fails", async (t) => {
  const { center } = await playSteps(
    [
      { callOut: { agent: 201, to: { number: "1351111" }, as: "first" } },
      { call: { to: { agent: 202 }, data: "{{calls.first.from}}>{{calls.first.called}}" } },
    ],
    1,
    WITH_BUSY_NUMBER,
  );
  t.strictSame(
    [...center.state.calls.values()].map(({ data }) => data),
    ["40201>1351111"],
  );
});

test("words come from faker, the same for the same seed", async (t) => {
  const draw = () =>
    listPartiesAndData({ call: { from: "{{phone}}", to: { queue: 25 }, data: "{{faker.company.name}}, {{name}}" } });
  const [[from, , data] = []] = await draw();
  t.match(from, /^\d{8}$/);
  t.match(data, /^\S.*, \S+ \S/);
  t.strictSame(await draw(), await draw());
});

test("an agent signs in with a phone number from a template", async (t) => {
  const { center } = await playSteps([{ signIn: { agent: 201, force: true, phone: "5{{colleague}}" } }], 1);
  t.equal(center.agent(201)?.session?.details.phone, "51390000");
});

test("a step fails if the call in its template was not made", async (t) => {
  const { reports, center } = await playSteps(
    [
      { callOut: { agent: 999, to: { agent: 201 }, as: "never" } },
      { call: { from: "{{calls.never.from}}", to: { queue: 25 } } },
    ],
    1,
    { agents: [{ id: 201 }, { id: 999 }] },
  );
  t.strictSame(reports, ["story: the agent is not signed in", 'story: no step has made a call named "never" yet']);
  t.equal(center.state.calls.size, 0);
});
