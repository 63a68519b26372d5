#!/bin/bash
# Makes the master key and the release key in the vault $VAULT, 32 random bytes in base64 each, where there are none; never writes over one.
# What is not known for sure counts as there: with another master key nobody's ledger can be read.
set -euo pipefail

for name in keys-master keys-release; do
  # A role that was just given takes minutes to be known everywhere.
  for attempt in $(seq 1 30); do
    if names=$(az keyvault secret list --vault-name "$VAULT" --query '[].name' --output tsv) &&
       deleted=$(az keyvault secret list-deleted --vault-name "$VAULT" --query '[].name' --output tsv); then
      break
    fi
    if [ "$attempt" -eq 30 ]; then
      echo "The vault $VAULT could not be read; no key was made." >&2
      exit 1
    fi
    sleep 20
  done
  if grep -qx "$name" <<<"$names"; then
    echo "$name is there."
    continue
  fi
  if grep -qx "$name" <<<"$deleted"; then
    echo "$name was deleted and can be recovered: az keyvault secret recover --vault-name $VAULT --name $name. No other was made." >&2
    exit 1
  fi
  openssl rand -base64 32 | tr -d '\n' >/tmp/key
  az keyvault secret set --vault-name "$VAULT" --name "$name" --file /tmp/key --encoding utf-8 --output none
  rm -f /tmp/key
  echo "$name was made."
done
