#!/bin/sh
# vidpipe desktop @VERSION@ for Linux in one file. It unpacks itself once for each user and version, then starts.
# The libraries of the desktop (X11 or Wayland, GL, fontconfig, PulseAudio) are the system's own.
# With --install it gets an entry in this user's menu and opens this user's project files; --uninstall takes that back.
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
case ${1-} in
--install | --uninstall) ;;
*) exec "$home/vidpipe-desktop" "$@" ;;
esac
self=$(readlink -f "$0")
case $self in
*[\"\`\$\\%]*)
    echo "$self: menus cannot start a file with one of \" \` \$ \\ % in its path. Move it, then try again." >&2
    exit 1
    ;;
esac
data=${XDG_DATA_HOME:-$HOME/.local/share}
(cd "$home/share" && find . -type f) | while IFS= read -r file; do
    if [ "$1" = --uninstall ]; then
        rm -f "$data/$file"
    else
        mkdir -p "$data/${file%/*}"
        cp "$home/share/$file" "$data/$file"
    fi
done
if [ "$1" = --install ]; then
    while IFS= read -r line; do
        case $line in
        Exec=*) printf 'Exec="%s" open %%f\n' "$self" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$home/share/applications/vidpipe-desktop.desktop" >"$data/applications/vidpipe-desktop.desktop"
fi
# Where there are no such tools, there is nobody who reads what they write.
update-mime-database "$data/mime" 2>/dev/null || true
update-desktop-database "$data/applications" 2>/dev/null || true
exit 0
