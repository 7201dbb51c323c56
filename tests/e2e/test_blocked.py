"""What an engine refuses, from the picture it would not paint to the film: in the real window, and on the command line."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.e2e.test_command_line import answer, started
from tests.e2e.test_secrets import CANARY
from tests.e2e.test_secrets_shown import holding, set_up, shown
from tests.servers.google import GoogleServer
from tests.servers.serving import serving, serving_beside
from tests.ui.test_window import order_small_film, run, shown_project, until
from vidpipe_desktop import cli
from vidpipe_desktop.arguments import parse
from vidpipe_desktop.core.models import SlotKind, TakeState
from vidpipe_desktop.ui.failure_note import WaysOn
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.rewording_dialog import RewordingDialog

PICTURE, WORDS = 67_000, 10_000
"""What a picture and a rewording cost, in micro-dollars."""


def test_from_a_refused_picture_to_the_film_in_the_window(window: MainWindow, tmp_path: Path) -> None:
    server = GoogleServer(polls=0)
    server.refuses = "start_frame_prompt 0"
    server.book.plan("rewording", "echo")

    async def work() -> None:
        async with serving(server.routes) as url:
            await set_up(window, url)
            window.form.prompt_edit.setPlainText("a fox in the snow")
            order_small_film(window, scenes=1)
            window.form.submit()
            await until(lambda: ways() is not None and ways().suggest_button.isEnabled())
            assert not server.book.asked.count("rewording")
            ways().retry_button.click()
            await until(lambda: server.book.asked.count("image") == 2)
            await until(lambda: refused() == 2 and ways().suggest_button.isEnabled())
            ways().suggest_button.click()
            await until(lambda: "You sent" in shown())
            assert CANARY not in shown()
            ways().suggest_button.click()
            await until(lambda: window.findChild(RewordingDialog) is not None)
            dialog = window.findChild(RewordingDialog)
            assert dialog is not None
            dialog.make_button.click()
            await until(window.panel.header.export_button.isEnabled)
            await until(lambda: not window.panel.header.stop_button.isVisible())
            agrees_with(shown_project(window).takes)

    def ways() -> WaysOn:
        return window.panel.scenes.cards[0]._note.ways if window.panel.scenes.cards else None  # type: ignore[return-value]

    def refused() -> int:
        """How many tries have failed by now, unless one still goes on."""
        project = shown_project(window)
        ended = project.run is not None and project.run.finished_at is not None
        return sum(take.state is TakeState.FAILED for take in project.takes) if ended else 0

    def agrees_with(takes: tuple) -> None:
        paid = [take.slot.kind for take in takes if take.cost]
        assert sorted(paid) == sorted((*tuple(SlotKind)[:4], SlotKind.REWORDING))
        assert server.book.billed == {"storyboard": 1, "rewording": 1, "image": 2, "video": 1}
        assert {take.state for take in takes if take.cost} == {TakeState.READY}
        assert shown_project(window).scenes[0].start_prompt == "start_frame_prompt in other words"

    run(window, tmp_path / "data", work)
    assert holding(tmp_path) == ["keys.toml"]


def test_from_a_refused_picture_to_the_film_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = GoogleServer()
    server.refuses = "start_frame_prompt 0"

    def said(*arguments: str) -> CompletedProcess[str]:
        """One command, in this process."""
        code = cli.main(parse([*arguments, "--data-dir", str(tmp_path)]))
        return CompletedProcess(arguments, code, *capsys.readouterr())

    with serving_beside(server.routes) as url:
        monkeypatch.setenv("VIDPIPE_GOOGLE__BASE_URL", url)
        monkeypatch.setenv("VIDPIPE_GOOGLE__API_KEY", "key")
        engines = ("--storyboard-engine", "google", "--keyframes-engine", "google")
        done = said("generate", "a fox", "--scenes", "1", "--clip-duration", "1", *engines)
        film = done.stdout.split()[0]
        assert done.returncode == 1
        assert "Blocked: Scene 1, start frame. Nothing was paid for it." in done.stderr
        assert f"Once more ($0.07): vidpipe-desktop retry {film} --scene 1 --slot start" in done.stderr
        assert f"Other words ($0.01): vidpipe-desktop reword {film} --scene 1 --slot start" in done.stderr

        retried = said("retry", film, "--scene", "1", "--slot", "start", "--json")
        assert (retried.returncode, answer(retried)["made"]) == (1, False)
        assert "refused" in retried.stderr
        (blocked,) = answer(retried)["blocked"]
        assert (blocked["slot"], blocked["billed"], blocked["cost_micros"]) == ("Scene 1, start frame", False, 0)
        assert (blocked["retry_micros"], blocked["reword_micros"], blocked["suggested"]) == (PICTURE, WORDS, False)
        assert "It is not allowed here." in blocked["details"]
        assert server.book.asked.count("image") == 2

        words = said("reword", film, "--scene", "1")
        assert words.returncode == 0
        assert "- start_frame_prompt 0\n+ start_frame_prompt in other words" in words.stdout
        assert f"reword {film} --scene 1 --slot start --apply" in words.stdout
        assert "Paid: $0.01." in words.stderr

        applied = answer(said("reword", film, "--scene", "1", "--apply", "--json"))
        assert (applied["applied"], applied["cost_micros"]) == (True, 0)
        assert applied["texts"]["start_prompt"]["after"] == "start_frame_prompt in other words"

        made = said("resume", film, "--json")
        assert made.returncode == 0, made.stderr
        assert answer(made)["cost_micros"] == WORDS + WORDS + 2 * PICTURE
        assert json.loads(made.stdout)["blocked"] == []
    assert server.book.billed == {"storyboard": 1, "rewording": 1, "image": 2}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("reword", "nope", "--scene", "1"), 1, "no such project"),
        (("retry", "nope", "--slot", "poster"), 2, "poster"),
    ],
    ids=repr,
)
def test_bad_input_gets_a_sentence(tmp_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = started(*arguments, "--data-dir", str(tmp_path))
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr
