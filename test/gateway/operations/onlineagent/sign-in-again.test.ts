// Tests of repeated sign-ins and wrong passwords: locked accounts, and whether an existing session ends.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { ACCOUNTS, SIGN_INS, sessionOfAda, signInWith } from "./sign-in-operations.ts";

for (const [name, operation] of Object.entries(SIGN_INS)) {
  const { isForced } = operation;

  test(`for ${name}, passwordTries wrong passwords in a row lock the account, and a correct one resets the count`, async (t) => {
    const gateway = await openGateway(t, { center: ACCOUNTS, settings: { passwordTries: 3 } });
    const isByAccount = name === "loginByAccount";
    const [wrong, locked] = isByAccount ? ["100-062", "100-061"] : ["100-004", "110-016"];
    const ada = gateway.client(101);
    const tryPasswords = async (...passwords: string[]) => {
      const retcodes: string[] = [];
      for (const password of passwords) retcodes.push((await signInWith(ada, operation, { password })).body.retcode);
      await ada.delete("onlineagent/{}/logout");
      return retcodes;
    };
    t.strictSame(await tryPasswords("a", "b", "secret"), [wrong, wrong, "0"]);
    t.strictSame(await tryPasswords("a", "b", "c", "secret", "d"), [wrong, wrong, wrong, locked, locked]);
    t.equal(sessionOfAda(gateway), undefined);
    const signIn = { ...operation, requiredMembers: isByAccount ? { account: "102" } : {} };
    t.equal((await signInWith(gateway.client(102), signIn)).body.retcode, "0", "the account of 102 is not locked");
  });

  test(`for ${name} with passwordTries 0, no account is ever locked`, async (t) => {
    const { client } = await openGateway(t, { center: ACCOUNTS, settings: { passwordTries: 0 } });
    for (let i = 0; i < 20; i++) await signInWith(client(101), operation, { password: "wrong" });
    t.equal((await signInWith(client(101), operation)).body.retcode, "0");
  });

  if (isForced) {
    test(`${name} ends the other session, whose held poll and next request are refused`, async (t) => {
      const gateway = await openGateway(t);
      const before = await gateway.signInAgent(101);
      gateway.world.changeSettings({ pollHold: "10s" });
      const held = before.poll();
      await gateway.waitForHeldPolls(1);
      const after = gateway.client(101);
      t.equal((await signInWith(after, operation)).body.retcode, "0");
      t.equal((await held).retcode, "100-006");
      t.equal((await before.poll()).retcode, "000-003");
      t.equal((await before.post("onlineagent/{}/saybusy")).retcode, "100-006");
      t.equal((await after.post("onlineagent/{}/saybusy")).retcode, "0");
    });

    test(`with forcedSignIn refuse, ${name} is refused with 100-015, unless the agent is signed out`, async (t) => {
      const gateway = await openGateway(t, { settings: { forcedSignIn: "refuse" } });
      const ada = gateway.client(101);
      t.equal((await signInWith(ada, operation)).body.retcode, "0");
      const refused = await signInWith(gateway.client(101), operation);
      t.equal(refused.text, '{"message":"agent already login and can not be forced out","retcode":"100-015"}');
      t.equal(refused.header("Set-GUID"), undefined);
      t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
    });
  } else {
    test(`${name} is refused with 100-002 if the agent is signed in, and the session continues`, async (t) => {
      const gateway = await openGateway(t, { center: ACCOUNTS });
      const ada = await gateway.signInAgent(101);
      t.equal(
        (await signInWith(gateway.client(101), operation)).text,
        '{"message":"agent already login","retcode":"100-002"}',
      );
      t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
    });
  }
}
