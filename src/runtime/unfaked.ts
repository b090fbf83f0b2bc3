// Finds Node's own function behind a fake timer that a test installed before this package was loaded.

/** The marks that fakes leave: sinon's, which vitest and jest use as well, keep the original in their clock. */
interface Marks {
  readonly clock?: Readonly<Record<string, unknown>>;
  readonly _isMockFunction?: boolean;
}

/**
 * Returns Node's own function.
 *
 * @param name such as `setTimeout`
 * @param found the function of that name as it is now
 * @throws Error when it is a fake that keeps no original.
 */
export function unfaked<T extends (...args: never[]) => unknown>(name: string, found: T): T {
  const { clock, _isMockFunction: isMock } = found as Marks;
  if (clock !== undefined && typeof clock === "object") {
    const original = clock[`_${name}`];
    if (typeof original === "function") return unfaked(name, original as T);
    throw new Error(sayFaked(name));
  }
  // The fakes of node:test are bound methods of its own class; Node's functions are never bound.
  if (isMock === true || found.name.startsWith("bound ")) throw new Error(sayFaked(name));
  return found;
}

function sayFaked(name: string): string {
  return `${name} is faked, and the original cannot be found. Import cc-gateway-simulator before you fake timers.`;
}
