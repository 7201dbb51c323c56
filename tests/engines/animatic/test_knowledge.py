"""What is known of common things: shown in true order, told in short sentences, found in many languages."""

import pytest

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.director.captions import LONGEST
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.director.explainer import headline
from vidpipe_desktop.engines.animatic.director.itinerary import CLOCK
from vidpipe_desktop.engines.animatic.director.knowledge import Process, process_of
from vidpipe_desktop.engines.animatic.director.world import read_table, world
from vidpipe_desktop.engines.animatic.language.emoji_names import can_be_drawn
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.spec import SceneSpec


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def known(prompt: str) -> Process | None:
    return process_of(read_prompt(prompt, by_meaning=False))


def scenes(prompt: str, count: int = 5) -> list[SceneSpec]:
    film = direct(
        prompt, read_prompt(prompt, by_meaning=False), style="cinematic", scene_count=count, seconds=5.0,
        aspect_ratio=AspectRatio.WIDE, seed=3,
    )  # fmt: skip
    return [scene.spec for scene in film.scenes]


@pytest.mark.parametrize("name", read_table("knowledge.toml"))
def test_every_entry_is_found_by_its_first_words_and_can_be_shown(name: str) -> None:
    entry = read_table("knowledge.toml")[name]
    process = known(f"how does {entry['words'].split(',')[0]} work")
    assert process is not None
    assert process.symbol == entry["symbol"]
    assert all(can_be_drawn(symbol) for symbol in (process.symbol, *process.symbols))
    assert 3 <= len(process.steps) <= (5 if process.cycle else 4)
    assert all(word for _, word in process.steps)
    assert all(0 < len(sentence) <= LONGEST for sentence in process.sentences.values())
    assert process.place in world().places
    assert process.light in ("", *CLOCK)


@pytest.mark.parametrize(
    ("prompt", "symbol"),
    [
        ("How do bees make honey?", "🍯"),
        ("Wie funktioniert ein Vulkan?", "🌋"),
        ("¿Cómo funciona el corazón?", "❤️"),
        ("Comment fonctionne un vaccin ?", "💉"),
        ("Come funziona la fotosintesi?", "🌱"),
        ("Как работает интернет?", "🌐"),
        ("なぜ空は青いの？", "☁️"),
        ("火山是怎么形成的？", "🌋"),
        ("지진은 왜 일어나나요?", "🌍"),
        ("كيف يعمل القلب؟", "❤️"),
        ("इंद्रधनुष कैसे बनता है?", "🌈"),
    ],
)
def test_questions_are_understood_in_many_languages(prompt: str, symbol: str) -> None:
    process = known(prompt)
    assert process is not None
    assert process.symbol == symbol


def test_the_first_topic_of_a_prompt_counts_and_words_must_be_whole() -> None:
    climate = known("how does climate change affect coffee")
    assert climate is not None
    assert climate.symbol == "🌍"
    assert known("How does pain work?") is None  # un pain is bread only with its article
    assert known("why do dogs bark") is None


def test_an_explanation_shows_the_steps_in_order_with_words_under_them_and_tells_what_is_true() -> None:
    shown = scenes("How do bees make honey?")
    flow = next(spec.diagram for spec in shown if spec.diagram and spec.diagram.kind == "flow")
    assert flow.labels == ("Nectar", "Bee", "Hive", "Honey")
    assert flow.items == ("🌼", "🐝", "🛖", "🍯")
    told = [spec.caption for spec in shown]
    assert "Honey is the nectar of flowers, made to last." in told
    (met,) = (spec for spec in shown if not spec.diagram)
    assert met.set == "meadow"
    assert met.caption == "It feeds the hive all winter."


def test_a_cycle_is_drawn_as_one_and_other_languages_have_words_of_their_own() -> None:
    cycle = next(spec.diagram for spec in scenes("explain the water cycle") if spec.diagram and spec.diagram.labels)
    assert cycle.kind == "cycle"
    german = next(
        spec.diagram for spec in scenes("Wie funktioniert ein Vulkan?") if spec.diagram and spec.diagram.labels
    )
    assert german.labels[1] == "Feuer"
    assert not any("magma" in spec.caption for spec in scenes("Wie funktioniert ein Vulkan?"))


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("why is the sky blue", "Why is the sky blue?"),
        ("¿por qué hay terremotos? Con dibujos", "¿Por qué hay terremotos?"),
        ("なぜ空は青いの？", "なぜ空は青いの？"),
        ("a film about tea", "Tea"),
    ],
)
def test_a_question_stays_a_question(prompt: str, title: str) -> None:
    assert headline(read_prompt(prompt, by_meaning=False)) == title
