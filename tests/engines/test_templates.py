"""Requests put together by templates of the catalogue, the person's own included."""

from pathlib import Path

import pytest

from vidpipe_desktop.core.models import Resolution, Role
from vidpipe_desktop.core.money import FREE, dollars
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.templates import check_template, filled

OWN = """
[[fal.models]]
id = "new/model"
title = "New"
role = "clips"
price = 0.1
[fal.models.request]
start = "{first}"

[[fal.models]]
id = "broken/model"
title = "Broken"
role = "clips"
price = 0.1
[fal.models.request]
start = "{frame_one}"

[[fal.models]]
id = "fal-ai/kling-video/v3/pro/image-to-video"
title = "Kling"
role = "clips"
price = 0.1
"""


FINE = """
[[fal.models]]
id = "fine/model"
title = "Fine"
role = "clips"
price = 0.1
price_source = "the list"
lengths = [4, 8]
resolutions = ["720p", "1080p"]
at.1080p = { price = 0.3, lengths = [8, 6] }

[[fal.models]]
id = "same/model"
title = "Same"
role = "clips"
price = 0.1
price_source = "the list"
lengths = [4, 8]
resolutions = ["1080p"]
at.1080p = { lengths = [6] }

[[fal.models]]
id = "broken/one"
title = "Broken"
role = "clips"
price = 0.1
at.1080p = { price = 0.3 }

[[fal.models]]
id = "broken/two"
title = "Broken"
role = "clips"
price = 0.1
resolutions = ["8k"]
"""


def test_a_placeholder_alone_keeps_its_kind_and_others_are_written_out() -> None:
    template = {
        "n": "{seconds}",
        "text": "{seconds!s}",
        "long": "{seconds}s",
        "cut": "{prompt:.3}",
        "on": True,
        "k": "{last}",
    }
    values = {"seconds": 5, "prompt": "a {fox}", "last": None}
    assert filled(template, values) == {"n": 5, "text": "5", "long": "5s", "cut": "a {", "on": True}


@pytest.mark.parametrize("form", ["{frame_one}", "{prompt", "{prompt.x.y} ", "{} ", "{seconds:q}s"])
def test_what_cannot_be_filled_is_told(form: str) -> None:
    with pytest.raises(ValueError, match="there are prompt, seconds"):
        check_template({"field": form})


def test_own_models_bring_templates_or_are_asked_like_the_default(tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").write_text(OWN)
    catalogue = Catalogue(tmp_path / "catalogue.toml")
    assert len(catalogue.problems) == 1
    assert "model 2: request" in catalogue.problems[0]
    kling = catalogue.request("fal", Role.CLIPS, "fal-ai/kling-video/v3/standard/image-to-video")
    assert catalogue.request("fal", Role.CLIPS, "new/model") == {"start": "{first}"}
    assert catalogue.request("fal", Role.CLIPS, "fal-ai/kling-video/v3/pro/image-to-video") == kling, "the shipped one"
    catalogue.prefer("fal", Role.CLIPS, "kling/v9")
    assert catalogue.request("fal", Role.CLIPS, "kling/v9") == kling
    assert catalogue.request("google", Role.CLIPS, "veo") == {}


def test_models_say_what_is_other_in_full_hd(tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").write_text(FINE, encoding="utf-8")
    catalogue = Catalogue(tmp_path / "catalogue.toml")
    fine, same = (catalogue.model("fal", Role.CLIPS, name) for name in ("fine/model", "same/model"))
    assert fine.at(Resolution.HD) == fine
    told = fine.at(Resolution.FULL_HD)
    assert (told.price, told.price_source, told.lengths, told.durations) == (dollars(0.3), "", (6, 8), (6, 8))
    assert same.resolutions == {Resolution.FULL_HD}
    told = same.at(Resolution.FULL_HD)
    assert (told.price, told.price_source, told.lengths) == (dollars(0.1), "the list", (6,))
    assert len(catalogue.problems) == 2
    assert "1080p is not among the resolutions" in catalogue.problems[0]
    assert "resolutions" in catalogue.problems[1]


def test_a_model_that_says_nothing_is_for_hd_and_one_on_a_server_of_ones_own_costs_the_same_in_all() -> None:
    catalogue = Catalogue()
    assert catalogue.model("fal", Role.CLIPS, "bytedance/seedance-2.0/fast/image-to-video").resolutions == {
        Resolution.HD
    }
    catalogue.prefer("openai_compatible", Role.KEYFRAMES, "mine", price=FREE)
    mine = catalogue.model("openai_compatible", Role.KEYFRAMES, "")
    assert [mine.at(resolution).price for resolution in Resolution] == [FREE, FREE]
