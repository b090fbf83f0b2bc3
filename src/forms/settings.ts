// The settings of a world: their defaults, and their division into settings of the center and of the gateway.
import { AGENT_ID_MAXIMA, CENTER_SETTING_MEANINGS, type CenterSettings, defaultCenterSettings } from "../core/index.ts";
import { GATEWAY_SETTING_MEANINGS, type GatewaySettings, type Settings } from "../words/gateway-settings.ts";

export type { GatewaySettings, Settings };

/** The defaults of the gateway: the documented behavior. */
export const defaultGatewaySettings: Readonly<GatewaySettings> = {
  rejectedGuid: "perInterface",
  pollHold: 10_000,
  delivery: "atMostOnce",
  agentIdMax: AGENT_ID_MAXIMA[0],
  flowControl: "observe",
  strictHeaders: false,
  journalBodies: true,
  tapeLength: 10_000,
  tapeBytes: 64 * 1024 * 1024,
  operationResult: "{}",
  eventGenTime: false,
  shutdownServiceAfterLogout: false,
  phoneAlertingContent: "null",
  pushRetry: 10_000,
  pushGiveUp: 120_000,
};

/** A description of each setting. */
export const SETTING_MEANINGS: Readonly<Record<keyof Settings, string>> = {
  ...CENTER_SETTING_MEANINGS,
  ...GATEWAY_SETTING_MEANINGS,
};

/** The defaults of all settings. */
export const defaultSettings: Readonly<Settings> = { ...defaultCenterSettings, ...defaultGatewaySettings };

/** Returns the settings that the center has. */
export function centerSettingsOf(settings: Readonly<Settings>): CenterSettings {
  return pick(settings, defaultCenterSettings);
}

/** Returns the settings that the gateway has. */
export function gatewaySettingsOf(settings: Readonly<Settings>): GatewaySettings {
  return pick(settings, defaultGatewaySettings);
}

/** Returns the members of `whole` that `names` has, in the order of `names`. */
function pick<Part extends object>(whole: Readonly<Part>, names: Readonly<Part>): Part {
  const part = {} as Part;
  for (const name of Object.keys(names) as (keyof Part)[]) part[name] = whole[name];
  return part;
}
