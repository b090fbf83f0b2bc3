// Tests of the board: other pages can neither frame it nor read its feed, and no text of a client becomes markup.
import { test } from "tap";
import { checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";

const BOARD = "/worlds/default/board";
const STREAM = { Accept: "text/event-stream" };
const MARKUP = "<img src=x onerror=alert(1)>";

test("the page and the feed are refused for a foreign name of this machine, and for other pages", async (t) => {
  const target = await openAttackedSimulator(t);
  const port = target.portOf("control");
  const rebound = { Host: `rebound.evil.example:${port}` };
  const framed = { Host: `127.0.0.1:${port}`, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe" };
  const fetched = { Host: `127.0.0.1:${port}`, Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" };
  for (const [path, headers] of [
    ["/", {}],
    ["/board/board.js", {}],
    [BOARD, {}],
    [BOARD, STREAM],
  ] as const) {
    await checkAttacks(
      t,
      target,
      [rebound, framed, fetched].map((from) => ({
        name: `GET ${path} ${JSON.stringify(from)}`,
        port: "control",
        text: writeRequest("GET", path, { ...headers, ...from }),
        answer: from === rebound ? /^HTTP\/1\.1 403 .*foreign-host/s : /^HTTP\/1\.1 403 .*foreign-origin/s,
        warning: /^The control API refused GET/,
      })),
    );
  }
  t.match(await target.sendText("control", writeRequest("GET", "/metrics")), /^ccgw_event_streams 0$/m);
});

test("with a token, the page is served under every name, and the feed only with the token", async (t) => {
  const target = await openAttackedSimulator(t, { token: "open-sesame" });
  const headers = { Host: "ccgw.test", Origin: "http://ccgw.test" };
  const statusOf = async (path: string, more = {}) =>
    /^HTTP\/1\.1 (\d+)/.exec(await target.sendText("control", writeRequest("GET", path, { ...headers, ...more })))?.[1];
  t.equal(await statusOf("/"), "200");
  t.strictSame(
    [
      await statusOf(BOARD),
      await statusOf(BOARD, STREAM),
      await statusOf(BOARD, { ...STREAM, Authorization: "Bearer x" }),
    ],
    ["401", "401", "401"],
  );
  t.equal(await statusOf(BOARD, { Authorization: "Bearer open-sesame" }), "200");
});

test("text of clients is sent only as JSON, which browsers do not interpret as markup", async (t) => {
  const target = await openAttackedSimulator(t);
  const call = JSON.stringify({ from: MARKUP, to: { agent: 101 }, data: `</script>${MARKUP}` });
  const type = { "Content-Type": "application/json" };
  await target.sendText("control", writeRequest("POST", "/worlds/default/calls", type, call));
  const problem = `/worlds/default/agents/${encodeURIComponent(MARKUP)}`;
  for (const path of [BOARD, "/worlds/default/calls", problem, `/board/${encodeURIComponent(MARKUP)}`]) {
    const answer = await target.sendText("control", writeRequest("GET", path));
    t.match(answer, /^content-type: application\/(?:problem\+)?json\r$/im, path);
    t.match(answer, /^x-content-type-options: nosniff\r$/im, path);
  }
});
