// Property: no malformed request stops the gateway, gets a 5xx or changes any state.
import { connect } from "node:net";
import fc from "fast-check";
import { test } from "tap";
import { countCases } from "../../support/cases.ts";
import { type Gateway, openGateway, ROOT } from "../../support/gateway.ts";
import { waitFor } from "../../support/waiting.ts";
import { GOOD_HEADERS, malformed, rawRequest } from "./malformed-requests.ts";

const INJECTED_RUNS = countCases(9_600);
const RAW_RUNS = countCases(400);

/** Returns the whole state of the center, and the counters of its agents, as text. */
function writeState({ center, world }: Gateway): string {
  const toPlain = (_: string, value: unknown) => {
    if (value instanceof Map) return [...value.entries()];
    return value instanceof Set ? [...value] : value;
  };
  return JSON.stringify(
    [center.state, world.settings, center.now, center.nextAt, center.log.length, readCounters(center)],
    toPlain,
  );
}

const readCounters = (center: Gateway["center"]) => [101, 102, 103].map((id) => center.statistics(id));

/** Opens a gateway in which agent 101 has held and retrieved a call. Puts the agent's Guid into GOOD_HEADERS. */
async function openGatewayWithCall(t: Parameters<typeof openGateway>[0]): Promise<Gateway> {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  await gateway.signInAgent(102);
  gateway.call({ agent: 101 });
  await ada.post("voicecall/{}/hold");
  await ada.post("voicecall/{}/gethold");
  gateway.advance(30);
  GOOD_HEADERS["guid"] = ada.guid ?? "";
  return gateway;
}

/** Returns what is wrong with an answer; undefined if nothing is. */
function findProblem(status: number, text: string, isHead: boolean, mustBe200: boolean): string | undefined {
  if (status !== 200 && (status !== 404 || mustBe200)) return `status ${status}`;
  if (isHead) return undefined;
  if (status === 404) return /^[A-Z][^\n]*\.\n$/.test(text) ? undefined : `no sentence: ${text}`;
  const body = JSON.parse(text) as { message: unknown; retcode: unknown };
  return /^(000-00[23]|\d{3}-\d{3})$/.test(String(body.retcode)) ? undefined : `retcode ${String(body.retcode)}`;
}

test("injected malformed requests are refused in the envelope or with 404 and change nothing", async (t) => {
  const gateway = await openGatewayWithCall(t);
  const before = writeState(gateway);
  const property = fc.asyncProperty(malformed, async ({ method, url, headers, body }) => {
    const payload = body === undefined ? {} : { payload: body };
    const answer = gateway.app.inject({ method: method as "GET", url, headers, ...payload });
    const reply = await waitFor(answer, () => `${method} ${url} ${JSON.stringify({ headers, body })} is not answered`);
    gateway.lines.length = 0;
    gateway.warnings.length = 0;
    // 404 is allowed for an unknown world, and outside the root. Dots in the path can lead there, because inject resolves them.
    const mustBe200 = url.startsWith(ROOT) && !url.includes("%2e") && headers["x-ccgw-world"] === undefined;
    const problem = findProblem(reply.statusCode, reply.payload, method === "HEAD", mustBe200);
    if (problem !== undefined) throw new Error(`${method} ${url}: ${problem}`);
    if (writeState(gateway) !== before) throw new Error(`${method} ${url} changed something`);
  });
  await fc.assert(property, { numRuns: INJECTED_RUNS });
  t.equal(writeState(gateway), before);
});

/** Ends a connection that the malformed request left open. */
const CLOSING_REQUEST = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

test("malformed requests over a raw socket get no 5xx and change nothing", async (t) => {
  const gateway = await openGatewayWithCall(t);
  const before = writeState(gateway);
  await fc.assert(
    fc.asyncProperty(rawRequest, async (text) => {
      const received = await gateway.sendRaw(text.includes("close\r\n") ? text : `${text}${CLOSING_REQUEST}`);
      const status = /^HTTP\/1\.1 ([1-4]\d\d) /.exec(received)?.[1];
      if (received !== "" && status === undefined) throw new Error(`answered ${received.slice(0, 100)}`);
      if (writeState(gateway) !== before) throw new Error("something changed");
    }),
    { numRuns: RAW_RUNS },
  );
  t.equal(writeState(gateway), before);
});

test("connections that break during a request change nothing and do not stop the gateway", async (t) => {
  const gateway = await openGatewayWithCall(t);
  const before = writeState(gateway);
  const body = '{"password":"secret","phonenum":"40038"}';
  const head = `PUT ${ROOT}/onlineagent/103 HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`;
  const request = `${head}${body}`;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: request.length - 1 }), async (length) => {
      const closed = new Promise<void>((resolve) => {
        gateway.app.server.once("connection", (socket) => socket.once("close", () => resolve()));
      });
      const socket = connect(gateway.port, "127.0.0.1").on("error", () => {});
      socket.write(request.slice(0, length), () => socket.destroy());
      await waitFor(closed, "the connection is still open");
      if (writeState(gateway) !== before) throw new Error("something changed");
    }),
    { numRuns: 50 },
  );
  t.equal((await gateway.client(103).signIn()).body.retcode, "0");
});
