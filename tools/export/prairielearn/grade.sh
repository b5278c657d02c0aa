#!/usr/bin/env bash
# PrairieLearn runs this for each submission, as root, in a container without a network that it throws
# away afterwards.
set -uo pipefail

root=${GRADE_ROOT:-/grade}
grader=${GRADER_FOLDER:-/attending/grader}
results=$root/results/results.json
# NOTEBOOK and its seed, of the question.
. "$root/tests/settings.sh"

umask 077
mkdir -p "$root/results"
chmod 700 "$root/tests" "$root/student" "$root/results"
chmod 700 "$root/data" 2>/dev/null
rm -f "$results"

# Not gradable costs the learner no attempt. The words are ours and need no escaping.
write_results() {
  printf '{"gradable": false, "message": "%s", "format_errors": ["%s"]}\n' "$1" "$1" >"$results"
}

if [ -z "$(find "$root/student" -name '*.ipynb' -print -quit)" ]; then
  write_results "There is no notebook in what was handed in. Expected notebook $NOTEBOOK, a file that ends in .ipynb."
  exit 0
fi

# This container is no place for bubblewrap: it may not make namespaces.
export ATTENDING_THROW_AWAY_CONTAINER=1
node "$grader/autograder/dist/cli/grade.js" "$root/student" \
  --isolation uid --seed "$(cat "$root/tests/seed")" --jobs 1 --notebook "$NOTEBOOK" \
  --prairielearn "$results"
echo "The grader ended with $?."

if [ ! -s "$results" ]; then
  write_results "The grader failed. This is its fault and not that of your work, and costs no attempt. Please tell your instructor."
fi
