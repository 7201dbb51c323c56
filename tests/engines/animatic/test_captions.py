"""Captions in the prompt's language: which one it is, that every language has every line, and how lines are set."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.director.captions import LONGEST, languages, lines_of, own_words
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.film.lettering import fitted_lines, font
from vidpipe_desktop.engines.animatic.language.outline import outline, shortened
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.spec import SceneSpec

PROMPTS = {
    "en": "A knight meets a dragon in the forest",
    "de": "Ein Ritter trifft einen Drachen im Wald",
    "fr": "Un chevalier rencontre un dragon dans la forêt",
    "es": "Un caballero y un dragón en el bosque",
    "it": "Un cavaliere e un drago nella foresta",
    "pt": "Um cavaleiro e um dragão na floresta",
    "nl": "Een ridder en een draak in het bos",
    "pl": "Rycerz i smok w lesie",
    "ru": "Рыцарь и дракон в лесу",
    "uk": "Лицар і дракон у лісі",
    "tr": "Ormanda bir şövalye ve ejderha",
    "ja": "森の中の騎士とドラゴン",
    "zh": "森林里的骑士和龙",
    "ko": "숲 속의 기사와 용",
    "ar": "فارس وتنين في الغابة",
    "he": "אביר ודרקון ביער",
    "hi": "जंगल में एक शूरवीर और ड्रैगन",
}
LIGHTS = {"dawn", "day", "golden", "sunset", "dusk", "night", "overcast", "storm"}


def _specs(prompt: str, count: int) -> list[SceneSpec]:
    reading = read_prompt(prompt, by_meaning=False)
    plan = direct(
        prompt, reading, style="cinematic", scene_count=count, seconds=4, aspect_ratio=AspectRatio.WIDE, seed=7
    )
    return [scene.spec for scene in plan.scenes]


def _keys(language: str) -> set[str]:
    return {f"{group}.{kind}" for group, kinds in lines_of(language).items() for kind in kinds}


def _lines(language: str) -> list[str]:
    """All but those of graphics, which are no sentences."""
    table = {group: kinds for group, kinds in lines_of(language).items() if group not in ("headline", "subtitle")}
    return [line for kinds in table.values() for lines in kinds.values() for line in lines]


def test_every_language_has_every_line() -> None:
    assert languages() == PROMPTS.keys()
    assert set(lines_of("de")["when"]) == LIGHTS
    for language in languages() - {"en"}:
        assert _keys(language) == _keys("de"), language
    for group in lines_of("en").keys() - {"rome"}:
        assert group in lines_of("de"), group


@pytest.mark.parametrize("language", sorted(PROMPTS.keys() - {"en"}))
def test_lines_are_whole_short_and_in_their_own_script(language: str) -> None:
    lines = _lines(language)
    assert len(lines) == len(set(lines))
    assert all(0 < len(line) <= LONGEST and line == unicodedata.normalize("NFC", line) for line in lines)
    assert all(re.search(r"[.?!…。？।؟]$", line) for line in lines)
    script = unicodedata.name(next(filter(str.isalpha, PROMPTS[language]))).split()[0]
    kin = {"HIRAGANA", "KATAKANA", "CJK"} if language == "ja" else {script}
    letters = {unicodedata.name(char).replace("-", " ").split()[0] for line in lines for char in line if char.isalpha()}
    assert {letter for letter in letters if letter != "MODIFIER"} <= kin


@pytest.mark.parametrize(("language", "prompt"), PROMPTS.items())
def test_films_speak_the_language_of_their_prompt(language: str, prompt: str) -> None:
    assert read_prompt(prompt, by_meaning=False).language == language
    specs = _specs(prompt, 5)
    assert {spec.language for spec in specs} == {language}
    assert all(spec.caption for spec in specs[1:])
    if language != "en":
        assert all(spec.caption in _lines(language) for spec in specs[1:])


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("hund am strand", "de"),
        ("chat noir la nuit", "fr"),
        ("La historia de Roma", "es"),
        ("ネコ", "ja"),
        ("一只猫 in Tokyo 的夜晚", "zh"),
        ("A cat in 東京 at night", "en"),
        ("En riddare och en drake i skogen", "sv"),
        ("Mbwa na paka katika msitu", "sw"),
        ("یک سگ در ساحل", "fa"),
        ("Ένας ιππότης στο δάσος", "el"),
        ("Một con chó trên bãi biển", "vi"),
        ("asdf qwer zxcv", ""),
        ("🐶🏖️", "en"),
        ("!!!", "en"),
    ],
)
def test_short_and_mixed_prompts(prompt: str, language: str) -> None:
    assert read_prompt(prompt, by_meaning=False).language == language


@pytest.mark.parametrize("prompt", ["Mbwa na paka katika msitu", "Ένας ιππότης στο δάσος", "asdf qwer zxcv"])
def test_no_english_on_top_of_a_foreign_prompt(prompt: str) -> None:
    own = prompt.lower()
    assert all(spec.caption.lower() in own for spec in _specs(prompt, 8))


def test_films_without_words_have_captions() -> None:
    for prompt in ("🧙‍♂️🐉", "!!!"):
        assert all(spec.caption for spec in _specs(prompt, 4))


@pytest.mark.parametrize(
    "prompt",
    [
        "١. كلب على الشاطئ ٢. قطة في الغابة",
        "१. जंगल में कुत्ता २. शहर में बिल्ली",
        "一、海边的狗 二、森林里的猫",
        "①海边的狗 ②森林里的猫",
        "１．海辺の犬 ２．森の猫",
    ],
)
def test_lists_are_numbered_in_any_numerals(prompt: str) -> None:
    told = outline(prompt)
    assert told.is_list
    assert len(told.events) == 2
    assert not any(unicodedata.category(event[0]).startswith("N") for event in told.events)


@pytest.mark.parametrize(
    "prompt",
    ["کتا ساحل پر ہے۔ بلی جنگل میں ہے۔", "कुत्ता दौड़ता है। बिल्ली सोती है।", "犬が走る。猫が眠る。", "هل هذا كلب؟ نعم."],
)
def test_sentences_end_as_their_script_ends_them(prompt: str) -> None:
    assert len(outline(prompt).events) == 2


@pytest.mark.usefixtures("qapp")
def test_lines_of_a_caption_are_about_equally_long() -> None:
    text = "This is a caption that is just a little too long to stand in one line of it"
    room = QRectF(0, 0, 640, 200)
    lines = fitted_lines(text, "text", 22, room)
    assert lines is not None
    whole = QFontMetricsF(lines.font).horizontalAdvance(text)
    count = round(lines.box.height() / QFontMetricsF(lines.font).lineSpacing())
    assert count == 2
    assert lines.box.width() < 0.66 * whole
    assert room.contains(lines.box)


def test_wide_letters_count_as_two() -> None:
    assert shortened("字" * 30, 60) == "字" * 30
    assert shortened("字" * 31, 60) == "字" * 29 + "…"
    assert shortened("Fox and hound", 10) == "Fox and…"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("text", "family"), [("森の騎士", "JP"), ("숲 속의 기사", "KR"), ("森林里的骑士", "SC")])
def test_chinese_letters_look_as_their_language_writes_them(text: str, family: str) -> None:
    for voice in ("text", "title"):
        assert {name[-2:] for name in font(voice, 20, text=text).families() if "CJK" in name} == {family}


_ASK = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
from vidpipe_desktop.engines.animatic.film.lettering import can_draw
print([can_draw(text) for text in ("जंगल में", "森の中", "Wald", "1917!", "🦊")])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there, fonts are found by fontconfig")
def test_without_fonts_no_boxes_are_drawn(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    environment = os.environ | {"FONTCONFIG_FILE": str(settings), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _ASK]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.strip() == "[False, False, False, False, False]"


def test_own_words_stand_where_their_part_of_the_film_begins() -> None:
    assert own_words("Ein Hund. Ein Wald.", 5, "Ein Hund. Ein Wald.") == ["", "", "", "Ein Wald.", ""]
    assert own_words("hier, da, dort", 5, "Hier, da, dort") == ["", "", "Da", "", "Dort"]
    assert own_words("eins, zwei, drei", 2, "") == ["Eins", "Zwei"]
