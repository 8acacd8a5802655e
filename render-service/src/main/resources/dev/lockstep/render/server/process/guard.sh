#!/bin/sh
# Runs a server, and ends all of its process group as soon as this script's input ends: whoever started it holds the
# other end of that pipe, so that no server outlives its worker, however either of them dies or hangs.
exec 3<&0
"$@" 3<&- < /dev/null &
server=$!
{ cat <&3 > /dev/null 2>&1; kill -KILL 0; } &
exec 3<&-
wait "$server"
echo "the server ended with code $?"
kill -KILL 0
