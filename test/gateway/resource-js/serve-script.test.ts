// Tests of GET /agentgateway/resource-js: headers, the address of the gateway in the script, worlds, and journal and log.
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { type Test, test } from "tap";
import { countCases } from "../../support/cases.ts";
import { openGateway, type Reply, ROOT } from "../../support/gateway.ts";

const PATH = "/agentgateway/resource-js";

/** Returns the address of the gateway that a script assigns. */
const readApiUrl = ({ text }: Pick<Reply, "text">) => runInNewContext(`${text}; REST.apiURL`) as unknown;

/** Opens a gateway for pages of one origin. `load` requests the script, or another path. */
async function openForPages(t: Test) {
  const gateway = await openGateway(t, { corsOrigin: ["http://crm.test"] });
  const page = gateway.client(101);
  return { ...gateway, load: (path = PATH, headers = {}) => page.send("GET", path, { headers }) };
}

test("the script needs no Guid, and no cache keeps it", async (t) => {
  const { load, client, port, warnings } = await openForPages(t);
  const reply = await load();
  const { status, headerNames } = reply;
  t.strictSame([status, headerNames.slice(0, 4)], [200, ["Vary", "Content-Type", "Cache-Control", "Content-Length"]]);
  t.strictSame(
    [reply.header("Content-Type"), reply.header("Cache-Control"), reply.header("Content-Length")],
    ["text/javascript", "no-store", String(reply.text.length)],
  );
  t.equal(readApiUrl(reply), `http://127.0.0.1:${port}${ROOT}/`);
  const head = await client(101).send("HEAD", PATH);
  t.strictSame([head.status, head.text, head.header("Content-Length")], [200, "", reply.header("Content-Length")]);
  t.equal((await load(PATH, { Origin: "http://crm.test" })).header("Access-Control-Allow-Origin"), "http://crm.test");
  t.strictSame(warnings, []);
});

test("the script is at its address with a query or extra slashes, and nowhere else", async (t) => {
  const { load, client } = await openForPages(t);
  const { text } = await load();
  for (const path of [`${PATH}?v=1`, `${PATH}/`, "//agentgateway//resource-js"]) {
    t.equal((await load(path)).text, text, path);
  }
  for (const path of [`${PATH}x`, `${PATH}/x`, `${ROOT}/resource-js`, "/resource-js", "/agentgateway/Resource-js"]) {
    t.notMatch(await load(path), { text: /createGroup/ }, path);
  }
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    t.equal((await client(101).send(method, PATH)).status, 404, method);
  }
});

test("the script of a world has the address of that world", async (t) => {
  const { load, open, port } = await openForPages(t);
  await open("my tests", {});
  const ofTests = `http://127.0.0.1:${port}/w/my%20tests${ROOT}/`;
  t.equal(readApiUrl(await load(`/w/my%20tests${PATH}`)), ofTests);
  t.equal(readApiUrl(await load(`/w/m%79%20tests/${PATH}?v=1`)), ofTests);
  t.equal(readApiUrl(await load(PATH, { "X-CCGW-World": "my tests" })), ofTests);
  t.equal(readApiUrl(await load("/w/default/agentgateway/resource-js")), `http://127.0.0.1:${port}/w/default${ROOT}/`);
  const unknown = await load(`/w/nowhere${PATH}`);
  t.strictSame([unknown.status, unknown.text], [404, 'There is no world named "nowhere" here.\n']);
});

test("a request for the script is in the journal and the log as resourceJs, and not on the tape", async (t) => {
  const { load, world, lines, warnings } = await openForPages(t);
  await load();
  t.strictSame(
    world.journal
      .list({})
      .map(({ operation, method, path, retcode, status, agent }) => [operation, method, path, retcode, status, agent]),
    [["resourceJs", "GET", PATH, "0", 200, undefined]],
  );
  t.strictSame(
    lines.map(({ world: name, operation, agent, retcode, reason }) => [name, operation, agent, retcode, reason]),
    [["default", "resourceJs", undefined, "0", undefined]],
  );
  t.strictSame([warnings, world.findings.list()], [[], []]);
  t.equal(world.tape.count, 0);
});

test("without a Host header, a client of HTTP/1.0 gets the address that it has reached, and one of HTTP/1.1 gets HTTP 400", async (t) => {
  const { sendRaw, port } = await openForPages(t);
  for (const host of ["", "Host:\r\n"]) {
    const [, text = ""] = (await sendRaw(`GET ${PATH} HTTP/1.0\r\n${host}\r\n`)).split("\r\n\r\n");
    t.equal(readApiUrl({ text }), `http://127.0.0.1:${port}${ROOT}/`);
  }
  t.match(await sendRaw(`GET ${PATH} HTTP/1.1\r\n\r\n`), /^HTTP\/1\.1 400 /);
});

test("a hostile Host header is only a string in the script", async (t) => {
  const { load } = await openForPages(t);
  const { text } = await load(PATH, { Host: '";alert(1)//</script>\\\u00e2\u0080\u00a8' });
  const literal = /^REST\.apiURL = .*$/m.exec(text)?.[0];
  t.equal(
    literal,
    String.raw`REST.apiURL = "http://\";alert(1)//\u003c/script\u003e\\\u00e2\u0080\u00a8/agentgateway/resource/";`,
  );
});

test("no Host header breaks out of its string in the script", async (t) => {
  const { load } = await openForPages(t);
  const [before = "", after = ""] = (await load(PATH, { Host: "!" })).text.split("http://!");
  const hostile = [
    '";alert(1);"',
    "\\",
    '\\"',
    "</script>",
    "<!--",
    "'+x+'",
    "`+x+`",
    "\u00e2\u0080\u00a8",
    "\u00ff",
    "a\tb",
  ];
  const piece = fc.oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: fc.integer({ min: 0x21, max: 0xff }).map(toText) }),
  );
  const host = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
  const property = fc.asyncProperty(
    host.filter((text) => text !== "" && !/\x7f/.test(text)),
    async (given) => {
      const reply = await load(PATH, { Host: given });
      const isRestUnchanged = reply.text.startsWith(before) && reply.text.endsWith(after);
      const literal = reply.text.slice(before.length, -after.length);
      return (
        isRestUnchanged &&
        /^[\n\x20-\x7e]*$/.test(literal) &&
        !/[<>&']/.test(literal) &&
        readApiUrl(reply) === `http://${given}${ROOT}/`
      );
    },
  );
  await fc.assert(property, { numRuns: countCases(200) });
});

const toText = (code: number) => String.fromCharCode(code);
