"""Prompts that ask for an explanation are known as such in every language, with the topic's own pictures."""

import tomllib
from importlib import resources

import pytest

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic import language
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.director.explainer import headline, topic_symbols
from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.language.questions import diagrams_in, topics_in
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.spec import SceneSpec


def scenes(prompt: str, count: int = 5) -> list[SceneSpec]:
    """The specs of a film of this prompt."""
    reading = read_prompt(prompt, by_meaning=False)
    shape = AspectRatio.WIDE
    plan = direct(prompt, reading, style="cinematic", scene_count=count, seconds=4, aspect_ratio=shape, seed=5)
    return [scene.spec for scene in plan.scenes]


@pytest.mark.parametrize(
    ("prompt", "symbol"),
    [
        ("how vaccines work", "💉"),
        ("why is the sky blue", "☁️"),
        ("Explain blockchain to a child", "⛓️"),
        ("wie funktioniert ein Vulkan", "🌋"),
        ("Wie fliegt ein Flugzeug?", "✈️"),
        ("¿cómo funciona un volcán?", "🌋"),
        ("pourquoi le ciel est-il bleu ?", "☁️"),
        ("come funziona il cuore?", "❤️"),
        ("o que é inflação?", "📈"),
        ("hoe werkt een vulkaan", "🌋"),
        ("dlaczego niebo jest niebieskie", "☁️"),
        ("Как появляется радуга", "🌈"),
        ("gökyüzü neden mavi", "☁️"),
        ("لماذا السماء زرقاء؟", "☁️"),
        ("चाँद कैसे काम करता है", "🌙"),
        ("为什么天空是蓝色的", "☁️"),
        ("なぜ空は青い", "☁️"),
        ("火山はどうやって噴火するの？", "🌋"),
        ("하늘은 왜 파란가요", "☁️"),
    ],
)
def test_a_question_is_explained_with_the_diagrams_of_its_topic(prompt: str, symbol: str) -> None:
    assert topic_symbols(read_prompt(prompt, by_meaning=False))[0] == symbol
    specs = scenes(prompt)
    assert [spec.genre for spec in specs] == ["explainer"] * 5
    kinds = [spec.diagram.kind for spec in specs if spec.diagram]
    assert kinds[:3] == ["title", "orbit", "flow"]


@pytest.mark.parametrize(
    "prompt",
    [
        "Ein Hund läuft am Strand",
        "Wie ein Wolf durch den tiefen Wald läuft und einen kleinen Fuchs im Schnee trifft",
        "La fille demande pourquoi le ciel est bleu et part dans la forêt avec son chien",
        "一个女孩在雨中跑",
        "Kobieta tańczy na plaży",
        "लड़की बारिश में नाचती है",
    ],
)
def test_a_story_is_no_question(prompt: str) -> None:
    assert all(spec.genre == "story" for spec in scenes(prompt))


@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        ("how vaccines work", "How vaccines work"),
        ("how do vaccines work", "How do vaccines work?"),
        ("¿cómo funciona un volcán?", "¿Cómo funciona un volcán?"),
        ("لماذا السماء زرقاء؟", "لماذا السماء زرقاء؟"),
        ("为什么天空是蓝色的？", "为什么天空是蓝色的？"),
        ("wie funktioniert ein Vulkan", "Wie funktioniert ein Vulkan"),
    ],
)
def test_a_headline_asks_only_where_the_words_do(prompt: str, line: str) -> None:
    assert headline(read_prompt(prompt, by_meaning=False)) == line


def test_the_table_names_topics_and_diagrams_that_exist() -> None:
    table = tomllib.loads(resources.files(language).joinpath("questions.toml").read_text(encoding="utf-8"))
    assert set(table["topics"]) <= set(lexicon().topics)
    assert set(table["diagrams"]) == {"comparison", "cycle", "timeline", "parts"}
    assert topics_in("der Mond und die Sonne") == ("moon", "sun")
    assert diagrams_in("der Kreislauf des Wassers") == ("cycle",)
