"""A Debian with nothing on it, to see what the package really needs. Root's work, by debootstrap and namespaces."""

import os
import shlex
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PERSON = "person"
HOME = Path("/home") / PERSON
_PATIENCE = 20
_ARCHIVES = Path("var/cache/apt/archives")
_LOCALE = {"LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


def _lacking(cache: Path) -> str:
    """Why there can be none here ("" = there can)."""
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return "it needs Debian or Ubuntu."
    if not shutil.which("debootstrap"):
        return "it needs debootstrap: sudo apt-get install -y debootstrap"
    if os.geteuid() != 0:
        return "it needs root, for chroot: sudo python3 dev.py package --check"
    probe = ["unshare", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs", "probe", "/tmp"]
    if subprocess.run(probe, check=False, stderr=subprocess.DEVNULL).returncode:
        return "it needs mounts and processes of its own, which this container does not allow."
    if not _is_made(cache) and not _answers(f"{_mirror()}/dists/{release()}/Release"):
        return f"it needs packages from {_mirror()}, which does not answer."
    return ""


class BareDebian:
    """A root folder, in which commands are run with processes and mounts of their own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, script: str, *, user: str = "root", **environment: str) -> str:
        """Run a shell script; returns what it printed. Raises CalledProcessError if it fails, with all it said."""
        process = self.start(script, user=user, **environment)
        said, _ = process.communicate()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, script, said)
        return said

    def start(self, script: str, *, user: str = "root", **environment: str) -> subprocess.Popen[str]:
        """Begin a shell script. Whatever it starts ends with it."""
        inside = f"mount -t tmpfs shm /dev/shm\nexec runuser -u {user} -- /bin/sh -ec {shlex.quote(script)}"
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.root}/proc"]
        home = str(HOME) if user == PERSON else "/root"
        return subprocess.Popen(
            [*apart, "chroot", self.root, "/bin/sh", "-ec", inside],
            env={**_LOCALE, **_proxies(), "HOME": home, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def put(self, file: Path) -> str:
        """Copy a file there; returns its path as seen from there."""
        shutil.copy(file, self.root / "tmp")
        return f"/tmp/{file.name}"

    def inside(self, path: Path) -> Path:
        """A path of there as seen from here."""
        return self.root / path.relative_to("/")

    def paths(self) -> set[str]:
        """All files and folders, apart from those of running processes and devices."""
        found: set[str] = set()
        for folder, folders, files in os.walk(self.root):
            folders[:] = [name for name in folders if Path(folder, name) not in (self.root / "proc", self.root / "dev")]
            found.update(str(Path("/", os.path.relpath(Path(folder, name), self.root))) for name in folders + files)
        return found


def prepare(cache: Path) -> str:
    """Make the Debian that is kept in `cache`, unless it is there; returns why there can be none ("" = there is one)."""
    if why := _lacking(cache):
        return why
    try:
        if not _is_made(cache):
            _bootstrap(_clean(cache))
    except subprocess.CalledProcessError as error:
        said = str(error.output or "").strip().splitlines()
        return f"no bare Debian can be made here: {said[-1] if said else error}."
    return ""


@contextmanager
def bare_debian(cache: Path) -> Iterator[BareDebian]:
    """A copy of the Debian that `prepare` has made. Packages it fetches are kept there, too."""
    clean = _clean(cache)
    with TemporaryDirectory(prefix="vidpipe-root-") as name:
        root = Path(name) / "root"
        subprocess.run(["cp", "--archive", "--reflink=auto", clean, root], check=True)
        yield BareDebian(root)
        for package in (root / _ARCHIVES).glob("*.deb"):
            if not (clean / _ARCHIVES / package.name).exists():
                shutil.copy(package, clean / _ARCHIVES)


def _clean(cache: Path) -> Path:
    return cache / f"debian-{release()}"


def _is_made(cache: Path) -> bool:
    return (_clean(cache) / "ready").exists()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE):
            return True
    except (OSError, ValueError):
        return False


def release() -> str:
    """The code name of this machine's release: what is built here asks for its libc."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2].strip('"') for line in lines if line.startswith("VERSION_CODENAME="))


def _bootstrap(clean: Path) -> None:
    if clean.exists():
        shutil.rmtree(clean)
    clean.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", release(), clean, _mirror()]
    subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    BareDebian(clean).run(f"apt-get update -qq && useradd --create-home {PERSON}")
    (clean / "ready").touch()


def _mirror() -> str:
    """Where apt of this machine fetches the release from."""
    command = ["apt-get", "indextargets", "--format", "$(SITE)", f"Codename: {release()}", "Component: main"]
    sites = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return sites[0] if sites else "http://deb.debian.org/debian"


def _proxies() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
