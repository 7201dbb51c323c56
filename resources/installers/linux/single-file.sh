#!/bin/sh
# vidpipe desktop @VERSION@ for Linux in one file. It unpacks itself once for each user and version, then starts.
# The libraries of the desktop (X11 or Wayland, GL, fontconfig, PulseAudio) are the system's own.
set -e
home=${XDG_CACHE_HOME:-$HOME/.cache}/vidpipe-desktop/@VERSION@-@KEY@
if [ ! -e "$home/whole" ]; then
    mkdir -p "${home%/*}"
    part=$(mktemp -d "$home.XXXXXX")
    trap 'rm -rf "$part"' EXIT
    tail -n +@LINE@ "$0" | tar -xzf - -C "$part"
    touch "$part/whole"
    # Another start may have been quicker.
    mv -T "$part" "$home" 2>/dev/null || [ -e "$home/whole" ]
    rm -rf "$part"
    trap - EXIT
fi
exec "$home/vidpipe-desktop" "$@"
