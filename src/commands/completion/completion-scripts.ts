/** Shells that prep completes in. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof SHELLS)[number]

/**
 * What each shell runs at its start. They hand over what is typed and take back finished words: nothing that comes from a
 * note is ever evaluated, expanded or split. The first line of the answer says what kind of words follow.
 */
export const COMPLETION_SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# prep's completion for bash. In ~/.bashrc: source <(prep completion bash)
_prep_completion() {
  local kind= line
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
  done < <(command prep completion bash -- "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
  case $kind in
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
  esac
}
complete -o nosort -F _prep_completion prep 2>/dev/null || complete -F _prep_completion prep
`,
  zsh: `#compdef prep
# prep's completion for zsh. In ~/.zshrc, after compinit: source <(prep completion zsh)
_prep() {
  local kind line
  local -a values shown
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
    else
      values+=("\${line%%$'\\t'*}")
      shown+=("\${line/$'\\t'/  }")
    fi
  done < <(command prep completion zsh -- "\${(@Q)words[1,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
  case $kind in
    files) _files ;;
    folders) _files -/ ;;
    search)
      (( $#values > 1 )) && compstate[insert]=menu
      compadd -U -l -V prep -d shown -a values
      ;;
    *) compadd -l -V prep -d shown -a values ;;
  esac
}
if [[ $funcstack[1] == _prep ]]; then _prep; else compdef _prep prep; fi
`,
  fish: `# prep's completion for fish. In ~/.config/fish/config.fish: prep completion fish | source
function __prep_complete
  set -l typed (commandline -ct)
  set -l kind
  for line in (command prep completion fish -- (commandline -opc) $typed 2>/dev/null)
    if test -z "$kind"
      set kind $line
      switch $kind
        case files
          __fish_complete_path $typed
        case folders
          __fish_complete_directories $typed
      end
    else
      printf '%s\\n' $line
    end
  end
end
complete -c prep -e
complete -c prep -f -k -a '(__prep_complete)'
`,
}
