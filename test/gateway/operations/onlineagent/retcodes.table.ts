// Requests that lead to the retcodes of sessions, states and passwords.
// Agent 101 is signed in with the password Present-1.
import type { Provoke, RetcodeRow } from "../../retcode-row.ts";

/** Signs agent 102 in. */
const signIn =
  (body: object, how: "login" | "forcelogin" = "login"): Provoke =>
  async (_, { client }) =>
    (await client(102).signIn(body, how)).body;

/** Signs agent 102 in by its account. */
const signInByAccount =
  (body: object): Provoke =>
  (_, { client }) =>
    client(102).put("onlineagent/loginbyaccount", {
      account: "102",
      password: "secret",
      phonenum: "40038",
      ...body,
    });

/** Changes the password of agent 101. */
const changePassword =
  (newpassword: string, oldpassword = "Present-1", repassword = newpassword): Provoke =>
  (ada) =>
    ada.post(`onlineagent/{}/modifyaccountpwd?${new URLSearchParams({ oldpassword, newpassword, repassword })}`);

/** The number of wrong passwords in a row that lock an account, and one more. */
const TRIES = 6;

/** Sends a request several times. Returns the last answer. */
const repeat =
  (times: number, provoke: Provoke): Provoke =>
  async (ada, gateway) => {
    for (let i = 1; i < times; i++) await provoke(ada, gateway);
    return provoke(ada, gateway);
  };

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["000-002", "rest", (ada) => ada.post("onlineagent/{}/rest/0/0")],
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
  ["100-060", "loginByAccount", signInByAccount({ phonenum: "50000" })],
  ["100-061", "loginByAccount", repeat(TRIES, signInByAccount({ password: "wrong" }))],
  ["100-062", "loginByAccount", signInByAccount({ account: "nobody" })],
  ["110-003", "modifyAccountPwd", changePassword("Another-1", "wrong")],
  ["110-016", "login", repeat(TRIES, signIn({ password: "wrong" }))],
  ["110-017", "modifyAccountPwd", changePassword("Present-1")],
  ["110-018", "modifyAccountPwd", changePassword("Ada Byron")],
  ["110-019", "modifyAccountPwd", changePassword("password")],
  ["110-020", "modifyAccountPwd", changePassword("short")],
  ["110-021", "modifyAccountPwd", repeat(TRIES, changePassword("Another-1", "wrong"))],
  ["110-022", "modifyAccountPwd", changePassword("Another-1", "Present-1", "Another-2")],
];
