// A gateway that listens at every address announces one that its certificate names, and that answers.
import { request } from "node:https";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { reachedAt } from "../../src/tls/announced-host.ts";
import { certificates } from "../../src/tls/certificates.ts";

test("the host that is announced is named by the certificate", async (t) => {
  const usual = (await certificates({ memory: true })).cert;
  t.strictSame(
    ["0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "127.0.0.1", "crm.test"].map((host) => reachedAt(host, usual)),
    ["127.0.0.1", "::1", "::1", "::1", "127.0.0.1", "crm.test"],
  );
  t.strictSame([reachedAt("0.0.0.0"), reachedAt("::")], ["127.0.0.1", "::1"]);
  t.end();
});

for (const host of ["0.0.0.0", "::"]) {
  test(`a gateway at ${host} is reached over TLS at the address that it announces`, async (t) => {
    await using sim = await startSimulator({ clock: "manual", host, httpPort: 0 });
    t.match(
      [sim.url, sim.httpUrl],
      host === "::"
        ? [/^https:\/\/\[::1\]:/, /^http:\/\/\[::1\]:/]
        : [/^https:\/\/127\.0\.0\.1:/, /^http:\/\/127\.0\.0\.1:/],
    );
    const status = await new Promise((resolve, reject) => {
      request(
        `${sim.url}/agentgateway/resource/onlineagent/101/agentstatus`,
        { ca: sim.ca, agent: false },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
        .on("error", reject)
        .end();
    });
    t.equal(status, 200);
  });
}
