// Tests of pseudonyms: equal values get equal pseudonyms, forms are kept, and people's values are removed.
import { test } from "tap";
import { Anonymizer } from "../../src/upstream/anonymous/anonymizer.ts";
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";

const ROOT = "/agentgateway/resource";

/** Returns an exchange with an address, a body and an answer. */
const createExchange = (method: string, path: string, body?: string, answer = "{}"): TapedExchange => ({
  exchange: 1,
  connection: 1,
  from: 0,
  to: 1,
  request: { method, url: `${ROOT}${path}`, headers: [], ...(body === undefined ? {} : { body }) },
  answer: { status: 200, headers: [], body: answer },
  end: "answered",
});

/** Returns the URL, body and answer of exchanges on the tape. */
const tapeExchanges = (isPlain: boolean, ...exchanges: readonly TapedExchange[]) => {
  const anonymizer = new Anonymizer(isPlain);
  return exchanges
    .map((each) => anonymizer.anonymize(each))
    .map(({ request, answer }) => [request.url.slice(ROOT.length), request.body, answer?.body]);
};

test("agents become 101, 102 and so on, wherever their ids occur", (t) => {
  t.strictSame(
    tapeExchanges(
      false,
      createExchange("GET", "/agentevent/20110"),
      createExchange("PUT", "/voicecall/20111/callinner", '{"called":"20110"}'),
      createExchange(
        "GET",
        "/agentgroup/20111/agentbyworkno/20112",
        undefined,
        '{"result":{"workno":"20112","names":{"20110":"Li"}}}',
      ),
      createExchange(
        "POST",
        "/qualitycontrol/20111/addsupervise/20112",
        undefined,
        '{"agents":[20110,20111],"lastReleaseAgentId":65535}',
      ),
    ),
    [
      ["/agentevent/101", undefined, "{}"],
      ["/voicecall/102/callinner", '{"called":"101"}', "{}"],
      ["/agentgroup/102/agentbyworkno/103", undefined, '{"result":{"workno":"103","names":{"101":"xx"}}}'],
      ["/qualitycontrol/102/addsupervise/103", undefined, '{"agents":[101,102],"lastReleaseAgentId":65535}'],
    ],
  );
  t.end();
});

test("on a plain tape, a Guid is replaced in any member, and everything else stays", (t) => {
  const guid = "0d6a3f7c-11b2-4c5e-9a70-5f3a1c9b7e42.AgentGateway0";
  const body = `{"remark":"${guid}","caller":"13812345678","note":"hello"}`;
  t.strictSame(tapeExchanges(true, createExchange("PUT", "/voicecall/20110/callout", body)), [
    [
      "/voicecall/20110/callout",
      '{"remark":"00000001-0000-4000-8000-000000000000.Node1","caller":"13812345678","note":"hello"}',
      "{}",
    ],
  ]);
  t.end();
});

test("numbers keep their length and first digits, and different ones stay different", (t) => {
  const body =
    '{"caller":"13812345678","called":"+8613887654321","phonenum":"70110","number":"13812345678","realCaller":""}';
  t.strictSame(tapeExchanges(false, createExchange("PUT", "/voicecall/101/callout", body)), [
    [
      "/voicecall/101/callout",
      '{"caller":"13000000001","called":"+8600000000001","phonenum":"70001","number":"13000000001","realCaller":""}',
      "{}",
    ],
  ]);
  t.end();
});

test("names are invented, texts keep their length, and words, times and ids of calls stay", (t) => {
  const answer =
    '{"message":"success", "retcode":"0","result":{"name":"Ada Lovelace","groupName":"Gold","loginTime":"1767592800000",' +
    '"callId":"1445343532-67","mediatype":"TTF","isForceChange":"false","callappdata":"order 7","note":"hello","status":4,"talktime":86399}}';
  t.equal(
    tapeExchanges(false, createExchange("GET", "/agentgroup/101/agentbyworkno/102", undefined, answer))[0]?.[2],
    '{"message":"success", "retcode":"0","result":{"name":"Name 1","groupName":"Name 2","loginTime":"1767592800000",' +
      '"callId":"1445343532-67","mediatype":"TTF","isForceChange":"false","callappdata":"xxxxxxx","note":"xxxxx","status":4,"talktime":86399}}',
  );
  t.end();
});

test("secrets are on no tape, even below a secret name, in a query, and in text that is not JSON", (t) => {
  const body = '{"password":"tiger","token":7,"session":{"a":"tiger","b":[1,"tiger"]},"oldPassword":null}';
  const form = createExchange("PUT", "/onlineagent/101?newpassword=tiger&flag=true", "password=tiger&phonenum=7");
  t.strictSame(tapeExchanges(true, createExchange("PUT", "/onlineagent/101", body), form), [
    [
      "/onlineagent/101",
      '{"password":"***","token":"***","session":{"a":"***","b":["***","***"]},"oldPassword":null}',
      "{}",
    ],
    ["/onlineagent/101?newpassword=***&flag=true", { bytes: 25 }, "{}"],
  ]);
  t.end();
});

test("an unknown address keeps only the segments that interfaces have", (t) => {
  t.strictSame(
    tapeExchanges(false, createExchange("GET", "/voicecall/20110/secret-plan/20111?x=Ada&20110")).map(([url]) => url),
    ["/voicecall/101/xxxxxxxxxxx/102?x=xxx&xxxxx"],
  );
  t.end();
});

test("an event whose content is the id of a call keeps it, and no other text does", (t) => {
  const createEvent = (content: string) => `{"event":{"eventType":"AgentEvent_Call_Release","content":${content}}}`;
  t.strictSame(
    tapeExchanges(
      false,
      createExchange("GET", "/agentevent/101", undefined, createEvent('"1767603680-2"')),
      createExchange("GET", "/agentevent/101", undefined, createEvent('{"callid":"1767603680-2"}')),
      createExchange("GET", "/agentevent/101", undefined, createEvent('"1767603680-2"')),
      createExchange("GET", "/agentevent/101", undefined, createEvent('"1767603680-3"')),
    ).map(([, , answer]) => answer),
    [
      createEvent('"xxxxxxxxxxxx"'),
      createEvent('{"callid":"1767603680-2"}'),
      createEvent('"1767603680-2"'),
      createEvent('"xxxxxxxxxxxx"'),
    ],
  );
  t.end();
});

test("a repeated text gets the same replacement, unless an agent with its number has appeared meanwhile", (t) => {
  const call = createExchange("PUT", "/voicecall/20111/callinner", '{"called":"20110"}');
  t.strictSame(tapeExchanges(false, call, call, createExchange("GET", "/agentevent/20110"), call), [
    ["/voicecall/101/callinner", '{"called":"20001"}', "{}"],
    ["/voicecall/101/callinner", '{"called":"20001"}', "{}"],
    ["/agentevent/102", undefined, "{}"],
    ["/voicecall/101/callinner", '{"called":"102"}', "{}"],
  ]);
  t.end();
});
