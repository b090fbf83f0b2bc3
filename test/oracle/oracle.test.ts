// Tests that the oracle finds wrong counters of any kind, when called and at the end of each test.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "tap";
import { checkCounters } from "../support/check-counters.ts";
import { openAnsweredCall, restoreTampered } from "./tampered.ts";

test("correct counters agree with the log", async (t) => {
  const center = openAnsweredCall();
  t.doesNotThrow(() => checkCounters(center));
  t.doesNotThrow(() => checkCounters(restoreTampered(center, '"answernums":1', '"answernums": 1')));
});

for (const [what, right, wrong, message] of [
  ["a count that is too high", '"answernums":1', '"answernums":3', /the log has less of answernums than was counted/],
  ["a count that is too low", '"keepnums":1', '"keepnums":0', /the log has more of keepnums than was counted: 1 more/],
  ["a time that was not spent", '"resttime":0', '"resttime":9000', /its counters differ from a recount of the log/],
  [
    "a call that began too early",
    '"talkingSince":1767603600000',
    '"talkingSince":1767603590000',
    /its counters differ from/,
  ],
  ["a missing event", '"asked":true', '"asked":false', /the log has less of keepnums than was counted/],
  ["a pin with a different value", '"pinned":{"noanswernums":7}', '"pinned":{"noanswernums":8}', /its pinned counters/],
  ["an agent that is not in the log", '"tallies":[', `"tallies":[[102,{"events":0,"pinned":{"busynums":1}}],`, /102/],
] as const) {
  test(`${what} is found`, async (t) => {
    const center = restoreTampered(openAnsweredCall(), right, wrong);
    t.throws(() => checkCounters(center), { message: message });
  });
}

test("tests fail with wrong counters, and with errors that are not caught, in every test file", async (t) => {
  const loaded = [...readFileSync(".taprc", "utf8").matchAll(/^ {2}- (--import=\S+)$/gm)].map(([, flag = ""]) => flag);
  t.same(loaded, [
    "--import=tsx",
    "--import=./test/support/plain-processes.ts",
    "--import=./test/support/uncaught-errors.ts",
    "--import=./test/support/oracle.ts",
  ]);
  // The variables of the test runner are removed, so that the process reports only to this test.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TAP|NODE_OPTIONS)/.test(name)));
  for (const file of ["planted.ts", "planted-in-bundle.ts"]) {
    const { status, stdout } = spawnSync(process.execPath, [...loaded, `test/oracle/${file}`], {
      env,
      encoding: "utf8",
    });
    t.equal(status, 1, file);
    const lines = [...stdout.matchAll(/^((?:not )?ok) \d+ - (.*?)(?: # time.*)?$/gm)];
    // tap reports a test that an error has ended twice.
    t.same(
      [...new Set(lines.map(([, result, name]) => `${result} - ${name}`))],
      [
        "not ok - the center of a test has a wrong counter",
        "not ok - the center of a gateway has one event too many",
        "ok - a center is correct",
        "not ok - a timer throws an error",
        "not ok - a rejection is not handled",
        "not ok - agent 101: the log has less of answernums than was counted: 1 less",
        "not ok - agent 101: events in the log that were not counted: 1",
      ],
      file,
    );
  }
});
