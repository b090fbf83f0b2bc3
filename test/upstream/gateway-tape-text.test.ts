// Tests of the lines of the tape of a real gateway.
import { test } from "tap";
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";
import { writeGatewayTapeLine } from "../../src/upstream/tape/gateway-tape-text.ts";

const HEADERS = [["Content-Type", 'application/json; a="b"']] as const;

const POLL: TapedExchange = {
  exchange: 7,
  connection: 2,
  from: 1.5,
  to: 2.25,
  request: { method: "GET", url: '/agentgateway/resource/agentevent/101?"', headers: HEADERS },
  answer: { status: 200, headers: HEADERS, body: '{"retcode":"0"}\u2028' },
  end: "answered",
};

test("the line of an exchange is its JSON", (t) => {
  for (const exchange of [
    POLL,
    // The second line of one exchange takes its headers and its body from a cache.
    POLL,
    { ...POLL, isPush: true, request: { ...POLL.request, body: "a\nb" } },
    { ...POLL, answer: null, end: "targetFailed" },
    { ...POLL, answer: { status: 502, headers: [], body: { bytes: 3 }, isHttp2: true } },
    { ...POLL, answer: { status: 200, headers: HEADERS, body: "" } },
  ] as const) {
    t.same(JSON.parse(writeGatewayTapeLine(exchange)), exchange);
  }
  t.end();
});
