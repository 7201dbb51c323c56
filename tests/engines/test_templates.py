"""Requests put together by templates of the catalogue, the person's own included."""

from pathlib import Path

import pytest

from vidpipe_desktop.core.models import Role
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
