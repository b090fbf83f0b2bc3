// Tests of REST.Request in the gateway's JavaScript client: encodings, headers, the Guid, and how answers are read.
import { test } from "tap";
import { type Answer, API, runScript } from "./run-script.ts";

const JSON_TYPE = { "Content-Type": "application/json" };
const WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const ASCII = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code));

/** Returns the ASCII characters that an encoding does not change. */
const listUnchanged = (encode: string) =>
  runScript().run(`(${JSON.stringify(ASCII)}).split("").filter(function (one) {
    return REST.Encoding.${encode}(one) === one;
  }).sort().join("")`);

const sortCharacters = (characters: string) => [...characters].sort().join("");

test("each encoding leaves the characters unchanged that are allowed in its place", async (t) => {
  t.equal(listUnchanged("encodePathSegment"), sortCharacters(`${WORD}-._~!$&'()*+,=:@`));
  t.equal(listUnchanged("encodePathParamName"), sortCharacters(`${WORD}-._~!$&'()*+,:@`));
  t.equal(listUnchanged("encodePathParamValue"), sortCharacters(`${WORD}-._~!$&'()*+,=:@`));
  t.equal(listUnchanged("encodeQueryParamNameOrValue"), sortCharacters(`${WORD}-._~!$'()*,:@;/?`));
  t.equal(listUnchanged("encodeFormNameOrValue"), sortCharacters(WORD));
});

test("other characters become the codes of their bytes in UTF-8, in lower case", async (t) => {
  const { run } = runScript();
  t.equal(run('REST.Encoding.encodePathSegment(" %/?#[]\\\\\\"\\u0000\\u007f")'), "%20%25%2f%3f%23%5b%5d%5c%22%00%7f");
  t.equal(run('REST.Encoding.encodePathSegment("é€😀ÀAz")'), "%c3%a9%e2%82%ac%f0%9f%98%80%c3%80Az");
  t.equal(run('REST.Encoding.encodeFormNameOrValue("a b\\nc\\r\\nd-é!")'), "a+b%0d%0ac%0d%0ad%2d%c3%a9%21");
  t.strictSame(run("[5, true, null, undefined].map(REST.Encoding.encodePathSegment)"), [
    "5",
    "true",
    "null",
    "undefined",
  ]);
  t.throws(() => run('REST.Encoding.encodePathSegment("\\ud800")'), { message: "URI malformed" });
});

test("a request has its matrix parameters, query, cookies, headers and form", async (t) => {
  const document = { cookie: "" };
  const { sent, run } = runScript([], { document });
  run(`var request = new REST.Request();
    request.setMethod("POST");
    request.setURI("/there");
    request.setAccepts("text/plain");
    request.setContentType("application/x-www-form-urlencoded");
    request.addMatrixParameter("a=b", "c=d;e");
    request.addMatrixParameter("f", 1);
    request.addQueryParameter("a=b", "c=d;e");
    request.addQueryParameter("f", 1);
    request.addHeader("X-One", "1");
    request.addCookie("a b", "c;d");
    request.addFormParameter("a b", "c\\nd");
    request.addFormParameter("e", 2);
    request.setCredentials("u", "p");
    request.execute();`);
  t.strictSame(sent, [
    `POST /there;a%3db=c=d%3be;f=1?a%3db=c%3dd;e&f=1
(as u, p)
X-One: 1
Accept: text/plain
Content-Type: application/x-www-form-urlencoded

a+b=c%0d%0ad&e=2`,
  ]);
  t.equal(document.cookie, "a%20b=c%3Bd");
});

test("a request takes any address, method and entity, and headers of the caller take precedence", async (t) => {
  const { sent, run } = runScript();
  run(`var request = new REST.Request();
    request.setMethod("PUT");
    request.setURI("/there");
    request.setEntity({ a: [1] });
    request.execute();
    request.addHeader("accept", "a/b");
    request.addHeader("CONTENT-TYPE", "application/vnd.x+json");
    request.setContentType("text/plain");
    request.execute();
    new REST.Request().execute();`);
  t.strictSame(sent, [
    'PUT /there\nAccept: */*\n\n{"a":[1]}',
    'PUT /there\naccept: a/b\nCONTENT-TYPE: application/vnd.x+json\n\n{"a":[1]}',
    "GET null\nAccept: */*",
  ]);
});

test("a request cannot have an entity and a form, or a form of another type", async (t) => {
  const { sent, run } = runScript();
  const begin = 'var request = new REST.Request(); request.addFormParameter("a", 1);';
  t.throws(() => run(`${begin} request.setEntity("x"); request.execute();`), /both an entity and form parameters/);
  t.throws(() => run(`${begin} request.setContentType("text/plain"); request.execute();`), /sent as text\/plain/);
  t.strictSame(sent, []);
});

test("the Guid of every answer is sent with later requests, and other scripts may assign it", async (t) => {
  const createAnswerWithGuid = (guid: string, status = 200): Answer => ({
    status,
    headers: { "Set-GUID": guid, ...JSON_TYPE },
    text: "{}",
  });
  const { sent, run } = runScript([
    createAnswerWithGuid("JSESSIONID=one"),
    {},
    createAnswerWithGuid("JSESSIONID=two"),
    createAnswerWithGuid("JSESSIONID=three", 503),
  ]);
  const send = () => run("OnlineAgent.heartbeat({ agentid: 101 }); cookiestring;");
  t.strictSame([send(), send(), send(), send(), send()], ["one", "one", "two", "three", "three"]);
  run("cookiestring = 'mine'");
  send();
  for (const none of ["''", "null", "undefined"]) {
    run(`cookiestring = ${none}`);
    send();
  }
  t.strictSame(
    sent.map((request) => /^Guid: (.*)$/m.exec(request)?.[1]),
    [undefined, "one", "one", "two", "three", "mine", undefined, undefined, undefined],
  );
  t.match(sent[1], /^PUT .*\nGuid: one\nAccept: application\/json$/);
});

test("an answer is read by its content types; after a failure, the callback runs without an entity", async (t) => {
  const text = '{"retcode":"0"}';
  const { run } = runScript([
    { headers: { "Content-Type": "application/json;charset=UTF-8" }, text },
    { headers: { "Content-Type": "application/problem+json; charset=UTF-8" }, text },
    { headers: { "Content-Type": "text/html", "JSON-Type": "application/json" }, text },
    { headers: { "Content-Type": "text/plain" }, text },
    { text },
    { status: 204 },
    { status: 500, headers: JSON_TYPE, text },
    { status: 0 },
    { status: 302, headers: JSON_TYPE, text },
  ]);
  run("var results = [];");
  for (let i = 0; i < 9; i++) {
    run(`QueueDevice.queryInNoOnVDN({
      agentid: 101,
      $callback: function (status, xhr, entity) { results.push([status, entity === undefined ? "undefined" : entity]); },
    })`);
  }
  const entity = { retcode: "0" };
  t.strictSame(run("results"), [
    [200, entity],
    [200, entity],
    [200, entity],
    [200, text],
    [200, text],
    [204, ""],
    [500, "undefined"],
    [0, "undefined"],
    [302, "undefined"],
  ]);
});

test("JSON that cannot be read throws in the page, as on the real gateway, and the callback does not run", async (t) => {
  const { run } = runScript([{ headers: JSON_TYPE, text: '{"retc' }]);
  t.throws(() => run("CallData.isProcessCall({ agentid: 101, $callback: function () { hasRun = true; } })"), /JSON/);
  t.equal(run("typeof hasRun"), "undefined");
});

test("special requests share one connection, and a handler gets their timeout", async (t) => {
  const { created, run } = runScript();
  run(`function poll(isSpecial, isAsync) {
      var request = new REST.Request();
      request.setSpecial(isSpecial);
      request.setAsync(isAsync);
      request.setTimeoutHandle(onTimeout);
      request.setURI(REST.apiURL);
      request.execute(function () {});
    }
    function onTimeout() {}
    poll(true, true); poll(true, true); poll(true, false); poll(false, true);
    OnlineAgent.heartbeat({ agentid: 101, $callback: function () {} });`);
  t.strictSame(
    created.map(({ timeout, ontimeout }) => [timeout, typeof ontimeout]),
    [
      [60_000, "function"],
      [0, "undefined"],
      [120_000, "function"],
      [0, "object"],
    ],
  );
});

test("a page can assign the address of the gateway, and log the requests", async (t) => {
  const lines: string[] = [];
  const { sent, run } = runScript([], { console: { log: (line: string) => lines.push(line) } });
  t.strictSame(run("[REST.apiURL, REST.loglevel, typeof cookiestring]"), [API, 0, "undefined"]);
  run("OnlineAgent.heartbeat({ agentid: 101 })");
  run(
    'REST.apiURL = "https://other.test/x"; REST.loglevel = 1; OnlineAgent.login({ agentid: 101, $entity: { password: "secret" } })',
  );
  t.equal(sent[1]?.split("\n")[0], "PUT https://other.test/x/onlineagent/101");
  t.strictSame(lines, ["PUT https://other.test/x/onlineagent/101", "answered with status 200"]);
});
