#!/usr/bin/env bash
# Sets up doccano and Label Studio in environments of their own (they clash with each other and with us) and has them
# read our exports. Takes about ten minutes and 2 GB the first time.
set -euo pipefail
cd "$(dirname "$0")/.."
export ZHUPI_CONSUMERS_IN=${ZHUPI_CONSUMERS_IN:-.venvs}

set_up() {  # name, then what to install
  local place=$ZHUPI_CONSUMERS_IN/$1
  shift
  [ -x "$place/bin/python" ] || python3 -m venv "$place"
  "$place/bin/pip" install -q "$@"
}

# doccano 1.8 needs older releases of some libraries than it says.
set_up doccano 'doccano==1.8.4' 'marshmallow<4' 'numpy<2' 'setuptools<81'
set_up label_studio 'label-studio==1.23.2'
.venv/bin/pytest -m consumers tests/review/formats/test_servers.py
