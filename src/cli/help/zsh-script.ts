// The completion script for zsh.

import { COMMANDS, SHELLS } from "../arguments.ts";
import {
  FILE_COMMANDS,
  listValueOptions,
  optionsOf,
  SCENARIO_COMMANDS,
  type ValueCompletions,
} from "./completion-words.ts";
import { COMMAND_ROWS } from "./help-tables.ts";

/** Returns the script. It defines the function `_ccgw`. */
export function writeZshScript(scenarios: readonly string[]): string {
  const described = COMMAND_ROWS.flatMap(({ name, help }) =>
    name === undefined ? [] : [`'${name}:${help.replaceAll("'", "")}'`],
  );
  return `#compdef ccgw cc-gateway-simulator
# Completion of ccgw for zsh. Load it in ~/.zshrc, after compinit: source <(ccgw completion zsh)
_ccgw() {
  local command= word i
  for ((i = 2; i < CURRENT; i++)); do
    case \${words[i]} in
      ${COMMANDS.join("|")}) command=\${words[i]}; break ;;
    esac
  done
  case "\${command:-serve} \${words[CURRENT-1]}" in
${listValueOptions()
  .map(({ pattern, values }) => `    ${pattern}) ${writeZshValues(values)}; return ;;`)
  .join("\n")}
  esac
  case \${words[CURRENT]} in
    -*)
      case $command in
${COMMANDS.map((command) => `        ${command === "serve" ? '""|serve' : command}) compadd -- ${optionsOf(command).join(" ")} ;;`).join("\n")}
      esac
      return ;;
  esac
  case $command in
    "") local -a commands=(${described.join(" ")}); _describe command commands; compadd -- ${scenarios.join(" ")}; _files ;;
    ${SCENARIO_COMMANDS.join("|")}) compadd -- ${scenarios.join(" ")}; _files ;;
    ${FILE_COMMANDS.join("|")}) _files ;;
    completion) compadd -- ${SHELLS.join(" ")} ;;
  esac
}
# In a folder of fpath, zsh runs this file as the function when it completes for the first time.
if [[ $funcstack[1] == _ccgw ]]; then _ccgw "$@"; else compdef _ccgw ccgw cc-gateway-simulator; fi
`;
}

function writeZshValues(values: ValueCompletions): string {
  if (values === "files") return "_files";
  if (values === "folders") return "_files -/";
  if (values === "none") return ":";
  const noSpace = values.words.some((word) => word.endsWith("=")) ? "-S '' " : "";
  return `compadd ${noSpace}-- ${values.words.join(" ")}`;
}
