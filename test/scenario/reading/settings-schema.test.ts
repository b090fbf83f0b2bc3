// Tests of settings in their text form: how they are written, changed, and refused.
import fc from "fast-check";
import { test } from "tap";
import { formatProblem } from "../../../src/forms/problems.ts";
import { defaultSettings, type Settings } from "../../../src/forms/settings.ts";
import { mergeSettings, writeSettings } from "../../../src/scenario/reading/settings-schema.ts";

/** Returns the problems of a change of the default settings; `nothing is wrong` if it has none. */
function problemsOfPatch(patch: unknown): string[] {
  const merged = mergeSettings(defaultSettings, patch);
  return "problems" in merged ? merged.problems.map(formatProblem) : ["nothing is wrong"];
}

test("settings are written in their text form", (t) => {
  t.strictSame(writeSettings(defaultSettings), {
    authMode: "static",
    guidInterval: "1m",
    guidTimeout: "2m",
    nodeName: "AgentGateway1",
    rejectedGuid: "perInterface",
    supervision: "on",
    maxTime: "2m",
    pollHold: "10s",
    delivery: "atMostOnce",
    agentIdMax: 59999,
    unknownAgents: "refuse",
    statisticsOutsideCall: "refuse",
    statisticsSince: "signIn",
    transfernums: "in",
    flowControl: "observe",
    strictHeaders: "off",
    journalBodies: "on",
    tapeLength: 10_000,
    tapeBytes: 67_108_864,
    operationResult: {},
    eventGenTime: "off",
    shutdownServiceAfterLogout: "off",
    phoneAlertingContent: null,
    pushRetry: "10s",
    pushGiveUp: "2m",
    handshakeMaxTime: "2m",
    forcedSignIn: "allow",
    passwordTries: 5,
    phonePickUp: "0s",
    routing: "longestIdle",
    ringTime: "30s",
    noAnswerAction: "busy",
  });
  t.end();
});

test("a change affects only the settings that it names", (t) => {
  const before = structuredClone(defaultSettings);
  const patch = { authMode: "dynamic", maxTime: "90s", supervision: false, eventGenTime: "on", agentIdMax: 999999 };
  t.strictSame(mergeSettings(defaultSettings, patch), {
    settings: {
      ...defaultSettings,
      authMode: "dynamic",
      maxTime: 90_000,
      supervision: false,
      eventGenTime: true,
      agentIdMax: 999999,
    },
  });
  t.strictSame(defaultSettings, before);
  t.end();
});

test("operationResult and phoneAlertingContent have two forms each", (t) => {
  const merge = (patch: unknown) => {
    const merged = mergeSettings(defaultSettings, patch);
    return "settings" in merged && [merged.settings.operationResult, merged.settings.phoneAlertingContent];
  };
  t.strictSame(merge({ operationResult: "absent", phoneAlertingContent: "object" }), ["absent", "object"]);
  t.strictSame(merge({ operationResult: {}, phoneAlertingContent: null }), ["{}", "null"]);
  t.strictSame(merge({ operationResult: "{}", phoneAlertingContent: "null" }), ["{}", "null"]);
  t.end();
});

test("all wrong settings are reported", (t) => {
  const names = Object.keys(writeSettings(defaultSettings)).join(", ");
  const duration = "a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h";
  const table: [unknown, ...string[]][] = [
    [null, `settings: an empty value is not a valid object with settings; a setting is one of ${names}`],
    [
      { authmode: "static" },
      `settings: unknown setting "authmode", did you mean "authMode"? A setting is one of ${names}`,
    ],
    [
      { authMode: "dynamc", maxTime: 90, ringTime: "0s" },
      'settings: authMode: unknown authMode "dynamc", did you mean "dynamic"? An authMode is one of static, dynamic, none',
      `settings: maxTime: 90 is not a valid duration: use ${duration}`,
      'settings: ringTime: "0s" is too short: use more than 0s',
    ],
    [{ supervision: "onn" }, 'settings: supervision: "onn" is not a valid switch: use on or off (or true or false)'],
    [{ agentIdMax: 5 }, "settings: agentIdMax: 5 is not a valid highest agent id: use 59999 or 999999"],
    [
      { nodeName: "a=b" },
      'settings: nodeName: "a=b" is not a valid node name: use letters, digits, - and _, at most 64, such as AgentGateway1',
    ],
    [
      { operationResult: { a: 1 } },
      "settings: operationResult: an object with a is not a valid operationResult: use {} (an empty object) or absent",
    ],
    [
      { phoneAlertingContent: {} },
      "settings: phoneAlertingContent: an empty object is not a valid phoneAlertingContent: use null or object",
    ],
    [
      { guidInterval: "2m" },
      "settings: guidInterval: 2m is not below guidTimeout (2m): a Guid would expire before the next one arrives",
    ],
    [
      { guidTimeout: "30s" },
      "settings: guidTimeout: 30s is not above guidInterval (1m): a Guid would expire before the next one arrives",
    ],
  ];
  for (const [patch, ...problems] of table) t.strictSame(problemsOfPatch(patch), problems, JSON.stringify(patch));
  t.end();
});

const duration = fc.integer({ min: 1, max: 86_400_000 });

const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    authMode: fc.constantFrom("static", "dynamic", "none"),
    guidInterval: duration,
    guidTimeout: duration,
    nodeName: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    rejectedGuid: fc.constantFrom("perInterface", "000-003", "100-006"),
    supervision: fc.boolean(),
    maxTime: duration,
    pollHold: fc.integer({ min: 0, max: 600_000 }),
    delivery: fc.constantFrom("atMostOnce", "untilNextPoll"),
    agentIdMax: fc.constantFrom(59999, 999999),
    unknownAgents: fc.constantFrom("refuse", "admit"),
    statisticsOutsideCall: fc.constantFrom("refuse", "answer"),
    statisticsSince: fc.constantFrom("signIn", "midnight"),
    flowControl: fc.constantFrom("off", "observe", "enforce", "slow"),
    strictHeaders: fc.boolean(),
    journalBodies: fc.boolean(),
    tapeLength: fc.nat(1_000_000),
    tapeBytes: fc.nat(1_073_741_824),
    operationResult: fc.constantFrom("{}", "absent"),
    eventGenTime: fc.boolean(),
    shutdownServiceAfterLogout: fc.boolean(),
    phoneAlertingContent: fc.constantFrom("null", "object"),
    pushRetry: duration,
    pushGiveUp: duration,
    handshakeMaxTime: duration,
    forcedSignIn: fc.constantFrom("allow", "refuse"),
    passwordTries: fc.integer({ min: 0, max: 1_000 }),
    phonePickUp: fc.nat(600_000),
    routing: fc.constantFrom("longestIdle", "lowestNumber"),
    transfernums: fc.constantFrom("in", "made"),
    ringTime: duration,
    noAnswerAction: fc.constantFrom("busy", "idle"),
  } as const)
  .map((settings) => ({ ...settings, guidTimeout: settings.guidInterval + settings.guidTimeout }));

test("written settings read back as the same settings", (t) => {
  fc.assert(
    fc.property(anySettings, anySettings, (settings, others) => {
      const written = JSON.parse(JSON.stringify(writeSettings(settings)));
      t.strictSame(mergeSettings(others, written), { settings });
    }),
    { numRuns: 50 },
  );
  t.end();
});

test("any JSON is accepted as a change or refused with sentences", (t) => {
  const member = fc.oneof(fc.jsonValue(), fc.constantFrom("on", "1m", "object", {}, null));
  const patch = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings)), member));
  fc.assert(
    fc.property(patch, (any) => {
      const merged = mergeSettings(defaultSettings, any);
      return (
        "settings" in merged || (merged.problems.length > 0 && merged.problems.every(({ message }) => message !== ""))
      );
    }),
  );
  t.end();
});
