"""What Windows and macOS show about the program: its version, its icon, what it is called."""

import sys
from pathlib import Path

from resources.installers import icons
from vidpipe_desktop import __version__
from vidpipe_desktop.core.project_file import MIME_TYPE
from vidpipe_desktop.core.suffixes import PROJECT

_NAME = "vidpipe"
_PROJECT_TYPE = "app.vidpipe.project"
"""What macOS calls our files; of all apps only this one may declare it."""
_VERSION_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "vidpipe"),
      StringStruct("FileDescription", "vidpipe: turn words into a film"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "vidpipe-desktop"),
      StringStruct("LegalCopyright", "MIT licence; the bundle as a whole GPL-3.0"),
      StringStruct("OriginalFilename", "vidpipe-desktop.exe"),
      StringStruct("ProductName", "vidpipe desktop"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""
"""As PyInstaller reads it; the fields are those of VS_VERSIONINFO in the Windows API."""


def executable(folder: Path) -> dict[str, str]:
    """Options of the program on this system. Files they name are written to `folder`."""
    if sys.platform == "darwin":
        return {"icon": str(icons.write_icns(folder / "vidpipe.icns"))}
    if sys.platform != "win32":
        return {}
    resource = folder / "version.txt"
    resource.parent.mkdir(parents=True, exist_ok=True)
    resource.write_text(version_resource(), encoding="utf-8")
    return {"icon": str(icons.write_ico(folder / "vidpipe.ico")), "version": str(resource)}


def documents(folder: Path) -> list[tuple[str, str]]:
    """The icon of project files on this system, as data of the bundle: what is written to `folder`, and where it goes."""
    if sys.platform == "darwin":
        return [(str(icons.write_icns(folder / "project.icns", icons.PROJECT)), ".")]
    if sys.platform == "win32":
        return [(str(icons.write_ico(folder / "project.ico", icons.PROJECT)), ".")]
    return []


def version_resource(version: str = __version__) -> str:
    """The version resource of a Windows program."""
    numbers = (*map(int, version.split(".")), 0, 0, 0)[:4]
    return _VERSION_RESOURCE.format(numbers=numbers, version=version)


def info_plist() -> dict[str, object]:
    """What Info.plist of the macOS app says beyond PyInstaller's own."""
    return {
        "CFBundleName": _NAME,
        "CFBundleDisplayName": _NAME,
        "CFBundleVersion": __version__,
        "LSApplicationCategoryType": "public.app-category.video",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _PROJECT_TYPE,
                "UTTypeDescription": "vidpipe project",
                "UTTypeConformsTo": ["public.data", "public.content"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [PROJECT.removeprefix(".")],
                    "public.mime-type": [MIME_TYPE],
                },
                "UTTypeIconFile": "project.icns",
            }
        ],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "vidpipe project",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "project.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_PROJECT_TYPE],
            }
        ],
    }
