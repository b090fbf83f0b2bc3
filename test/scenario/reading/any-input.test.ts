// Property: for any input, the reader returns a scenario or problems with a place, and never throws.
import fc from "fast-check";
import { test } from "tap";
import { readScenario, type ScenarioSource } from "../../../src/scenario/reading/read-scenario.ts";
import { countCases } from "../../support/cases.ts";
import { codePoint } from "../../support/code-point.ts";

/** Returns whether the reader returns a scenario, or up to 50 problems with places, and leaves the source unchanged. */
async function isReadOrRefused(source: ScenarioSource): Promise<boolean> {
  const before = JSON.stringify(source);
  const result = await readScenario(source);
  if (JSON.stringify(source) !== before) return false;
  if ("scenario" in result) return true;
  const fromText = "text" in source;
  return (
    result.problems.length > 0 &&
    result.problems.length <= 50 &&
    result.problems.every(
      ({ line, column, message }) => message !== "" && line > 0 === fromText && column > 0 === fromText,
    )
  );
}

/** Names of members, and names of accepted values. */
const WORDS = [
  ..."name seed start clock duration settings variables center steps queues agents vdn phoneRange id ids from to".split(
    " ",
  ),
  ..."call wait waitFor hangUp traffic history statistics repeat parallel agent queue state within talk patience".split(
    " ",
  ),
  ..."autopilot times every for as by set clear gap callsPerHour since p50 p95 exponential authMode guidInterval".split(
    " ",
  ),
  ..."outside answer reject after hold retrieve mute unmute callOut preview transfer cancelTransfer consult threeWayCall connect conference participants numbers places length warning addParticipants removeParticipants holdParticipant participant handOverChair changeParticipantMode prolongConference by changePlaces playSound stopSound sound answerConference endConference inspect stopInspecting intercept inspector mode does number numbers ivr ivrs chat say answerChat refuseChat endChat transferChat beginChat record pauseRecording resumeRecording stopRecording chatTraffic media replies texts text messages".split(
    " ",
  ),
];
/** Values of members, valid and invalid ones. */
const VALUES = [
  101,
  25,
  0,
  -1,
  1.5,
  true,
  null,
  "3m",
  "0s",
  "101-105",
  "5-1",
  "idle",
  "{{phone}}",
  "{{",
  "secret",
  "on",
];

/** JSON that resembles a scenario, so that it passes the first checks. */
const scenarioLike = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    fc.constantFrom(...VALUES),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie("value"), { maxKeys: 4 }),
  ),
})).value;

test("any text is read or refused", async (t) => {
  await t.resolves(
    fc.assert(fc.asyncProperty(fc.string({ unit: codePoint }), (text) => isReadOrRefused({ text, file: "s.yaml" }))),
  );
});

test("any text with YAML's special characters is read or refused", async (t) => {
  const unit = fc.constantFrom(..."[]{}:,-?!&*|>#%@`'\"\n\t abc1", "steps", "<<", "---", "...", "\r\n", "\u2028");
  const property = fc.asyncProperty(fc.string({ unit }), (text) => isReadOrRefused({ text, file: "s.yaml" }));
  await t.resolves(fc.assert(property, { numRuns: countCases(500) }));
});

test("any JSON is read or refused, as text and as an object", async (t) => {
  const isReadOrRefusedInBothForms = async (object: unknown) =>
    (await isReadOrRefused({ object, name: "any" })) &&
    (await isReadOrRefused({ text: JSON.stringify(object), file: "s.json" }));
  const property = fc.asyncProperty(fc.oneof(fc.jsonValue(), scenarioLike), isReadOrRefusedInBothForms);
  await t.resolves(fc.assert(property, { numRuns: countCases(500) }));
});

test("an object that contains itself is refused", async (t) => {
  const object: Record<string, unknown> = {};
  object["steps"] = [{ repeat: object }];
  t.match(await readScenario({ object, name: "loop" }), {
    problems: [{ file: "loop", line: 0, message: /this is nested more than 64 levels deep$/ }],
  });
});

test("an object that is both wide and deep is refused", async (t) => {
  let object: unknown = "x";
  for (let i = 0; i < 40; i++) object = { left: object, right: object };
  t.hasStrict(await readScenario({ object, name: "tree" }), {
    problems: [{ file: "tree", line: 0, message: "this has more than 120000 values" }],
  });
});
