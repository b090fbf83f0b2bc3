// The completion script for bash.
import { COMMANDS, SHELLS } from "../arguments.ts";
import {
  FILE_COMMANDS,
  listValueOptions,
  optionsOf,
  SCENARIO_COMMANDS,
  type ValueCompletions,
} from "./completion-words.ts";

/** Returns the script. It defines the function `_ccgw`. */
export function writeBashScript(scenarios: readonly string[]): string {
  return `# Completion of ccgw for bash. Load it in ~/.bashrc: source <(ccgw completion bash)
_ccgw() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${COMMANDS.join("|")}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case "\${command:-serve} $previous" in
${listValueOptions()
  .map(({ pattern, values }) => `    ${pattern}) ${writeBashValues(values)}; return ;;`)
  .join("\n")}
  esac
  case $current in
    -*)
      case $command in
${COMMANDS.map((command) => `        ${command === "serve" ? '""|serve' : command}) word="${optionsOf(command).join(" ")}" ;;`).join("\n")}
      esac
      ${writeWords('"$word"')}
      return ;;
  esac
  case $command in
    "") ${writeWords(`"${[...COMMANDS, ...scenarios].join(" ")}"`)}; COMPREPLY+=($(compgen -f -- "$current")) ;;
    ${SCENARIO_COMMANDS.join("|")}) ${writeWords(`"${scenarios.join(" ")}"`)}; COMPREPLY+=($(compgen -f -- "$current")) ;;
    ${FILE_COMMANDS.join("|")}) COMPREPLY=($(compgen -f -- "$current")) ;;
    completion) ${writeWords(`"${SHELLS.join(" ")}"`)} ;;
  esac
  return 0
}
complete -o filenames -F _ccgw ccgw cc-gateway-simulator
`;
}

function writeWords(list: string): string {
  return `COMPREPLY=($(compgen -W ${list} -- "$current"))`;
}

function writeBashValues(values: ValueCompletions): string {
  if (values === "files") return 'COMPREPLY=($(compgen -f -- "$current"))';
  if (values === "folders") return 'COMPREPLY=($(compgen -d -- "$current"))';
  if (values === "none") return ":";
  const list = writeWords(`"${values.words.join(" ")}"`);
  // The name of a setting ends with `=`, and its value follows without a space.
  return values.words.some((word) => word.endsWith("=")) ? `${list}; compopt -o nospace 2> /dev/null` : list;
}
