"""Reading prompts: languages, emoji, odd input, and how a prompt falls into events."""

import time

import pytest

from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.language.meanings import meanings
from vidpipe_desktop.engines.animatic.language.outline import clauses, outline, shortened
from vidpipe_desktop.engines.animatic.language.reading import Reading, read_part, read_prompt
from vidpipe_desktop.engines.animatic.language.tokens import cleaned
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

# prompt, first subject or pictogram, first place, first time, first action ("" = nothing of the kind)
PROMPTS = [
    ("A knight fights a dragon on a snowy mountain", "knight", "snow_mountain", "", "fight"),
    ("a cat walks through a neon alley at night", "cat", "neon_alley", "night", "walk"),
    ("An astronaut discovers a forest on Mars", "astronaut", "forest", "", "walk"),
    ("Two dogs run on the beach at sunset", "dog", "beach", "sunset", "run"),
    ("a penguin in a library", "penguin", "int_library", "", ""),
    ("A lighthouse keeper befriends a whale", "keeper", "lighthouse", "", "hug"),
    ("grandmother bakes bread in the kitchen", "grandmother", "int_kitchen", "", "cook"),
    ("Three children fly a kite on a meadow", "boy", "meadow", "", "play"),
    ("She dances in the rain", "woman", "", "", "dance"),
    ("Maria walks through Paris", "person", "city", "", "walk"),
    ("an old man drinks in a bar at night", "old", "int_bar", "night", "drink"),
    ("a robot on the moon", "robot", "moon", "", ""),
    ("a wizard reading in a library by night", "wizard", "int_library", "night", "read"),
    ("Roman legions march to battle", "legionary", "battlefield", "", "walk"),
    ("the golden retriever sleeps on the sofa", "dog", "int_living", "", "sleep"),
    ("robots build a city on the moon at dawn", "robot", "city", "dawn", "build"),
    ("pirates sailing on a stormy sea", "pirate", "ocean", "", "sail"),
    ("wolves run through the frozen tundra", "wolf", "arctic", "", "run"),
    ("A black cat in a haunted graveyard at midnight", "blackcat", "graveyard", "night", ""),
    ("a train crosses a canyon at golden hour", "pictogram:🚂", "canyon", "golden", "walk"),
    ("sharks and dolphins swim around a coral reef", "shark", "underwater", "", "swim"),
    ("a monk meditates in the mountains at sunrise", "monk", "mountain", "dawn", "meditate"),
    ("the chef cooks in a restaurant", "chef", "int_kitchen", "", "cook"),
    ("waves at dusk", "", "ocean", "dusk", ""),
    ("a quiet meadow in the morning", "", "meadow", "golden", ""),
    ("no people, just an empty desert at noon", "", "desert", "day", ""),
    ("a lonely robot finds a flower on Mars", "robot", "mars", "", ""),
    ("an astronaut plants a tree on the moon", "astronaut", "moon", "", "dig"),
    ("Una anciana vende globos en la plaza", "grandmother", "city", "", ""),
    ("a squirrel in a tree", "squirrel", "forest", "", ""),
    ("a red panda wakes up in the forest", "redpanda", "forest", "", "wake"),
    ("fishermen in the harbour at dawn", "fisherman", "harbour", "dawn", ""),
    ("a girl in a garden eats an apple", "girl", "meadow", "", "eat"),
    ("Un vieux pêcheur au port", "fisherman", "harbour", "", ""),
    ("Eine rote Panda wacht auf", "redpanda", "", "", "wake"),
    ("Der Schneemann und die Tochter des Bäckers", "girl", "", "", ""),
    ("Un marinero y su hija en el puerto", "sailor", "harbour", "", ""),
    ("La nipote del fornaio insegna a fare il pane", "girl", "", "", "teach"),
    ("A onça e o tucano na floresta amazônica", "leopard", "jungle", "", ""),
    ("Kardan adam ve köpeği", "dog", "", "", ""),
    ("صياد عجوز في الميناء", "fisherman", "harbour", "", ""),
    ("一只小熊猫在港口", "redpanda", "harbour", "", ""),
    ("咖啡师在咖啡馆", "barista", "int_cafe", "", ""),
    ("雪の森のきつね", "fox", "forest", "", ""),
    ("くじらと灯台", "whale", "lighthouse", "", ""),
    ("Ein Hund läuft bei Sonnenuntergang am Strand", "dog", "beach", "sunset", "run"),
    ("Die alte Burg im Nebel, ein Ritter reitet durch den Wald", "knight", "castle", "", "ride"),
    ("Eine Katze schläft in der Küche", "cat", "int_kitchen", "", "sleep"),
    ("Un perro corre por la playa al atardecer", "dog", "beach", "sunset", "run"),
    ("Una niña baila bajo la lluvia en la ciudad", "girl", "city", "", "dance"),
    ("Un caballero lucha contra un dragón", "knight", "", "", "fight"),
    ("Le chat noir dort dans la cuisine", "blackcat", "int_kitchen", "", "sleep"),
    ("Une fille marche dans la forêt la nuit", "girl", "forest", "night", "walk"),
    ("Il lupo corre nella foresta di notte", "wolf", "forest", "night", "run"),
    ("Um pescador no mar ao amanhecer", "fisherman", "ocean", "dawn", ""),
    ("Рыцарь сражается с драконом в горах", "knight", "mountain", "", "fight"),
    ("Кошка гуляет по городу ночью", "cat", "city", "night", "walk"),
    ("Bir kedi gece şehirde yürüyor", "cat", "city", "night", "walk"),
    ("كلب يجري على الشاطئ عند غروب الشمس", "dog", "beach", "sunset", "run"),
    ("बारिश में एक लड़की नाचती है", "girl", "", "", "dance"),
    ("一只狗在海滩上奔跑", "dog", "beach", "", "run"),
    ("夜晚的城市里有一只猫", "cat", "city", "night", ""),
    ("宇航员在火星上行走", "astronaut", "mars", "", "walk"),
    ("夜の東京を歩く猫", "cat", "neon_alley", "night", "walk"),
    ("侍が雪の中で戦う", "samurai", "", "", "fight"),
    ("밤에 숲에서 늑대가 달린다", "wolf", "forest", "night", "run"),
    ("🐕🏖️🌅", "dog", "beach", "dawn", ""),
    ("🍕🚀🌙", "pictogram:🍕", "space", "night", ""),
    ("👨‍🚀🌌", "astronaut", "space", "night", ""),
    ("🐧❄️", "penguin", "arctic", "", ""),
    ("🧙⚔️🐉🏰", "wizard", "castle", "", "fight"),
]


def _first(names: tuple[str, ...]) -> str:
    return names[0] if names else ""


@pytest.mark.parametrize(("prompt", "subject", "where", "when", "deed"), PROMPTS, ids=[row[0] for row in PROMPTS])
def test_prompts_are_understood_without_the_optional_package(
    prompt: str, subject: str, where: str, when: str, deed: str
) -> None:
    reading = read_prompt(prompt, by_meaning=False)
    everyone = tuple(found.character for found in (*reading.subjects, *reading.pictograms))
    assert (_first(everyone), _first(reading.places)) == (subject, where)
    assert (_first(reading.times), _first(reading.actions)) == (when, deed)


@pytest.mark.parametrize(
    ("prompt", "alone"),
    [
        ("un vieux pêcheur", "fisherman"),
        ("la vecchia strega", "witch"),
        ("صياد عجوز", "fisherman"),
        ("un anciano", "old"),
    ],
)
def test_an_age_is_not_somebody_else(prompt: str, alone: str) -> None:
    assert [subject.character for subject in read_prompt(prompt, by_meaning=False).subjects] == [alone]


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        "?",
        " \n\t ",
        "\x00\x07\x1b[31m",
        "asdf ghjk qwer",
        "😀",
        "¯\\_(ツ)_/¯",
        "\ud800",
        "1234567890",
        "\u202e\u200f",
        "…",
    ],
)
def test_any_input_is_read(prompt: str) -> None:
    reading = read_prompt(prompt)
    assert not reading.subjects
    assert not reading.is_english


@pytest.mark.parametrize("piece", ["a dog runs ", "一只狗在海滩上奔跑", "🐕🏖️", "xqzw ", "((((", "कुत्ता ", "a"])
def test_time_grows_with_length_and_not_faster(piece: str) -> None:
    read_prompt("warm up the tables, läuft", by_meaning=False)
    text = (piece * (20_000 // len(piece) + 1))[:20_000]
    half = text[:10_000]
    spent = [_spent(part) for part in (half, text)]
    assert spent[1] < 3.5 * spent[0] + 0.1, "twice the words take about twice the time"


def _spent(text: str) -> float:
    """Seconds of this process's own work, whatever else the machine does."""
    start = time.process_time()
    read_prompt(text, by_meaning=False)
    outline(text)
    return time.process_time() - start


def test_how_words_were_understood_is_told() -> None:
    reading = read_prompt("🐕 plays a trumpet in the forest", by_meaning=False)
    told = {(match.text, match.concept, match.how) for match in reading.matches}
    assert ("🐕", "subject:dog", "emoji") in told
    assert ("forest", "place:forest", "word") in told
    assert any(concept == "thing:🎺" for _, concept, _ in told)


def test_numbers_make_several() -> None:
    counts = {subject.character: subject.count for subject in read_prompt("Three wolves and two old men").subjects}
    assert counts["wolf"] == 3
    assert read_prompt("🐕🐕").subjects[0].count == 2
    assert read_prompt("a dog").subjects[0].count == 1


def test_what_is_kept_out_is_not_staged() -> None:
    reading = read_prompt("a forest without people, strong like a lion", by_meaning=False)
    assert not reading.subjects
    assert reading.places == ("forest",)


def test_the_vehicle_that_carries_somebody() -> None:
    assert read_prompt("a fox in a car", by_meaning=False).carrier == "🚗"
    assert read_prompt("a fox and a car", by_meaning=False).carrier == ""


def test_english_words_of_other_languages_are_not_taken_for_english() -> None:
    german = read_prompt("Das war ein Kind mit einem Hund", by_meaning=False)
    assert not german.is_english
    assert "battlefield" not in german.places


@pytest.mark.skipif(meanings() is None, reason="the optional package for meanings is not installed")
def test_unknown_words_are_read_by_meaning() -> None:
    reading = read_prompt("Ein Tümpel am Vormittag")
    assert any(match.how == "meaning" for match in reading.matches)


def test_a_part_takes_its_meanings_from_the_whole() -> None:
    plain = read_prompt("Eine Xylothek. Ein Hund.", by_meaning=False)
    match = type(plain.matches[0])("xylothek", "place:int_library", "meaning")
    whole = Reading(plain.prompt, matches=(*plain.matches, match), is_english=False)
    assert read_part("Eine Xylothek.", whole).places == ("int_library",)
    assert read_part("Ein Hund.", whole).places == ()


def test_lists_and_sentences_are_cut_into_events() -> None:
    scenes = outline("A knight's day. Scene 1: he wakes up. Scene 2: he rides out. Scene 3: he sleeps.")
    assert scenes.is_list
    assert scenes.opening == "A knight's day."
    assert scenes.events == ("he wakes up.", "he rides out.", "he sleeps.")
    assert outline("1. eins\n2. zwei\n3. drei").events == ("eins", "zwei", "drei")
    assert outline("- a dog\n- a cat").is_list
    assert outline("第一幕：狗。第二幕：猫。").events == ("狗。", "猫。")
    spoken = outline("Dr. Fox goes home. He is 3.5 years old! Then he sleeps.")
    assert not spoken.is_list
    assert spoken.events == ("Dr. Fox goes home.", "He is 3.5 years old!", "Then he sleeps.")
    assert outline("A boy finds a map, then he sails away").events == ("A boy finds a map", "he sails away")


def test_text_is_shortened_between_words() -> None:
    assert shortened("one two three four", 100) == "one two three four"
    assert shortened("one two three four", 12) == "one two…"
    assert len(shortened("x" * 200, 60)) == 60
    assert clauses("Ein Hund, eine Katze: alles gut.") == ["Ein Hund", "eine Katze", "alles gut."]
    assert cleaned("a\x00b \r\n c\u2028d") == "a b\nc\nd"


def test_every_concept_has_words_and_a_gloss() -> None:
    words = lexicon()
    assert len(words.english) > 1000
    assert len(words.world) + len(words.stems) > 2000
    assert all(words.glosses.values())


@pytest.mark.parametrize(
    ("prompt", "product"),
    [
        ("Werbung für Turnschuhe", "👟"),
        ("publicité pour un parfum", "perfume"),
        ("スニーカーの広告", "👟"),
        ("реклама смартфона", "📱"),
        ("anuncio de unas gafas de sol", "🕶️"),
        ("耳机广告", "🎧"),
    ],
)
def test_what_is_advertised_is_known_in_other_languages(prompt: str, product: str) -> None:
    reading = read_prompt(prompt, by_meaning=False)
    assert reading.genres == ("ad",)
    assert [thing.character for thing in reading.pictograms] == [f"{PICTOGRAM}{product}"]


@pytest.mark.parametrize(
    ("prompt", "who"),
    [
        ("a robot waiter serves coffee", ["robot", "cup"]),
        ("a zombie teacher in a classroom", ["zombie"]),
        ("a girl astronaut on the moon", ["astronaut"]),
        ("a woman doctor and a boy", ["doctor", "boy"]),
        ("a robot, a waiter and a girl", ["robot", "waiter", "girl"]),
        ("a man and his girlfriend", ["man", "woman"]),
    ],
)
def test_two_words_for_one_are_one(prompt: str, who: list[str]) -> None:
    assert [subject.character for subject in read_prompt(prompt, by_meaning=False).subjects] == who


def test_no_style_is_guessed_from_a_word_that_only_sounds_like_it() -> None:
    assert read_prompt("なぜ空は青い").styles == ()
    assert read_prompt("a film in the style of a blueprint").styles == ("blueprint",)
