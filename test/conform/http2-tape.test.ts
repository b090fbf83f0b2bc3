// Tests the comparison of a session that a browser has saved over HTTP/2, with a missing body.
import { test } from "tap";
import { conform } from "../../src/conform/conform.ts";
import { readTapeFromHar } from "../../src/upstream/har/tape-from-har.ts";
import { saveOverHttp2 } from "../upstream/har-files.ts";
import { recordExampleTape } from "./example-session.ts";

test("the case of headers over HTTP/2 is ignored, and only the headers of an answer without a body are compared", async (t) => {
  const tape = readTapeFromHar(saveOverHttp2(await recordExampleTape()), false);
  if ("problem" in tape) throw new Error(tape.problem);
  const withoutBody = tape.exchanges.map((exchange) => {
    const { request, answer } = exchange;
    if (answer === null || !request.url.endsWith("/voicecall/101/answer")) return exchange;
    return { ...exchange, answer: { ...answer, body: { bytes: 40, isMissing: true as const } } };
  });
  const { differences, unplayed } = await conform({ head: tape.head, exchanges: withoutBody });
  t.strictSame(unplayed, []);
  t.strictSame(
    differences.flatMap(({ name, rows }) => rows.map(({ level, path }) => `${level} ${name} ${path}`)),
    [
      "L0 calldata/queryCallStatisticsInfo header content-type",
      "L1 onlineagent/resetSkill result",
      "L6 AgentEvent_No_Answer time",
      "L6 AgentOther_PhoneRelease time",
      "L6 AgentState_SetNotReady_Success time",
    ],
  );
});
