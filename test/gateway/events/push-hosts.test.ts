// Tests of the hosts that events may be pushed to: this machine, the client's address and allowed hosts, but no port of the simulator.
import { networkInterfaces } from "node:os";
import { test } from "tap";
import { PushHosts } from "../../../src/gateway/events/push-hosts.ts";
import { openGateway } from "../../support/gateway.ts";
import { TOKEN } from "../../support/pushing.ts";
import { openReceiver } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";

const isOwnPort = (port: number) => port === 8044;

/** Returns the addresses that pushes may go to, for the address of the gateway and the one that the agent signed in from. */
async function listAllowed(
  { bound = "127.0.0.1", from = "127.0.0.1", hosts = [] as readonly string[] },
  addresses: readonly string[],
): Promise<string[]> {
  const pushHosts = new PushHosts({ hosts, listenAddress: () => bound, isOwnPort });
  const refusals = await Promise.all(addresses.map((address) => pushHosts.explainRefusal(from, address, 9000)));
  return addresses.filter((_, i) => refusals[i] === undefined);
}

test("a gateway on loopback pushes only to loopback", async (t) => {
  const loopback = ["127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::"];
  const others = ["10.0.0.5", "192.0.2.1", "169.254.169.254", "fe80::1%eth0", "2001:db8::1", "::ffff:10.0.0.5"];
  for (const bound of ["127.0.0.1", "::1"]) {
    t.strictSame(await listAllowed({ bound }, [...loopback, ...others]), loopback);
  }
});

test("a gateway on another address pushes only to the address that the agent signed in from, unless it is link-local", async (t) => {
  const ofAgent = ["10.0.0.5", "::ffff:10.0.0.5", "::ffff:a00:5"];
  const others = ["10.0.0.6", "127.0.0.1", "::1", "0.0.0.0", "::ffff:127.0.0.1", "169.254.169.254"];
  for (const [bound, from] of [
    ["0.0.0.0", "10.0.0.5"],
    ["::", "::ffff:10.0.0.5"],
    ["10.0.0.1", "10.0.0.5"],
  ] as const) {
    t.strictSame(await listAllowed({ bound, from }, [...ofAgent, ...others]), ofAgent);
  }
  t.strictSame(await listAllowed({ bound: "0.0.0.0", from: "127.0.0.1" }, ["127.0.0.1", "127.0.0.2", "::1"]), [
    "127.0.0.1",
  ]);
  t.strictSame(await listAllowed({ bound: "0.0.0.0", from: "169.254.1.1" }, ["169.254.1.1"]), []);
});

test("hosts, ranges and addresses can be allowed; * excludes loopback and link-local addresses", async (t) => {
  const far = { bound: "0.0.0.0", from: "10.0.0.5" };
  const addresses = ["10.0.0.5", "10.1.2.3", "fd00::7", "192.0.2.1", "127.0.0.2", "169.254.1.1"];
  for (const [hosts, allowed] of [
    [[], ["10.0.0.5"]],
    [
      ["10.0.0.0/8", "fd00::/8"],
      ["10.0.0.5", "10.1.2.3", "fd00::7"],
    ],
    [["192.0.2.1"], ["10.0.0.5", "192.0.2.1"]],
    [["*"], ["10.0.0.5", "10.1.2.3", "fd00::7", "192.0.2.1"]],
    [["0.0.0.0/0"], ["10.0.0.5", "10.1.2.3", "192.0.2.1"]],
    [["127.0.0.0/8"], ["10.0.0.5", "127.0.0.2"]],
    [["localhost"], ["10.0.0.5", "127.0.0.2"]],
    [["169.254.1.1"], ["10.0.0.5", "169.254.1.1"]],
    [["nowhere.invalid"], ["10.0.0.5"]],
  ] as const) {
    t.strictSame(await listAllowed({ ...far, hosts }, addresses), allowed, hosts.join());
  }
  const near = await listAllowed({ hosts: ["10.0.0.0/8"] }, ["127.0.0.1", "10.0.0.5", "192.0.2.1"]);
  t.strictSame(near, ["127.0.0.1", "10.0.0.5"]);
});

test("events are never pushed to ports of the simulator, at any address of the machine", async (t) => {
  const everything = new PushHosts({ hosts: ["*", "127.0.0.0/8", "::1"], listenAddress: () => "127.0.0.1", isOwnPort });
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address));
  for (const address of [...own, "127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::", "::ffff:127.0.0.1"]) {
    t.match(await everything.explainRefusal("127.0.0.1", address, 8044), / is a port of this simulator$/, address);
  }
  t.equal(await everything.explainRefusal("127.0.0.1", "192.0.2.1", 8044), undefined);
});

test("the reason of a refused host says how to allow it", async (t) => {
  const near = new PushHosts({ hosts: [], listenAddress: () => "127.0.0.1", isOwnPort });
  const far = new PushHosts({ hosts: [], listenAddress: () => "0.0.0.0", isOwnPort });
  t.strictSame(
    [
      await near.explainRefusal("127.0.0.1", "10.0.0.5", 9000),
      await far.explainRefusal("10.0.0.5", "10.0.0.6", 9000),
      await far.explainRefusal("10.0.0.5", "::1", 9000),
      await far.explainRefusal("10.0.0.5", "0.0.0.0", 9000),
      await far.explainRefusal("10.0.0.5", "169.254.169.254", 80),
    ],
    [
      "10.0.0.5:9000 is another host: pushes go only to this machine; --push-hosts 10.0.0.5 allows it",
      "10.0.0.6:9000 is another host: pushes go only to the address that the agent signed in from; --push-hosts 10.0.0.6 allows it",
      "[::1]:9000 is a loopback address of this machine; --push-hosts ::1 allows it",
      "0.0.0.0:9000 is an unspecified address of this machine; --push-hosts 0.0.0.0 allows it",
      "169.254.169.254:80 is a link-local address; --push-hosts 169.254.169.254 allows it",
    ],
  );
});

test("with a refused push address, the agent can sign in, and every push fails with a log line and a finding", async (t) => {
  const receiver = await openReceiver(t);
  const pushRules = { hosts: ["*"], listenAddress: () => "127.0.0.1", isOwnPort: () => true };
  const gateway = await openGateway(t, { pushRules, settings: { pushRetry: "1ms", pushGiveUp: "50ms" } });
  const named = receiver.url.replace("127.0.0.1", "localhost");
  const reply = await gateway.client(101).signIn({ callBackUri: named, serviceToken: TOKEN });
  t.hasStrict(reply.body, { retcode: "0", result: { workno: "101" } });
  await until(() => gateway.center.agent(101)?.session === undefined);
  t.strictSame(receiver.pushes, []);
  t.equal(gateway.warnings.length, 1);
  t.match(gateway.warnings, [
    /^world default: a push to the client of agent 101 failed: pushes may not go there: \S+ is a port of this simulator\.$/,
  ]);
  const [finding, ...otherFindings] = gateway.world.findings.list();
  t.match(finding, {
    kind: "push-not-sent",
    severity: "warning",
    agent: 101,
    sentence: /pushes may not go there: \S+ is a port of this simulator\.$/,
  });
  t.strictSame(otherFindings, []);
});
