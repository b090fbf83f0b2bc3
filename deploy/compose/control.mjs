// The control program of compose.yaml, in a separate container: lets a customer call the agent, and hang up at the end.
const { CONTROL = "http://localhost:8044", CCGW_CONTROL_TOKEN: token = "", AGENT = "101" } = process.env;
const agent = Number(AGENT);

/** Posts a body to a path of the default world, and returns the answer. Throws an error with the `detail` of a refusal. */
async function post(path, body) {
  const response = await fetch(`${CONTROL}/worlds/default/${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

await post("verify", { operation: "resetSkill", agent, within: "60s" });
const { id } = await post("calls", { from: "13800000001", to: { agent } });
console.log(`A customer calls agent ${agent}.`);
// The client requests its counters while the agent talks.
await post("verify", { operation: "queryCallStatisticsInfo", agent, within: "60s" });
await post(`calls/${id}/hang-up`);
console.log("The customer has hung up.");
