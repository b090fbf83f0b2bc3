// The settings in force in a life: those of its center, and those of the gateway before it.
import type { Center, Instant } from "../../core/index.ts";
import { centerSettingsOf, type GatewaySettings, gatewaySettingsOf, type Settings } from "../../forms/settings.ts";

export class SettingsInForce {
  readonly #center: Center;
  /** All settings. A copy, because every request reads them. */
  #all: Readonly<Settings>;

  constructor(center: Center, gateway: Readonly<GatewaySettings>) {
    this.#center = center;
    this.#all = { ...center.settings, ...gateway };
  }

  get all(): Readonly<Settings> {
    return this.#all;
  }

  /**
   * Changes the settings, from the next request or event on.
   *
   * @param dayBegan - returns when the present day began, for counters that count the day.
   */
  change(settings: Readonly<Settings>, dayBegan: () => Instant): void {
    this.#center.changeSettings(centerSettingsOf(settings), dayBegan);
    this.#all = { ...settings };
  }

  /** Returns the settings of the gateway as plain data; those of the center are in its own snapshot. */
  snapshot(): GatewaySettings {
    return gatewaySettingsOf(this.#all);
  }
}
