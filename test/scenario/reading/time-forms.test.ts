// Tests of the forms of times: limits of durations and instants, and names of time zones.
import fc from "fast-check";
import { test } from "tap";
import * as z from "zod";
import { parseDuration } from "../../../src/core/index.ts";
import { duration, positiveDuration } from "../../../src/forms/duration-form.ts";
import { startSimulator } from "../../../src/library/start-simulator.ts";
import { countCases } from "../../support/cases.ts";
import { messagesOf, problemsOf } from "../problems-of.ts";

const ZONES = "A time zone is UTC, GMT, or an IANA name with a slash such as Europe/Berlin";

const ROWS: readonly (readonly [text: string, problem: string])[] = [
  ["steps: [ wait: 99999d ]", '"99999d" is too long: a duration is at most 36500d'],
  ["steps: [ at: 876001h ]", '"876001h" is too long: a duration is at most 36500d'],
  ["steps: [ wait: 36500d ]", "nothing is wrong"],
  ["settings: { maxTime: 36501d }", '"36501d" is too long: a duration is at most 36500d'],
  ["steps: [ call: { to: { queue: 25 }, talk: 40000d } ]", '"40000d" is too long: a duration is at most 36500d'],
  ["start: 1969-12-31T23:59:59Z", '"1969-12-31T23:59:59Z" is too early: an instant is 1970-01-01T00:00:00Z or later'],
  [
    "start: 1970-01-01T00:30:00+01:00",
    '"1970-01-01T00:30:00+01:00" is too early: an instant is 1970-01-01T00:00:00Z or later',
  ],
  ["start: 1970-01-01T00:00:00Z", "nothing is wrong"],
  ["steps: [ at: 24:00 ]", "nothing is wrong"],
  [
    "steps: [ at: 24:01 ]",
    '"24:01" is not a valid moment: use a duration since the start of the world, such as 30m, or a time of day, such as 09:30',
  ],
  [
    "center: { timeZone: CST }",
    `"CST" is not accepted as a time zone: did you mean Asia/Shanghai or America/Chicago? ${ZONES}`,
  ],
  [
    "center: { timeZone: BST }",
    `"BST" is not accepted as a time zone: did you mean Europe/London or Asia/Dhaka? ${ZONES}`,
  ],
  [
    "center: { timeZone: EST }",
    `"EST" is not accepted as a time zone: did you mean America/New_York or America/Panama? ${ZONES}`,
  ],
  [
    "center: { timeZone: MST }",
    `"MST" is not accepted as a time zone: did you mean America/Denver or America/Phoenix? ${ZONES}`,
  ],
  ["center: { timeZone: Japan }", `"Japan" is not accepted as a time zone: did you mean Asia/Tokyo? ${ZONES}`],
  [
    "center: { timeZone: New York }",
    `"New York" is not accepted as a time zone: did you mean America/New_York? ${ZONES}`,
  ],
  [
    "center: { timeZone: Europe/Berln }",
    `"Europe/Berln" is not accepted as a time zone: did you mean Europe/Berlin? ${ZONES}`,
  ],
  [
    'center: { timeZone: "+01:00" }',
    `"+01:00" is not a valid time zone: use UTC, GMT, or an IANA name with a slash such as Europe/Berlin`,
  ],
  ["center: { timeZone: GMT }", "nothing is wrong"],
  ["center: { timeZone: America/Argentina/Buenos_Aires }", "nothing is wrong"],
];

for (const [text, problem] of ROWS) {
  test(`${text} is ${problem === "nothing is wrong" ? "accepted" : "refused"}`, async (t) => {
    t.same(await messagesOf(text), [problem]);
  });
}

test("every zone without a slash is refused, except UTC and GMT", async (t) => {
  const bare = Intl.supportedValuesOf("timeZone").filter((name) => !name.includes("/"));
  for (const name of [...bare, "CET", "EST5EDT", "GB", "Cuba", "Zulu", "GMT0", "UCT"]) {
    const [problem] = await problemsOf(`center: { timeZone: ${name} }`);
    const isAccepted = name === "UTC" || name === "GMT";
    t.match(problem, isAccepted ? "nothing is wrong" : /is not accepted as a time zone: did you mean \w+/, name);
  }
});

test("the library refuses durations and instants beyond the limits", async (t) => {
  await using sim = await startSimulator({ clock: "manual", seed: 1 });
  const { clock } = sim.world();
  await t.rejects(clock.advance("99999999d"), {
    message: /"99999999d" is too long: a duration is at most 36500d, and one request advances by at most 30d/,
  });
  await t.rejects(clock.advance("31d"), { message: /"31d" is too long: at most 30d in one request; send several/ });
  await t.rejects(sim.createWorld({ name: "old", start: "1969-12-31T00:00:00Z" }), { message: /is too early/ });
  await t.rejects(startSimulator({ start: "1969-12-31T00:00:00Z" }), { message: /is too early/ });
});

test("the patterns of the JSON Schema accept exactly the durations that the reader accepts", (t) => {
  const patternOf = (shape: z.ZodType) => {
    const { $defs } = z.toJSONSchema(z.object({ it: shape })) as { $defs?: Record<string, { pattern?: string }> };
    return new RegExp(Object.values($defs ?? {})[0]?.pattern ?? "nothing");
  };
  const [durationPattern, positivePattern] = [patternOf(duration), patternOf(positiveDuration)];
  const limits = fc.constantFrom(36500, 876000, 52560000, 3153600000, 3153600000000);
  const whole = fc.oneof(
    fc.nat(),
    limits.chain((limit) => fc.integer({ min: limit - 2, max: limit + 2 })),
    limits,
  );
  const fraction = fc.constantFrom("", ".0", ".00", ".5", ".05");
  const written = fc.tuple(
    fc.constantFrom("", "0", "00"),
    whole,
    fraction,
    fc.constantFrom("ms", "s", "m", "h", "d", "w", ""),
  );
  fc.assert(
    fc.property(written, ([zeros, amount, rest, unit]) => {
      // Half a millisecond above the limit is rounded, so the reader and the pattern may differ.
      fc.pre(!(unit === "ms" && rest !== "" && (amount >= 3153600000000 || amount === 0)));
      const text = `${zeros}${amount}${rest}${unit}`;
      const read = parseDuration(text);
      if (durationPattern.test(text) !== (read !== undefined)) throw new Error(text);
      if (positivePattern.test(text) !== (read !== undefined && read > 0)) throw new Error(`${text} above 0`);
    }),
    { numRuns: countCases(2_000) },
  );
  t.end();
});
