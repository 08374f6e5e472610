#!/usr/bin/env -S zsh -f
# complete.zsh SCRIPT LINE: what zsh offers after LINE with the completions of SCRIPT, a word a line.
# A terminal is needed to complete: a second zsh runs in one of its own, and what its completions hand
# to compadd goes to a file. With -O, -A and -D compadd is asked what would fit, and offers nothing.
zmodload zsh/zpty
typeset -x OFFERED=$(mktemp) SCRIPT=$1

zpty terminal zsh -f -i
zpty -w terminal '
  PROMPT= LISTMAX=1000
  autoload -U compinit && compinit -u -D && source $SCRIPT
  compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
    local -a fitting
    builtin compadd -A fitting "$@"
    (( $#fitting )) && print -rl -- $fitting >>$OFFERED
    builtin compadd "$@"
  }
  bindkey "^I" complete-word
  comppostfuncs=(exit)
  print re''ady'
zpty -r terminal seen '*ready*'
zpty -w -n terminal "$2"$'\t'
while zpty -r terminal seen; do :; done # until it ends
sort -u -- $OFFERED
rm -f -- $OFFERED
