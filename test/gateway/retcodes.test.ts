// Every retcode that the pages name for signing in, for what agents do, for events and for calls: how it comes about, or why it cannot.
import { test } from "tap";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { isRetcode } from "../../src/gateway/retcodes.ts";
import { type Client, type Gateway, openGateway } from "../support/gateway.ts";
import { CALLDATA_REACHED } from "./operations/calldata/retcodes.table.ts";
import { VOICECALL_REACHED } from "./operations/voicecall/retcodes.table.ts";
import { NAMED, UNREACHABLE } from "./retcodes.table.ts";

type Provoke = (ada: Client, gateway: Gateway) => Promise<{ retcode: string }>;

const signIn =
  (body: object, how: "login" | "forcelogin" = "login"): Provoke =>
  async (_, { client }) =>
    (await client(102).signIn(body, how)).body;

const byAccount =
  (body: object): Provoke =>
  (_, { client }) =>
    client(102).put("onlineagent/loginbyaccount", {
      account: "102",
      password: "secret",
      phonenum: "40038",
      ...body,
    });

const changePassword =
  (newpassword: string, oldpassword = "Present-1", repassword = newpassword): Provoke =>
  (ada) =>
    ada.post(`onlineagent/{}/modifyaccountpwd?${new URLSearchParams({ oldpassword, newpassword, repassword })}`);

/** Asks something of an interface again and again, and answers the last. */
const lastOf =
  (times: number, provoke: Provoke): Provoke =>
  async (ada, gateway) => {
    for (let i = 1; i < times; i++) await provoke(ada, gateway);
    return provoke(ada, gateway);
  };

/** How each of the others comes about; agent 101 is signed in, and its password is Present-1. */
const REACHED: readonly (readonly [retcode: string, operation: string, provoke: Provoke])[] = [
  [
    "000-001",
    "getAgentEvent",
    async (_, { client }) => {
      const ben = client(102);
      await ben.signIn({ callBackUri: "http://127.0.0.1:1/", serviceToken: "token" });
      return ben.poll();
    },
  ],
  ["000-002", "rest", (ada) => ada.post("onlineagent/{}/rest/0/0")],
  [
    "000-003",
    "getAgentEvent",
    (ada) => {
      ada.guid = "wrong";
      return ada.poll();
    },
  ],
  [
    "000-004",
    "getAgentEvent",
    (ada, { world }) => {
      world.faults.add({ effect: { switchOver: true } });
      return ada.poll();
    },
  ],
  ["100-001", "login", signIn({ password: "x".repeat(33) })],
  ["100-001", "sendNoteletEx", (ada) => ada.post("onlineagent/{}/sendnoteletex", { agentIds: [] })],
  ["100-002", "login", async (ada) => (await ada.signIn({ password: "Present-1" })).body],
  ["100-004", "login", signIn({ password: "wrong" })],
  ["100-005", "forceLogoutWithReason", (ada) => ada.delete("onlineagent/{}/forcelogoutwithreason/256")],
  ["100-006", "sayBusy", (_, { client }) => client(102).post("onlineagent/{}/saybusy")],
  ["100-007", "sendNotelet", (ada) => ada.post("onlineagent/{}/sendnotelet/999?content=x")],
  [
    "100-007",
    "resetSkill",
    async (_, { client }) => {
      const ben = client(102);
      ben.guid = (await ben.send("PUT", "onlineagent/{}/loginex", { body: { password: "secret" } })).header("Guid");
      return ben.post("onlineagent/{}/resetskill/true");
    },
  ],
  ["100-009", "cancelBusy", (ada) => ada.post("onlineagent/{}/cancelbusy")],
  [
    "100-010",
    "logout",
    (ada, { call }) => {
      call({ agent: 101 });
      return ada.delete("onlineagent/{}/logout");
    },
  ],
  ["100-011", "login", signIn({ status: 9 })],
  ["100-012", "login", signIn({ agenttype: 9 })],
  ["100-013", "login", signIn({ phonenum: "ada" })],
  ["100-014", "login", signIn({ phonenum: "50000" })],
  ["100-014", "bindAgentPhone", (ada) => ada.post("onlineagent/{}/bindphone", { phonenum: "50000" })],
  [
    "100-015",
    "forceLogin",
    async (ada, { world }) => {
      world.changeSettings({ forcedSignIn: "refuse" });
      return (await ada.signIn({ password: "Present-1" }, "forcelogin")).body;
    },
  ],
  ["100-016", "login", signIn({ ip: "::1" })],
  [
    "100-020",
    "login",
    async (_, { client, advance }) => {
      advance(90 * 86_400);
      return (await client(103).signIn()).body;
    },
  ],
  ["100-060", "loginByAccount", byAccount({ phonenum: "50000" })],
  ["100-061", "loginByAccount", lastOf(6, byAccount({ password: "wrong" }))],
  ["100-062", "loginByAccount", byAccount({ account: "nobody" })],
  ["110-003", "modifyAccountPwd", changePassword("Another-1", "wrong")],
  ["110-016", "login", lastOf(6, signIn({ password: "wrong" }))],
  ["110-017", "modifyAccountPwd", changePassword("Present-1")],
  ["110-018", "modifyAccountPwd", changePassword("Ada Byron")],
  ["110-019", "modifyAccountPwd", changePassword("password")],
  ["110-020", "modifyAccountPwd", changePassword("short")],
  ["110-021", "modifyAccountPwd", lastOf(6, changePassword("Another-1", "wrong"))],
  ["110-022", "modifyAccountPwd", changePassword("Another-1", "Present-1", "Another-2")],
  ...VOICECALL_REACHED,
  ...CALLDATA_REACHED,
];

const CENTER = {
  phoneRange: { from: "40000", to: "49999" },
  agents: [
    { id: 101, name: "Ada Byron", password: "Present-1", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [25], passwordLife: "90d" },
  ],
};

for (const [retcode, operation, provoke] of REACHED) {
  test(`${retcode}, of ${operation}`, async (t) => {
    const gateway = await openGateway(t, { center: CENTER });
    const ada = gateway.client(101);
    await ada.signIn({ password: "Present-1" });
    t.equal((await provoke(ada, gateway)).retcode, retcode);
    t.equal(gateway.lines.at(-1)?.operation, operation);
    const declared = OPERATIONS.find(({ name }) => name === operation)?.retcodes ?? [];
    // These can come from every interface, the last two from every query of call data and from every poll, and few pages name them.
    t.ok(["000-002", "100-006", "000-007", "000-004", ...declared].includes(retcode), "the operation declares it");
  });
}

test("every retcode that is named is either reached or cannot come about", (t) => {
  const reached = new Set(REACHED.map(([retcode]) => retcode));
  t.strictSame([...reached, ...Object.keys(UNREACHABLE)].sort(), NAMED.toSorted());
  t.end();
});

test("what cannot come about, the gateway does not know", (t) => {
  t.strictSame(Object.keys(UNREACHABLE).filter(isRetcode), []);
  t.end();
});

test("no operation of these groups declares a retcode that is not named", (t) => {
  const groups = /^\/(onlineagent|agentevent|querymonitor|voicecall|calldata)\//;
  const declared = OPERATIONS.filter(({ path }) => groups.test(path)).flatMap(({ retcodes }) => retcodes);
  t.strictSame(
    [...new Set(declared)].filter((retcode) => !NAMED.includes(retcode)),
    [],
  );
  t.end();
});
