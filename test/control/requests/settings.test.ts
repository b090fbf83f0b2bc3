// Tests of the settings of a world through the control API.
import { test } from "tap";
import { openControlApi } from "../control-api.ts";

const SETTINGS = "/worlds/default/settings";

test("settings are read and changed in the form of a scenario", async (t) => {
  const { send, center } = await openControlApi({ scenario: { settings: { ringTime: "45s" } } });
  const before = (await send("GET", SETTINGS)).body;
  t.strictSame([before.ringTime, before.supervision, before.operationResult], ["45s", "on", {}]);

  const changed = await send("PATCH", SETTINGS, { supervision: false, maxTime: "90s", phoneAlertingContent: "object" });
  t.equal(changed.status, 200);
  t.strictSame(changed.body, { ...before, supervision: "off", maxTime: "90s", phoneAlertingContent: "object" });
  t.strictSame((await send("GET", SETTINGS)).body, changed.body);
  t.hasStrict(center.settings, { supervision: false, maxTime: 90_000 });
});

test("an empty change changes nothing", async (t) => {
  const { send } = await openControlApi();
  t.strictSame((await send("PATCH", SETTINGS, {})).body, (await send("GET", SETTINGS)).body);
});

test("a change with an invalid setting is refused with every mistake, and changes nothing", async (t) => {
  const { send } = await openControlApi();
  const before = (await send("GET", SETTINGS)).body;
  const { status, body } = await send("PATCH", SETTINGS, { ringTime: "5s", maxTime: "90 sec", authMode: "sttic" });
  t.equal(status, 400);
  t.strictSame(body.errors, [
    'authMode: unknown authMode "sttic", did you mean "static"? An authMode is one of static, dynamic, none',
    'maxTime: "90 sec" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
  ]);
  t.strictSame((await send("GET", SETTINGS)).body, before);
});

test("unknown or contradictory settings and a body that is not an object are refused", async (t) => {
  const { send } = await openControlApi();
  const readFirstError = async (body: unknown) => (await send("PATCH", SETTINGS, body)).body.errors[0];
  t.match(await readFirstError({ rngTime: "5s" }), /^unknown setting "rngTime", did you mean "ringTime"\? /);
  t.equal(
    await readFirstError({ guidInterval: "5m" }),
    "guidInterval: 5m is not below guidTimeout (2m): a Guid would expire before the next one arrives",
  );
  t.match(
    await readFirstError([]),
    /^an empty list is not a valid object with settings; a setting is one of authMode, /,
  );
  t.match(await readFirstError(undefined), /^an empty value is not a valid object with settings; /);
});
