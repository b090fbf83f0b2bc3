// The settings of a world through the control API.
import { test } from "tap";
import { openDoor } from "../door.ts";

const SETTINGS = "/worlds/default/settings";

test("settings are read and changed in the form that people write", async (t) => {
  const { ask, center } = await openDoor({ scenario: { settings: { ringTime: "45s" } } });
  const before = (await ask("GET", SETTINGS)).body;
  t.strictSame([before.ringTime, before.supervision, before.operationResult], ["45s", "on", {}]);

  const changed = await ask("PATCH", SETTINGS, { supervision: false, maxTime: "90s", phoneAlertingContent: "object" });
  t.equal(changed.status, 200);
  t.strictSame(changed.body, { ...before, supervision: "off", maxTime: "90s", phoneAlertingContent: "object" });
  t.strictSame((await ask("GET", SETTINGS)).body, changed.body);
  t.match(center.settings, { supervision: false, maxTime: 90_000 });
});

test("nothing asked for, nothing changed", async (t) => {
  const { ask } = await openDoor();
  t.strictSame((await ask("PATCH", SETTINGS, {})).body, (await ask("GET", SETTINGS)).body);
});

test("one wrong setting, and none is changed; each mistake is told with what is accepted", async (t) => {
  const { ask } = await openDoor();
  const before = (await ask("GET", SETTINGS)).body;
  const { status, body } = await ask("PATCH", SETTINGS, { ringTime: "5s", maxTime: "90 sec", authMode: "sttic" });
  t.equal(status, 400);
  t.strictSame(body.errors, [
    'authMode: unknown authMode "sttic", did you mean "static"? An authMode is one of static, dynamic, none',
    'maxTime: "90 sec" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
  ]);
  t.strictSame((await ask("GET", SETTINGS)).body, before);
});

test("an unknown setting, settings that contradict each other, and no object at all", async (t) => {
  const { ask } = await openDoor();
  const firstError = async (body: unknown) => (await ask("PATCH", SETTINGS, body)).body.errors[0];
  t.match(await firstError({ rngTime: "5s" }), /^unknown setting "rngTime", did you mean "ringTime"\? /);
  t.equal(
    await firstError({ guidInterval: "5m" }),
    "guidInterval: 5m is not below guidTimeout (2m): a Guid would expire before the next one arrives",
  );
  t.match(await firstError([]), /^an empty list is not a valid object with settings; a setting is one of authMode, /);
  t.match(await firstError(undefined), /^an empty value is not a valid object with settings; /);
});
