"""The log can be given away."""

from pathlib import Path

from vidpipe_desktop.logs import read_log, redact


def test_the_log_has_no_secrets(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    key = "sk-" + "a" * 40
    (folder / "vidpipe.log").write_text(f"old line\n{'x' * 100}\ncalling with api_key={key} in {Path.home()}/films\n")
    text = read_log(tmp_path)
    assert key not in text
    assert "~/films" in text
    assert redact("as Key 01234567-89ab-4cde-8f01-23456789abcd:0123456789abcdef0123456789abcdef.") == "as Key ***."
    assert "old line" not in read_log(tmp_path, most=60)
    assert read_log(tmp_path / "nowhere") == ""
