"""The named places: each a way of putting the parts together."""

from collections.abc import Callable, Mapping

from vidpipe_desktop.engines.animatic.paint.colour import mix
from vidpipe_desktop.engines.animatic.scenery import (
    ancient_sets,
    backdrops,
    city_sets,
    coast_sets,
    grand_sets,
    grim_sets,
    harbour_sets,
    hidden_sets,
    home_sets,
    old_sets,
    outdoor_sets,
    public_sets,
    show_sets,
    space_sets,
    work_sets,
)
from vidpipe_desktop.engines.animatic.scenery.weather import fog, motes, rain, snowfall
from vidpipe_desktop.engines.animatic.stage.stage import Stage

Build = Callable[[Stage], None]

_NATURE: Mapping[str, Build] = {
    "meadow": outdoor_sets.meadow, "mountain": outdoor_sets.mountain, "snow_mountain": outdoor_sets.snow_mountain,
    "forest": outdoor_sets.forest, "jungle": outdoor_sets.jungle, "beach": outdoor_sets.beach,
    "island": outdoor_sets.island, "ocean": outdoor_sets.ocean, "lake": outdoor_sets.lake,
    "desert": outdoor_sets.desert, "canyon": outdoor_sets.canyon, "mars": outdoor_sets.mars,
    "arctic": outdoor_sets.arctic, "lighthouse": coast_sets.lighthouse, "harbour": harbour_sets.harbour,
}  # fmt: skip
_BUILT: Mapping[str, Build] = {
    "city": city_sets.city, "neon_alley": city_sets.neon_alley, "rooftop": city_sets.rooftop, "road": city_sets.road,
    "stadium": show_sets.stadium,
    "farm": old_sets.village, "castle": old_sets.castle, "rome": ancient_sets.rome, "ruins": ancient_sets.ruins,
    "battlefield": grim_sets.battlefield, "graveyard": grim_sets.graveyard,
}  # fmt: skip
_SHELTERED: Mapping[str, Build] = {
    "space": space_sets.space, "moon": space_sets.moon, "underwater": hidden_sets.underwater, "cave": hidden_sets.cave,
    "abstract": backdrops.abstract, "studio": backdrops.studio,
    "int_living": home_sets.living_room, "int_bedroom": home_sets.bedroom, "int_kitchen": home_sets.kitchen,
    "int_cafe": home_sets.cafe, "int_bar": home_sets.bar, "int_library": home_sets.library,
    "int_office": work_sets.office, "int_lab": work_sets.laboratory, "int_hospital": work_sets.hospital,
    "int_classroom": work_sets.classroom, "int_workshop": work_sets.workshop, "int_shop": public_sets.shop,
    "int_gym": public_sets.gym, "int_museum": public_sets.museum, "int_throne": grand_sets.throne_room,
    "int_temple": grand_sets.temple, "int_stage": grand_sets.theatre, "int_spaceship": grand_sets.spaceship,
    "int_train": grand_sets.train, "ring": show_sets.boxing_ring, "circus": show_sets.circus,
}  # fmt: skip
"""Places where no rain, snow or fog falls on the viewer."""
SETS: Mapping[str, Build] = {**_NATURE, **_BUILT, "clouds": space_sets.clouds, **_SHELTERED}
"""Places by name."""

_SNOWY = ("snow_mountain", "arctic")
_DUSTY = ("castle", "clouds")


def build_set(name: str, stage: Stage) -> None:
    """Put the place on the stage, with its weather. Raises KeyError for unknown names."""
    SETS[name](stage)
    if name not in _SHELTERED:
        _add_weather(stage, snowy=name in _SNOWY, dusty=name in _DUSTY)
    stage.bake()


def _add_weather(stage: Stage, snowy: bool, dusty: bool) -> None:
    """Rain, snow or fog as the tags say; else dust in the light where nothing else moves."""
    tags = set(stage.tags)
    if tags & {"rain", "storm"}:
        rain(stage, 1.3 if "storm" in tags else 0.9)
    elif snowy or "snow" in tags:
        snowfall(stage, 0.9)
    elif dusty:
        motes(stage, 0.7, ink=mix(stage.palette.key, "#ffffff", 0.4), size=(1.5, 3))
    if "fog" in tags:
        fog(stage)
