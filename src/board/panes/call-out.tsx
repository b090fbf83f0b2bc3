// Lets an agent call, transfer or consult: a number, an agent or a queue.
import { useState } from "preact/hooks";
import { send } from "../feeds/control.ts";
import { shown } from "../feeds/live.ts";
import { worldPath } from "../feeds/selection.ts";
import { Act } from "../parts/act.tsx";

/** Returns the target of a call as people write it: `agent 102`, `queue 25`, or a number. */
export function readTarget(written: string): object {
  const [, kind, id] = /^\s*(agent|queue|ivr)\s*(\d+)\s*$/i.exec(written) ?? [];
  return kind === undefined ? { number: written.trim() } : { [kind.toLowerCase()]: Number(id) };
}

const EXAMPLE = "13900000001, agent 102, queue 25";

/** The line with the target, and what to do with it. */
export function CallOut({ agent }: { readonly agent: number }) {
  const [target, setTarget] = useState("");
  const calls = shown.value?.agents.get(agent)?.session?.calls ?? [];
  const talks = calls.some((id) =>
    shown.value?.calls.get(id)?.legs.some((leg) => leg.agent === agent && leg.state === "talking"),
  );
  const act = (verb: string) => async () => {
    await send(worldPath(`/agents/${agent}/${verb}`), { method: "POST", body: { to: readTarget(target) } });
    setTarget("");
  };
  const isEmpty = target.trim() === "";
  return (
    <div class="line">
      <input
        class="grow"
        aria-label={`Whom agent ${agent} calls: a number, agent 102 or queue 25`}
        placeholder={EXAMPLE}
        value={target}
        onInput={({ currentTarget }) => setTarget(currentTarget.value)}
      />
      <span class="buttons">
        {!talks && (
          <Act act={act("call-out")} isDisabled={isEmpty} kind="small">
            Call
          </Act>
        )}
        {talks && (
          <Act act={act("transfer")} isDisabled={isEmpty} kind="small">
            Transfer
          </Act>
        )}
        {talks && (
          <Act act={act("consult")} isDisabled={isEmpty} kind="small">
            Consult
          </Act>
        )}
      </span>
    </div>
  );
}
