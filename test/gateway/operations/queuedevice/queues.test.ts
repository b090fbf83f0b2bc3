// Tests of queries about queues, access codes and IVRs, with their figures.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

const NO_CALL = '{"dateTime":4294967295000,"dsn":65535,"server":255,"handle":255}';

/** Returns the figures of queue 25 as text, in the documented order. */
function writeFigures(figures: {
  size: number;
  time: number;
  signedIn: number;
  free: number;
  idle: number;
  level: number;
  oldest: string;
}) {
  const { size, time, signedIn, free, idle, level, oldest } = figures;
  return (
    `{"message":"","retcode":"0","result":[{"pilotNbr":"","deviceNo":25,"queueSize":${size},"queueTime":${time},"loadFactor":65535,"estWaitTime":0,` +
    `"loggedOnAgents":${signedIn},"availAgents":${free},"transferFlg":0,"transferDeviceType":255,"transferDeviceNo":65535,"skillDescrip":"Support",` +
    `"resourceIdleRate":${idle},"serviceLevel":${level},"oldCallIdEx":${oldest},"maxQueueSize":10000}]}`
  );
}

const QUERY = { body: { skills: ["25", 999] } };

test("the figures of a queue have the documented members, in the documented order", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.equal(
    (await ada.send("POST", "queuedevice/{}/queryacdstat", QUERY)).text,
    writeFigures({ size: 0, time: 0, signedIn: 1, free: 1, idle: 100, level: 100, oldest: NO_CALL }),
  );
});

test("calls that wait longer than 20 s lower the service level when they are answered", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  call({ queue: 25 });
  advance(21);
  const whileWaiting = (await ada.send("POST", "queuedevice/{}/queryacdstat", QUERY)).text;
  await ada.delete("voicecall/{}/release");
  await ada.post("onlineagent/{}/cancelwork");
  advance(1);
  t.strictSame(
    [whileWaiting, (await ada.send("POST", "queuedevice/{}/queryskillstat", QUERY)).text],
    [
      writeFigures({
        size: 1,
        time: 21,
        signedIn: 1,
        free: 0,
        idle: 0,
        level: 100,
        oldest: '{"dateTime":1767603600000,"dsn":2,"server":255,"handle":255}',
      }),
      writeFigures({ size: 0, time: 0, signedIn: 1, free: 0, idle: 0, level: 50, oldest: NO_CALL }),
    ],
  );
});

test("waiting calls are counted in the configured queues, in the chosen ones, or in one", async (t) => {
  const { client, call } = await openGateway(t);
  const ada = client(101);
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/false?skillid=26");
  for (const queue of [25, 25, 26, 26, 26]) call({ queue });
  const counts: unknown[] = [];
  for (const path of ["waitnum", "waitnumbyagent", "skillwaitnum/25"]) {
    counts.push((await ada.get(`queuedevice/{}/${path}`)).result);
  }
  // One call of queue 26 rings at Ada.
  t.strictSame(counts, [4, 2, 2]);
  t.equal((await ada.send("GET", "queuedevice/{}/waitnum")).text, '{"message":"success","retcode":"0","result":4}');
});

test("queues, access codes and IVRs are listed", async (t) => {
  const { signInAgent } = await openGateway(t, { center: { ivrs: [{ id: 7, name: "Survey", accessCode: "900" }] } });
  const ada = await signInAgent(101);
  const support = { name: "Support", id: 25, mediatype: 5, serviceType: 1, realFlag: 1 };
  const sales = { name: "Sales", id: 26, mediatype: 5, serviceType: 1, realFlag: 1 };
  t.strictSame((await ada.get("queuedevice/{}/agentvdnskill")).result, [support, sales]);
  t.strictSame((await ada.get("queuedevice/{}/vdnskill/1")).result, [support, sales]);
  t.strictSame((await ada.get("queuedevice/{}/agentskill/101")).result, [
    { name: "Support", id: 25, mediatype: 5 },
    { name: "Sales", id: 26, mediatype: 5 },
  ]);
  t.strictSame((await ada.get("queuedevice/{}/ivrinfo")).result, [
    { access: "900", id: 7, description: "Survey", serviceNo: 7 },
  ]);
  t.strictSame((await ada.get("queuedevice/{}/innoinfo")).result, [
    { description: "Support", id: 1, inno: "60025", vdnid: 1, mediatype: 5 },
    { description: "Sales", id: 2, inno: "60026", vdnid: 1, mediatype: 5 },
    { description: "Survey", id: 3, inno: "900", vdnid: 1, mediatype: 5 },
  ]);
});
