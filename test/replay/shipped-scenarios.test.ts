// Tests of a tape of every shipped scenario, with a client that uses canaries as secrets: none is on the tape, and it replays.
import { readFileSync } from "node:fs";
import { type Test, test } from "tap";
import { parse } from "yaml";
import { TapeFile } from "../../src/cli/tape-file.ts";
import { listShippedNames, readShippedScenario } from "../../src/scenario/shipped.ts";
import { systemWallClock, type WallClock } from "../../src/world/time/wall.ts";
import type { Client, RequestParts } from "../support/client.ts";
import { openReceiver, type Receiver } from "../support/receiver.ts";
import { openTapedSession, replayText, tapeOf } from "./taped-session.ts";

/** The password of the client, and those to which it is changed. */
const PASSWORDS = ["canary-Password-1", "canary-Word-2-other", "canary-Key-3-again"] as const;

/** Members and parameters with a secret value, which the gateway ignores in most requests. */
const SECRET_NAMES = ["password", "pwd", "accessToken", "secret", "guid", "sessionid", "credential", "authorization"];

/** The scenario that replaces each shipped one. */
const OTHER = { name: "other", settings: { pollHold: "0s" } };

/** A wall clock whose timers fire early, because some scenarios delay answers by seconds. */
const FAST_WALL: WallClock = {
  ...systemWallClock,
  after: (wait, callback) => systemWallClock.after(wait / 50, callback),
};

/** Returns a secret value for each of these names, beginning with a prefix. */
function createSecrets(prefix: string): Record<string, string> {
  return Object.fromEntries(SECRET_NAMES.map((name) => [name, `canary-${prefix}-${name}`]));
}

/** Opens a shipped scenario whose first agent has a canary as the password, with a tape file. */
async function openShipped(t: Test, name: string) {
  const { center, settings, steps } = parse((await readShippedScenario(name))?.text ?? "");
  const [first, ...others] = center.agents;
  const agents = [{ ...first, password: PASSWORDS[0] }, ...others];
  const session = await openTapedSession(t, { center: { ...center, agents }, settings, steps, wall: FAST_WALL });
  const path = `${t.testdir()}/run.tape`;
  const file = new TapeFile({ tape: path, tapeFsync: false }, () => {});
  file.follow(session.world);
  const id = first.id ?? Number(/\d+/.exec(first.ids)?.[0]);
  return {
    ...session,
    client: session.client(id),
    readFile: () => readFileSync(path, "utf8"),
    closeFile: () => file.close(),
  };
}

type Session = Awaited<ReturnType<typeof openShipped>>;

/** Sends a request. Returns whether it was accepted: faults of the scenario may refuse it or cut its connection. */
async function send(client: Client, method: string, path: string, parts?: RequestParts): Promise<boolean> {
  const reply = await client.send(method, path, parts).catch(() => undefined);
  return reply?.text.includes('"retcode":"0"') === true;
}

/** Signs in. The scenario may refuse that at first. */
async function signIn({ client, world, advance }: Session, body: object): Promise<void> {
  client.guid = undefined;
  for (let i = 0; i < 10 && client.guid === undefined; i++) {
    await client.signIn(body, i % 2 === 0 ? "login" : "forcelogin").catch(() => {});
    if (client.guid === undefined) advance(10);
  }
  if (world.center.agent(Number(client.id))?.session === undefined) throw new Error("The client is not signed in.");
}

/** Uses every request with a secret: in two sessions with pushes, and in one with polls. */
async function actWithSecrets(session: Session, receiver: Receiver): Promise<void> {
  const { client, advance, world } = session;
  const createAddress = (name: string) =>
    `${receiver.url.replace("//", `//canary-user:canary-${name}@`)}?token=canary-query`;
  let [password, second, third] = PASSWORDS as readonly string[];
  await send(client, "PUT", "onlineagent/{}", { body: { password: "canary-wrong", phonenum: "40038" } });
  await send(client, "PUT", "onlineagent/{}", { body: "password=canary-form&phonenum=40038" });
  const push = { callBackUri: createAddress("list"), serviceToken: "canary-service-1" };
  await signIn(session, { ...createSecrets("sign-in"), ...push, password });
  await send(client, "POST", "onlineagent/{}/handshake", { headers: { service_token: "canary-service-2" } });
  const change = { body: { oldPassword: password, newPassword: second } };
  if (await send(client, "POST", "onlineagent/{}/modifyaccountpwdex", change)) password = second;
  const passwords = `oldpassword=${password}&newpassword=${third}&repassword=${third}`;
  if (await send(client, "POST", `onlineagent/{}/modifyaccountpwd?${passwords}`)) password = third;
  const query = new URLSearchParams(createSecrets("query"));
  await send(client, "POST", `onlineagent/{}/saybusy?${query}`, { body: { nested: createSecrets("nested") } });
  advance(60);
  await send(client, "DELETE", "onlineagent/{}/logout");

  const snapshot = world.snapshot();
  await signIn(session, { password, pushUrl: createAddress("single") });
  await send(client, "DELETE", "onlineagent/{}/logout");
  await session.send("PUT", "/snapshot", snapshot);
  await signIn(session, { password });
  await send(client, "POST", "onlineagent/{}/resetskill/true");
  for (let i = 0; i < 12; i++) {
    await send(client, "GET", "agentevent/{}", { headers: { Cookie: "JSESSIONID=canary-cookie" } });
    await send(client, "PUT", "voicecall/{}/answer");
    advance(20);
  }
  const agents = [{ id: 101, password: "canary-scenario" }];
  await session.send("PUT", "/scenario", JSON.stringify({ ...OTHER, center: { agents } }));
  await send(client, "GET", "agentevent/{}");
}

for (const name of await listShippedNames()) {
  test(`the tape of ${name} has no secret, and can be replayed`, async (t) => {
    const session = await openShipped(t, name);
    await actWithSecrets(session, await openReceiver(t));
    const [inMemory, hash] = [tapeOf(session.world), session.world.hashInSlices()];
    session.closeFile();
    const inFile = session.readFile();
    t.same([inMemory.match(/canary[\w-]*/g), inFile.match(/canary[\w-]*/g)], [null, null]);
    t.notOk(inMemory.includes(session.client.guid ?? "no Guid"));
    const { report, hash: again } = await replayText(inFile);
    t.match({ ...report, hash: again }, { difference: undefined, stopped: undefined, hash: await hash });
  });
}
