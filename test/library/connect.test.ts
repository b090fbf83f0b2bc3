// Reaching a simulator in another process: what is no address or token of one, and what answers in its place, is said.
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type Test, test } from "tap";
import { ConnectError, type ConnectOptions, connectSimulator, startSimulator } from "../../src/index.ts";

/** The address of something else than a simulator. */
async function something(t: Test, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  t.teardown(() => server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What is said when that is taken for one. */
async function saidOf(url: unknown, options?: ConnectOptions): Promise<string> {
  const error = await connectSimulator(url as string, options).catch((thrown: unknown) => thrown);
  return error instanceof ConnectError ? error.message : `no ConnectError: ${String(error)}`;
}

test("what is no address is said, without asking anybody", async (t) => {
  const form = "http and where the control API is, such as http://127.0.0.1:8044";
  t.equal(await saidOf("127.0.0.1:8044"), `"127.0.0.1:8044" is no address of a simulator: ${form}`);
  t.equal(await saidOf(undefined), `nothing is no address of a simulator: ${form}`);
  t.match(await saidOf("http://127.0.0.1:8044/?world=night"), / is no address of a simulator: /);
  t.equal(
    await saidOf("http://me:secret@127.0.0.1:8044"),
    "A user and a password in the address are of no use: leave them out, and give the token as an option.",
  );
});

test("an address may be a URL, with blanks and slashes around it", async (t) => {
  await using far = await startSimulator({ clock: "manual", controlToken: "secret-token" });
  const token = "secret-token";
  t.equal((await connectSimulator(new URL(far.controlUrl ?? ""), { token })).controlUrl, far.controlUrl);
  t.equal((await connectSimulator(` ${far.controlUrl}//\n`, { token })).controlUrl, far.controlUrl);
});

test("at the gateway it is said that this is not the control API", async (t) => {
  await using sim = await startSimulator({ clock: "manual" });
  t.equal(
    await saidOf(sim.url),
    `No simulator answers at ${sim.url}: the control API speaks plain HTTP; HTTPS is the gateway's.`,
  );
});

test("whatever else answers is no simulator", async (t) => {
  const page = await something(t, (_request, response) => response.setHeader("Content-Type", "text/html").end("<p>"));
  t.equal(await saidOf(page), `${page}/simulator answers, but not as the control API of a simulator does.`);
  const empty = await something(t, (_request, response) =>
    response.setHeader("Content-Type", "application/json").end("{}"),
  );
  t.equal(await saidOf(empty), `${empty}/simulator answers, but not as the control API of a simulator does.`);
  const broken = await something(t, (_request, response) =>
    response.setHeader("Content-Type", "application/json").end("{"),
  );
  t.match(await saidOf(broken), /^http:\S+ answers with what cannot be read\.$/);
  const another = await something(t, (_request, response) =>
    response.writeHead(404, { "Content-Type": "application/problem+json" }).end('{"title": "Not here"}'),
  );
  t.equal(await saidOf(another), `${another}/simulator answers with HTTP 404, and is no control API of a simulator.`);
});

test("an answer that breaks off is said", async (t) => {
  const url = await something(t, (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write("{", () => response.destroy());
  });
  t.match(await saidOf(url), /^http:\S+ answers with what cannot be read\.$/);
});

test("an empty token is none, and what cannot be one is not shown", async (t) => {
  await using free = await startSimulator({ clock: "manual" });
  t.equal((await connectSimulator(free.controlUrl ?? "", { token: "" })).url, free.url);
  await t.rejects(connectSimulator(free.controlUrl ?? "", { token: "secret\nsecret" }), {
    code: "CCGW_TOKEN_NEEDED",
    message: "This is no control token: letters, digits and other visible ASCII characters, no spaces.",
  });
});
