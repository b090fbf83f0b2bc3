// Sorts the kinds of findings by the hooks that they have, so that a request runs only the kinds that observe it.
import type { HookName } from "./hooks.ts";
import type { FindingKind } from "./kind.ts";
import type { KindState } from "./kind-state.ts";

/** One kind's hook. */
export interface Step<Sight> {
  readonly kind: FindingKind;
  readonly state: KindState<unknown> | undefined;
  /** The place of the state among those of a client, session or world. Kinds that declare the same state share it. */
  readonly slot: number;
  readonly hook: (sight: Sight, detail: unknown) => object | undefined;
}

export type HookPlan<Sight> = Readonly<Partial<Record<HookName, readonly Step<Sight>[]>>>;

/**
 * Returns the steps of each hook, in the order of the kinds. It is worked out once for a list of kinds, because every world has the same.
 * @typeParam Sight the object that the caller fills with what the hooks see
 */
export function planHooks<Sight>(kinds: readonly FindingKind[]): HookPlan<Sight> {
  const plan = plans.get(kinds) ?? createPlan(kinds);
  plans.set(kinds, plan);
  return plan as HookPlan<Sight>;
}

const plans = new WeakMap<readonly FindingKind[], HookPlan<never>>();

function createPlan<Sight>(kinds: readonly FindingKind[]): HookPlan<Sight> {
  const plan: Partial<Record<HookName, Step<Sight>[]>> = {};
  const states: KindState<unknown>[] = [];
  for (const kind of kinds) {
    const { hooks, state } = kind;
    if (state !== undefined && !states.includes(state)) states.push(state);
    const slot = state === undefined ? -1 : states.indexOf(state);
    for (const name of Object.keys(hooks) as HookName[]) {
      // The hook runner fills its sight with what the hook of this name sees before it runs one.
      const hook = hooks[name] as unknown as Step<Sight>["hook"];
      plan[name] = [...(plan[name] ?? []), { kind, state, slot, hook }];
    }
  }
  return plan;
}
