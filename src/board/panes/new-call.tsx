// The form with which a customer calls a queue or an agent.
import { useState } from "preact/hooks";
import type { CallMade, CallOrder } from "../../control/api-types.ts";
import { send } from "../feeds/control.ts";
import { isPast, shown } from "../feeds/live.ts";
import { agentId, worldPath } from "../feeds/selection.ts";
import { notify, run } from "../parts/notices.tsx";

/** The form. */
export function NewCall() {
  const [from, setFrom] = useState("");
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const view = shown.value;
  if (view === undefined) return null;
  const queues = [...view.queues.values()];
  const signedIn = [...view.agents.values()].filter(({ session }) => session !== null);
  // The agent of the card is the most likely target, and there may be thousands of others.
  const agents = [view.agents.get(agentId.value ?? -1), ...signedIn.slice(0, 100)].filter(
    (agent, index, all) => agent !== undefined && all.indexOf(agent) === index,
  );
  const fallback = queues[0] !== undefined ? `queue ${queues[0].id}` : `agent ${agents[0]?.id ?? ""}`;
  const target = chosen ?? fallback;
  const make = async () => {
    const [kind = "", id] = target.split(" ");
    const order = { to: { [kind]: Number(id) }, ...(from.trim() === "" ? {} : { from: from.trim() }) };
    const made = await send<CallMade & { hint?: string }>(worldPath("/calls"), {
      method: "POST",
      body: order as unknown as CallOrder,
    });
    if (made.hint !== undefined) notify(made.hint);
  };
  return (
    <form
      class="line new-call"
      aria-label="New call"
      onSubmit={(event) => {
        event.preventDefault();
        void run(make);
      }}
    >
      <input
        class="grow"
        aria-label="Number of the caller"
        placeholder="any number"
        value={from}
        onInput={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <select
        aria-label="Whom the customer calls"
        value={target}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      >
        {queues.map(({ id, name }) => (
          <option key={`queue ${id}`} value={`queue ${id}`}>
            queue {id} {name}
          </option>
        ))}
        {agents.map((agent) => (
          <option key={`agent ${agent?.id}`} value={`agent ${agent?.id}`}>
            agent {agent?.id} {agent?.name}
          </option>
        ))}
      </select>
      <button type="submit" class="main" disabled={isPast.value}>
        Call
      </button>
    </form>
  );
}
