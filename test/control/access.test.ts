// Who may ask: with a token whoever has it, without one whoever sits at this machine.
import { test } from "tap";
import { openDoor, type Seen } from "./door.ts";

const CLOCK = "/worlds/default/clock";

test("with a token every request needs it, but those for health and certificate", async (t) => {
  const { ask } = await openDoor({ token: "open sesame".replace(" ", "-") });
  const statusOf = async (url: string, headers?: Record<string, string>) =>
    (await ask("GET", url, undefined, headers)).status;

  t.strictSame(
    [
      await statusOf("/healthz"),
      await statusOf("/ca.pem"),
      await statusOf(CLOCK),
      await statusOf("/nothing/here"),
      await statusOf(CLOCK, { authorization: "Bearer wrong" }),
      await statusOf(CLOCK, { authorization: "Bearer open-sesame-and-more" }),
      await statusOf(CLOCK, { authorization: "Basic open-sesame" }),
      await statusOf(CLOCK, { authorization: "open-sesame" }),
      await statusOf(CLOCK, { authorization: "Bearer open-sesame" }),
      await statusOf(CLOCK, { authorization: "bearer open-sesame" }),
      await statusOf("/nothing/here", { authorization: "Bearer open-sesame" }),
    ],
    [200, 200, 401, 401, 401, 401, 401, 401, 200, 200, 404],
  );
});

test("a missing token is asked for in words and by header, and the request changes nothing", async (t) => {
  const { ask } = await openDoor({ token: "open-sesame" });
  const seen = await ask("POST", `${CLOCK}/advance`, { by: "1h" });
  t.equal(seen.headers["www-authenticate"], 'Bearer realm="ccgw control"');
  t.strictSame(seen.body, {
    type: "urn:ccgw:problem:token-needed",
    title: "A token is required",
    status: 401,
    detail: "Send the control token of the simulator: Authorization: Bearer <token>.",
  });
  const { body } = await ask("GET", CLOCK, undefined, { authorization: "Bearer open-sesame" });
  t.equal(body.now, "2026-01-05T09:00:00.000Z");
});

test("with a token the Host header is not looked at", async (t) => {
  const { ask } = await openDoor({ token: "open-sesame" });
  const headers = { host: "ccgw.example", origin: "https://elsewhere.example", authorization: "Bearer open-sesame" };
  t.equal((await ask("GET", CLOCK, undefined, headers)).status, 200);
});

test("without a token only this machine's own names are answered", async (t) => {
  const { ask } = await openDoor();
  const kindFor = async (headers: Record<string, string>) => kindOf(await ask("GET", CLOCK, undefined, headers));

  const hosts = ["localhost", "LOCALHOST:8044", "127.0.0.1:8044", "127.0.0.1", "[::1]:8044", "[::1]", "127.8.9.1:1"];
  for (const host of hosts) t.equal(await kindFor({ host }), "200", host);
  const foreign = [
    "evil.example",
    "evil.example:8044",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "192.168.1.5:8044",
    "localhost:8044:1",
    "localhost@evil.example",
    "::1",
  ];
  for (const host of foreign) t.equal(await kindFor({ host }), "foreign-host", host);
});

test("without a token only pages of the control API's own origin may ask, in JSON or YAML", async (t) => {
  const { ask, center } = await openDoor();
  const host = "localhost:8044";
  const own = { host, origin: "http://localhost:8044" };
  const kindFor = async (headers: Record<string, string>) =>
    kindOf(await ask("POST", "/worlds/default/calls", { to: { queue: 25 } }, { host, ...headers }));

  for (const origin of [
    "https://elsewhere.example",
    "null",
    "file://",
    "http://localhost.elsewhere.example",
    "http://localhost:5173",
    "http://localhost",
    "http://127.0.0.1:8044",
    "http://localhost:8044/",
  ]) {
    t.equal(await kindFor({ origin }), "foreign-origin", origin);
  }
  for (const site of ["cross-site", "same-site", "SAME-ORIGIN", ""]) {
    t.equal(await kindFor({ ...own, "sec-fetch-site": site }), "foreign-origin", site);
  }
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/jsonp", "text/plain; x=/json"]) {
    t.equal(await kindFor({ ...own, "content-type": type }), "page-type", type);
  }
  t.equal(center.state.calls.size, 0);
  t.equal(await kindFor(own), "201");
  t.equal(await kindFor({ ...own, "sec-fetch-site": "same-origin" }), "201");
  t.equal(await kindFor({ "sec-fetch-site": "none", "content-type": "text/json; charset=utf-8" }), "201");
  t.equal(await kindFor({ ...own, origin: "https://LOCALHOST:8044", "content-type": "application/yaml" }), "201");
  t.equal(await kindFor({ "content-type": "text/plain" }), "201", "outside a browser every type is taken");
});

test("a page's request without a body needs no type", async (t) => {
  const { ask } = await openDoor();
  const own = { host: "localhost", origin: "http://localhost:80" };
  t.equal(kindOf(await ask("GET", CLOCK, undefined, own)), "200");
  t.equal(kindOf(await ask("POST", "/worlds/default/reset", undefined, own)), "200");
  const form = { ...own, "content-type": "application/x-www-form-urlencoded" };
  t.equal(kindOf(await ask("POST", "/worlds/default/reset", undefined, form)), "page-type");
});

function kindOf({ status, body }: Seen): string {
  return status < 400 ? String(status) : body.type.replace("urn:ccgw:problem:", "");
}
