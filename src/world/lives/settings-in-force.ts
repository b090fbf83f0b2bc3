// The settings in force in a life: those of its center, and those of the gateway.
import type { Center, Instant } from "../../core/index.ts";
import { centerSettingsOf, type GatewaySettings, gatewaySettingsOf, type Settings } from "../../forms/settings.ts";

/** The settings of a life. */
export class SettingsInForce {
  readonly #center: Center;
  #gateway: Readonly<GatewaySettings>;

  /** @param gateway the settings of the gateway; the center already has its own. */
  constructor(center: Center, gateway: Readonly<GatewaySettings>) {
    this.#center = center;
    this.#gateway = gateway;
  }

  /** The settings of the gateway. They are part of a snapshot of the life. */
  get gateway(): Readonly<GatewaySettings> {
    return this.#gateway;
  }

  /** The settings of center and gateway together. */
  get all(): Readonly<Settings> {
    return { ...this.#center.settings, ...this.#gateway };
  }

  /**
   * Changes the settings, from the next request or event on.
   *
   * @param dayBegan returns when the present day began, for counters that count since midnight.
   */
  change(settings: Readonly<Settings>, dayBegan: () => Instant): void {
    this.#center.changeSettings(centerSettingsOf(settings), dayBegan);
    this.#gateway = gatewaySettingsOf(settings);
  }
}
