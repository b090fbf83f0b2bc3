// Generates the table of a world's settings: defaults and accepted values from the forms in the code, meanings from their table.
import { defaultSettings, SETTING_MEANINGS } from "../../src/forms/settings.ts";
import { settingsPatch, writeSettings } from "../../src/scenario/reading/settings-schema.ts";
import { writeCode, writeTable } from "./table.ts";

/** Returns the table of settings. */
export function writeSettingsPart(): string {
  const written = writeSettings(defaultSettings);
  const rows = Object.keys(written).map((key) => {
    const name = key as keyof typeof written;
    const value = written[name];
    return [
      writeCode(name),
      writeCode(typeof value === "string" ? value : JSON.stringify(value)),
      findAcceptedValues(name),
      SETTING_MEANINGS[name],
    ];
  });
  return writeTable(["setting", "default", "accepted", "meaning"], rows);
}

/** Returns the accepted values of a setting, from its message about an invalid value. */
function findAcceptedValues(name: string): string {
  const { error } = settingsPatch.safeParse({ [name]: [] });
  const accepted = error?.issues[0]?.message.split(/: (?:use )?(.*)/s)[1];
  if (accepted === undefined) throw new Error(`the message of the setting ${name} does not name the accepted values`);
  return accepted;
}
