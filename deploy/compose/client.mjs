// An agent client in a separate container: signs in, takes one call, prints the agent's counters, and signs out.
import { request } from "node:https";

const { GATEWAY = "https://localhost:8043", CONTROL = "http://localhost:8044", AGENT = "101" } = process.env;
const ca = await (await fetch(`${CONTROL}/ca.pem`)).text();
let guid;

/** Sends a request to the gateway and returns its answer as an object. Throws if the gateway refuses. */
function send(method, path, body) {
  const headers = { "Content-Type": "application/json", ...(guid === undefined ? {} : { Guid: guid }) };
  return new Promise((resolve, reject) => {
    request(`${GATEWAY}/agentgateway/resource/${path}`, { method, headers, ca }, (response) => {
      guid ??= /JSESSIONID=(.*)/.exec(response.headers["set-guid"] ?? "")?.[1];
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part));
      response.on("end", () => {
        const answer = JSON.parse(text);
        if (answer.retcode === "0") resolve(answer);
        else reject(new Error(`${method} ${path} was refused: ${answer.retcode} ${answer.message}`));
      });
    })
      .on("error", reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Polls until an event of this type comes. */
async function pollUntil(wanted) {
  for (;;) {
    const { event } = await send("GET", `agentevent/${AGENT}`);
    if (event !== undefined) console.log(event.eventType);
    if (event?.eventType === wanted) return;
  }
}

await send("PUT", `onlineagent/${AGENT}`, { password: "secret", phonenum: `40${AGENT}`, autoanswer: true });
await send("POST", `onlineagent/${AGENT}/resetskill/true`);
await pollUntil("AgentEvent_Talking");
console.log((await send("GET", `calldata/${AGENT}/statistics`)).result);
await pollUntil("AgentEvent_Customer_Release");
await send("DELETE", `onlineagent/${AGENT}/logout`);
