// Tests of masking secrets in URLs before they are stored or logged.
import { test } from "tap";
import { formatPathForLog, maskUrl } from "../../src/forms/masked-url.ts";

const GUID = "8b53fed8-c8c3-4b1c-99b2-a18a1e5ae3ee.AgentGateway1";

test("URLs without secrets are unchanged", async (t) => {
  for (const url of [
    "/agentgateway/resource/calldata/101/statistics",
    "/agentgateway/resource/onlineagent/101/modifyaccountpwdex",
    "/agentgateway/resource/voicecall/101/callout?number=1380001&skillid=25",
    "/agentgateway/resource/calldata/101/callinfobyid?callid=1455884871-16777343",
    "/agentgateway/resource/voicecall/101/%E5%BA%A7",
    "",
  ]) {
    t.equal(maskUrl(url), url);
  }
});

test("secrets in queries and paths are masked", async (t) => {
  for (const [url, masked] of [
    ["/a?password=x&b=1", "/a?password=***&b=1"],
    ["/a?p%61ssword=x", "/a?p%61ssword=***"],
    ["/a?%zz=x", "/a?%zz=***"],
    [`/a?id=${GUID}`, "/a?id=***"],
    ["/onlineagent/101/password/hunter2", "/onlineagent/101/password/***"],
    ["/onlineagent/101/p%61ssword/hunter2/x", "/onlineagent/101/p%61ssword/***/x"],
    ["/onlineagent/101//pwd//hunter2", "/onlineagent/101//pwd//***"],
    ["/onlineagent/101/password=hunter2/forcelogin", "/onlineagent/101/password=***/***"],
    ["/onlineagent/101;jsessionid=abc;v=1/x", "/onlineagent/101;jsessionid=***;v=1/***"],
    ["/onlineagent/101/token:abc", "/onlineagent/101/token:***"],
    [`/agentevent/101/${GUID}`, "/agentevent/101/***"],
    [`/agentevent/101/${GUID.toUpperCase()}/x`, "/agentevent/101/***/x"],
    ["http://ada:hunter2@localhost/a", "http://***@localhost/a"],
  ] as const) {
    t.equal(maskUrl(url), masked);
  }
});

test("a log line has only the path, cut to 200 characters", async (t) => {
  t.equal(formatPathForLog("/a/secret/x?password=y"), "/a/secret/***");
  t.equal(formatPathForLog(`/${"x".repeat(1_000)}`).length, 200);
});
