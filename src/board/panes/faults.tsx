// Faults: the effects as buttons, the active faults, and how often each was applied.
import { useState } from "preact/hooks";
import type { FaultInfo, FaultRule } from "../../control/api-types.ts";
import { send } from "../feeds/control.ts";
import { isPast, shown } from "../feeds/live.ts";
import { agentId, buildWorldPath } from "../feeds/selection.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { notify } from "../parts/notices.tsx";
import { EFFECTS, type EffectChoice } from "./fault-effects.ts";

/** The pane with the faults of the world. */
export function Faults() {
  const faults = shown.value?.faults ?? [];
  const clear = () => send(buildWorldPath("/faults"), { method: "DELETE" });
  return (
    <section class="pane faults" aria-label="Faults">
      <header>
        <h2>Faults</h2>
        {faults.length > 1 && <ActionButton action={clear}>Remove all</ActionButton>}
      </header>
      <h3>Active faults</h3>
      {faults.length === 0 ? (
        <p class="empty">No fault is active. Add one below to see how your client handles it.</p>
      ) : (
        <ul class="plain-list" aria-label="Active faults">
          {faults.map((fault) => (
            <li key={fault.id}>
              <Fault fault={fault} />
            </li>
          ))}
        </ul>
      )}
      <NewFault />
    </section>
  );
}

function Fault({ fault: { id, sentence, timesApplied, left, until, url } }: { readonly fault: FaultInfo }) {
  return (
    <div class="line fault">
      <span>
        {sentence}
        <span class="muted">
          {" "}
          Applied {timesApplied} {timesApplied === 1 ? "time" : "times"}
          {left === null ? "" : `, ${left} left`}
          {until === null ? "" : `, until ${formatTimeOfDay(until)}`}.
        </span>
        {url !== null && <code>{url}</code>}
      </span>
      <ActionButton
        action={() => send(buildWorldPath(`/faults/${id}`), { method: "DELETE" })}
        label={`Remove fault ${id}`}
        kind="small"
      >
        Remove
      </ActionButton>
    </div>
  );
}

/** The limits of a fault, as texts of the form. `lasting` is its duration. */
interface Limits {
  readonly agents: string;
  readonly operations: string;
  readonly times: string;
  readonly lasting: string;
}

function NewFault() {
  const [written, setLimits] = useState<Limits | undefined>(undefined);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const limits = written ?? {
    agents: agentId.value === undefined ? "" : String(agentId.value),
    operations: "",
    times: "",
    lasting: "",
  };
  const renderField = (name: keyof Limits, label: string, placeholder: string) => (
    <label>
      {label}
      <input
        value={limits[name]}
        placeholder={placeholder}
        onInput={({ currentTarget }) => setLimits({ ...limits, [name]: currentTarget.value })}
      />
    </label>
  );
  const add = (choice: EffectChoice) => async () => {
    const rule = ruleOf(choice, values[choice.name] ?? choice.value, limits);
    const added = await send<FaultInfo>(buildWorldPath("/faults"), { method: "POST", body: rule });
    notify(added.url === null ? added.sentence : `${added.sentence} Its port is ${added.url}.`);
  };
  return (
    <>
      <h3>Add a fault</h3>
      <fieldset class="fields" aria-label="Limits">
        {renderField("agents", "Agents", "all; 101, 201-260")}
        {renderField("operations", "Operations", "all; getAgentEvent")}
        {renderField("times", "Times", "no limit")}
        {renderField("lasting", "For", "no end; 10m")}
      </fieldset>
      <ul class="effects plain-list" aria-label="Effects">
        {EFFECTS.map((choice) => (
          <li key={choice.name} class="effect">
            <ActionButton action={add(choice)} isDisabled={isPast.value}>
              {choice.title}
            </ActionButton>
            {choice.value !== undefined && (
              <input
                aria-label={`${choice.title}: ${choice.label}`}
                size={8}
                list={choice.choices === undefined ? undefined : `choices-${choice.name}`}
                value={values[choice.name] ?? choice.value}
                onInput={({ currentTarget }) => setValues({ ...values, [choice.name]: currentTarget.value })}
              />
            )}
            {choice.choices !== undefined && (
              <datalist id={`choices-${choice.name}`}>
                {choice.choices.map((value) => (
                  <option key={value} value={value} />
                ))}
              </datalist>
            )}
            <span class="muted">{choice.sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Returns the rule that the form describes. Limits that the effect can't have are left out. */
function ruleOf(
  choice: EffectChoice,
  value: string | undefined,
  { agents, operations, times, lasting }: Limits,
): FaultRule {
  const { limitedBy } = choice;
  const splitList = (written: string): string[] => written.split(/[\s,]+/).filter((part) => part !== "");
  const ids = splitList(agents).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const rule = {
    ...(ids.length > 0 && limitedBy.includes("agents") ? { agents: ids } : {}),
    ...(operations.trim() !== "" && limitedBy.includes("operations") ? { operations: splitList(operations) } : {}),
    ...(times.trim() !== "" && limitedBy.includes("times") ? { times: Number(times) } : {}),
    ...(lasting.trim() === "" ? {} : { for: lasting.trim() }),
    effect: choice.createEffect(value ?? ""),
  };
  return rule as unknown as FaultRule;
}
