// Tests of access to the control API: with the token, or without a token from this machine only.
import { test } from "tap";
import { type Answer, openControlApi } from "./control-api.ts";

const CLOCK = "/worlds/default/clock";

test("every request except those for health and the certificate needs the token", async (t) => {
  const { send } = await openControlApi({ token: "open-sesame" });
  const readStatus = async (url: string, headers?: Record<string, string>) =>
    (await send("GET", url, undefined, headers)).status;

  t.strictSame(
    [
      await readStatus("/healthz"),
      await readStatus("/ca.pem"),
      await readStatus(CLOCK),
      await readStatus("/nothing/here"),
      await readStatus(CLOCK, { authorization: "Bearer wrong" }),
      await readStatus(CLOCK, { authorization: "Bearer open-sesame-and-more" }),
      await readStatus(CLOCK, { authorization: "Basic open-sesame" }),
      await readStatus(CLOCK, { authorization: "open-sesame" }),
      await readStatus(CLOCK, { authorization: "Bearer open-sesame" }),
      await readStatus(CLOCK, { authorization: "bearer open-sesame" }),
      await readStatus("/nothing/here", { authorization: "Bearer open-sesame" }),
    ],
    [200, 200, 401, 401, 401, 401, 401, 401, 200, 200, 404],
  );
});

test("a request without the token is answered with instructions and WWW-Authenticate, and changes nothing", async (t) => {
  const { send } = await openControlApi({ token: "open-sesame" });
  const answer = await send("POST", `${CLOCK}/advance`, { by: "1h" });
  t.equal(answer.headers["www-authenticate"], 'Bearer realm="ccgw control"');
  t.strictSame(answer.body, {
    type: "urn:ccgw:problem:token-needed",
    title: "A token is required",
    status: 401,
    detail: "Send the control token of the simulator: Authorization: Bearer <token>.",
  });
  const { body } = await send("GET", CLOCK, undefined, { authorization: "Bearer open-sesame" });
  t.equal(body.now, "2026-01-05T09:00:00.000Z");
});

test("with a token, the Host and Origin headers are not checked", async (t) => {
  const { send } = await openControlApi({ token: "open-sesame" });
  const headers = { host: "ccgw.example", origin: "https://elsewhere.example", authorization: "Bearer open-sesame" };
  t.equal((await send("GET", CLOCK, undefined, headers)).status, 200);
});

test("without a token, only requests for a name of this machine are answered", async (t) => {
  const { send } = await openControlApi();
  const readKindOfAnswer = async (headers: Record<string, string>) =>
    readKind(await send("GET", CLOCK, undefined, headers));

  const hosts = ["localhost", "LOCALHOST:8044", "127.0.0.1:8044", "127.0.0.1", "[::1]:8044", "[::1]", "127.8.9.1:1"];
  for (const host of hosts) t.equal(await readKindOfAnswer({ host }), "200", host);
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
  for (const host of foreign) t.equal(await readKindOfAnswer({ host }), "foreign-host", host);
});

test("without a token, a web page must have the origin of the control API, and send JSON or YAML", async (t) => {
  const { send, center } = await openControlApi();
  const host = "localhost:8044";
  const own = { host, origin: "http://localhost:8044" };
  const readKindOfAnswer = async (headers: Record<string, string>) =>
    readKind(await send("POST", "/worlds/default/calls", { to: { queue: 25 } }, { host, ...headers }));

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
    t.equal(await readKindOfAnswer({ origin }), "foreign-origin", origin);
  }
  for (const site of ["cross-site", "same-site", "SAME-ORIGIN", ""]) {
    t.equal(await readKindOfAnswer({ ...own, "sec-fetch-site": site }), "foreign-origin", site);
  }
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/jsonp", "text/plain; x=/json"]) {
    t.equal(await readKindOfAnswer({ ...own, "content-type": type }), "page-type", type);
  }
  t.equal(center.state.calls.size, 0);
  t.equal(await readKindOfAnswer(own), "201");
  t.equal(await readKindOfAnswer({ ...own, "sec-fetch-site": "same-origin" }), "201");
  t.equal(await readKindOfAnswer({ "sec-fetch-site": "none", "content-type": "text/json; charset=utf-8" }), "201");
  t.equal(
    await readKindOfAnswer({ ...own, origin: "https://LOCALHOST:8044", "content-type": "application/yaml" }),
    "201",
  );
  t.equal(
    await readKindOfAnswer({ "content-type": "text/plain" }),
    "201",
    "without an Origin header, every type is accepted",
  );
});

test("a page's request without a body needs no content type", async (t) => {
  const { send } = await openControlApi();
  const own = { host: "localhost", origin: "http://localhost:80" };
  t.equal(readKind(await send("GET", CLOCK, undefined, own)), "200");
  t.equal(readKind(await send("POST", "/worlds/default/reset", undefined, own)), "200");
  const form = { ...own, "content-type": "application/x-www-form-urlencoded" };
  t.equal(readKind(await send("POST", "/worlds/default/reset", undefined, form)), "page-type");
});

/** Returns the kind of problem in an answer, or the status of a successful one. */
function readKind({ status, body }: Answer): string {
  return status < 400 ? String(status) : body.type.replace("urn:ccgw:problem:", "");
}
