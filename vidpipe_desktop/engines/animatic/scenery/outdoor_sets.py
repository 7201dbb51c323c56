"""Places in nature: meadow, mountains, woods, jungle, deserts, coasts, sea, lake, ice."""

from vidpipe_desktop.engines.animatic.paint.colour import mix
from vidpipe_desktop.engines.animatic.scenery.ground import ground, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.landmarks import landmark, landmark_of
from vidpipe_desktop.engines.animatic.scenery.sky import aurora, cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.trees import treeline, trunks
from vidpipe_desktop.engines.animatic.scenery.undergrowth import foreground_leaves, tufts
from vidpipe_desktop.engines.animatic.scenery.water import water
from vidpipe_desktop.engines.animatic.scenery.waves import breakers, shore_foam
from vidpipe_desktop.engines.animatic.scenery.weather import birds, motes, rays
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_FLOWERS = ("#ffd84d", "#ff7a9a", "#ffffff", "#b48aff")
_FIREFLY = "#fff29a"


def meadow(stage: Stage) -> None:
    """Hills with single trees, flowers in front."""
    seed, autumn, snow = stage.seed, "autumn" in stage.tags, "snow" in stage.tags
    leaf = "autumn" if autumn else "broad"
    stage.horizon = 640
    sky(stage, clouds=0.55)
    far = 0.25 if snow else 0.0
    ridge(stage, 16, 600, 150, seed=seed + 2, haze=0.70, ink="#7088a0", low=3, snow=far, resolution=0.7)
    ridge(
        stage, 10, 640, 90, seed=seed + 3, kind="hill", haze=0.52, ink=_green(stage, "#86a860"), low=3, resolution=0.7
    )
    hill = ridge(
        stage, 6.5, 675, 80, seed=seed + 4, kind="hill", haze=0.34, ink=_green(stage, "#7fae52"), low=3, resolution=0.8
    )
    treeline(stage, 6.4, 680, (40, 80), 34, kind=leaf, haze=0.34, height_at=hill, seed=1)
    near_hill = ridge(stage, 3.4, 745, 70, seed=seed + 5, kind="hill", haze=0.16, ink=_green(stage, "#6fa548"), low=3)
    kind = "autumn" if autumn else "mix"
    treeline(stage, 3.3, 760, (130, 230), 9, kind=kind, haze=0.14, height_at=near_hill, seed=2, gap=(620, 1300))
    cloud_band(stage, 3.2, 745, 140, amount=0.45, alpha=0.35)
    way = "#cbb082" if "road" in stage.tags else None
    ground(stage, 800, _green(stage, "#7db452"), texture=0.09, haze=0.28, path=way)
    tufts(stage, 1.0, 850, 905, 70, "#6fae48", (16, 40), seed=1)
    tufts(stage, 0.8, 1010, 1100, 60, "#4d8f3a", (60, 130), flowers=() if snow else _FLOWERS, seed=2)
    foreground_leaves(stage)
    if stage.palette.night > 0.5:
        motes(stage, 1.4, ink=_FIREFLY, area=(560, 1000))
    else:
        birds(stage, depth=9, y=280)
        motes(stage, 0.6, ink=mix(stage.palette.key, "#ffffff", 0.4), size=(1.5, 3))


def _green(stage: Stage, ink: str) -> str:
    """Grass as the season has it."""
    if "snow" in stage.tags:
        return "#e6eef8"
    return "#b09a4a" if "autumn" in stage.tags else ink


def mountain(stage: Stage) -> None:
    """High peaks over spruces."""
    _peaks(stage, "snow" in stage.tags)


def snow_mountain(stage: Stage) -> None:
    """High peaks in deep snow."""
    _peaks(stage, True)


def _peaks(stage: Stage, snow: bool) -> None:
    seed, spruce = stage.seed, "#2d5044" if snow else "#2f5e42"
    stage.ground, stage.horizon = 905, 640
    sky(stage, low_y=690)
    far, middle, near = (0.55, 0.5, 0.7) if snow else (0.28, 0.16, 0.0)
    peaks = [(1380, 1.0, 420), (300, 0.4, 300)]
    ridge(
        stage, 20, 560, 260, seed=seed + 2, haze=0.62, ink="#6d80a0", snow=far, resolution=0.75, peaks=[(640, 0.9, 520)]
    )
    ridge(stage, 12, 640, 300, seed=seed + 3, haze=0.40, ink="#5d6c88", snow=middle, resolution=0.85, peaks=peaks)
    landmark(stage, 10, 690, 680, aside=260)
    cloud_band(stage, 9.5, 660, 190, amount=0.6, alpha=0.7, speed=7)
    kind, ink = ("mountain", "#51617a") if snow else ("hill", "#56744f")
    slope = ridge(stage, 6.5, 735, 170, seed=seed + 4, kind=kind, haze=0.22, ink=ink, snow=near, low=3, resolution=0.9)
    treeline(stage, 6, 745, (60, 120), 50, haze=0.28, ink=spruce, height_at=slope, seed=1)
    cloud_band(stage, 5, 770, 150, amount=0.5, alpha=0.55, speed=10, seed=4)
    treeline(stage, 3, 800, (150, 300), 18, haze=0.12, ink=spruce, seed=2, gap=(560, 1360))
    if snow:
        ground(stage, 780, "#e9f1fb", texture=0.05, haze=0.4)
    else:
        ground(stage, 780, "#7a9a58", texture=0.09, haze=0.4, path="#b39a74")
    scatter_rocks(stage, 0.99, 850, 1000, 9, "#8893a6" if snow else "#8a8f86", gap=(480, 1440))
    treeline(stage, 0.7, 1090, (420, 640), 5, haze=0, ink=spruce, seed=3, blur=5, gap=(260, 1660))


def forest(stage: Stage) -> None:
    """Rows of trees in mist with light between them; bare where it is spooky."""
    seed, palette, snow = stage.seed, stage.palette, "snow" in stage.tags
    autumn, spooky = "autumn" in stage.tags, "spooky" in stage.tags
    kind = "dead" if spooky else "autumn" if autumn else "conifer"
    stage.ground, stage.horizon = 905, 650
    sky(stage, clouds=0.35, low_y=760)
    soil = "#e6eef8" if snow else "#9a6a38" if autumn else "#4a4a3e" if spooky else "#5f7d43"
    ridge(stage, 11, 735, 60, seed=seed + 8, kind="hill", haze=0.66, ink=soil, low=3, resolution=0.6)
    ridge(stage, 4.1, 795, 30, seed=seed + 9, kind="hill", haze=0.42, ink=soil, low=3, resolution=0.7)
    treeline(stage, 12, 730, (200, 380), 70, kind=kind, haze=0.72, seed=1, resolution=0.7)
    cloud_band(stage, 10, 690, 240, amount=0.65, alpha=0.75, speed=6)
    treeline(stage, 7, 765, (280, 480), 42, kind=kind, haze=0.50, seed=2, resolution=0.8)
    night = palette.night >= 0.6
    light = palette.orb if night else palette.key
    x, angle = stage.across(960 + stage.light_x * 700), -stage.light_x * 0.5
    rays(stage, x, -120, angle=angle, count=7, length=1300, ink=light, alpha=0.10 if night else 0.20, depth=6.2)
    cloud_band(stage, 6, 760, 220, amount=0.6, alpha=0.6, speed=9, seed=2)
    treeline(stage, 4, 805, (380, 640), 20, kind=kind, haze=0.28, seed=3, gap=(700, 1220))
    trunks(stage, 2.6, 9, haze=0.18, width=(46, 84), seed=1, gap=(560, 1360), ink="#4a382c")
    cloud_band(stage, 2.3, 810, 170, amount=0.5, alpha=0.4, speed=12, seed=5)
    ground(stage, 800, soil, texture=0.05 if snow else 0.13, haze=0.42, path=None if snow else "#8f7a55")
    scatter_rocks(stage, 0.99, 850, 1010, 9, "#6f756a", width=(30, 110), gap=(520, 1400))
    tufts(stage, 0.97, 860, 960, 60, "#5c9a45", (18, 56), seed=1)
    trunks(stage, 0.62, 4, blur=9, width=(150, 240), seed=2, gap=(170, 1750), ink="#241a16")
    tufts(stage, 0.6, 1060, 1140, 34, "#2f6a34", (90, 180), blur=6, seed=2)
    if not snow:
        dark = palette.night > 0.4
        motes(stage, 1.6 if dark else 0.9, ink="#d9ff8a" if dark else palette.key, area=(450, 1020))


def jungle(stage: Stage) -> None:
    """Palms and trunks in green light."""
    stage.ground, stage.horizon = 905, 650
    sky(stage, clouds=0.3, low_y=760)
    treeline(stage, 11, 720, (200, 360), 60, kind="mix", haze=0.66, ink="#6f9a4a", seed=1, resolution=0.7)
    cloud_band(stage, 9, 700, 240, amount=0.7, alpha=0.75, speed=6)
    treeline(stage, 6, 780, (280, 460), 26, kind="palm", haze=0.42, ink="#5f9a4e", seed=2, resolution=0.8)
    x, angle = stage.across(960 + stage.light_x * 700), -stage.light_x * 0.5
    rays(stage, x, -120, angle=angle, count=7, length=1300, alpha=0.2, depth=5)
    treeline(stage, 3.4, 815, (380, 620), 14, kind="palm", haze=0.2, ink="#3f8a48", seed=3, gap=(640, 1280))
    trunks(stage, 2.4, 6, haze=0.12, width=(50, 90), gap=(500, 1420))
    ground(stage, 800, "#4d7a38", texture=0.14, haze=0.36, path="#86703f")
    tufts(stage, 0.98, 850, 950, 80, "#4f9a3f", (30, 90), flowers=("#ff5f7a", "#ffb03c"), seed=1)
    tufts(stage, 0.6, 1040, 1130, 40, "#1f5a2c", (140, 260), blur=7, seed=2)
    foreground_leaves(stage, "#1a4a26", 20)
    motes(stage, 1, ink="#f6ff9a", size=(2, 4))


def desert(stage: Stage) -> None:
    """Dunes with cacti; with palms by the pyramids."""
    sand = "#d6a566"
    _dry_land(stage, "dune", sand, orb_size=1.1)
    kind, tall = ("palm", (170, 290)) if landmark_of(stage) else ("cactus", (110, 210))
    treeline(stage, 2.4, 840, tall, 6, kind=kind, haze=0.06, seed=1, gap=(640, 1280))
    tufts(stage, 0.97, 880, 980, 26, "#a09a52", (18, 44))


def canyon(stage: Stage) -> None:
    """Mesas and rocks."""
    _dry_land(stage, "mesa", "#d6a566", orb_size=1.1, height=220)
    _boulders(stage, "#d6a566")


def mars(stage: Stage) -> None:
    """Red mesas under two moons."""
    _dry_land(stage, "mesa", "#b8623c", orb_size=0.8, moons=2)
    _boulders(stage, "#b8623c")


def _dry_land(stage: Stage, kind: str, ink: str, *, orb_size: float, moons: int = 0, height: float = 130) -> None:
    seed = stage.seed
    stage.horizon = 640
    sky(stage, clouds=0.28, low_y=690, moons=moons, orb_size=orb_size)
    far, middle = mix(ink, "#8a5a4a", 0.3), mix(ink, "#9a5038", 0.25)
    peaks = [(1500, 0.7, 260)] if moons else []
    ridge(stage, 18, 610, 210, seed=seed + 2, kind=kind, haze=0.62, ink=far, resolution=0.75)
    ridge(stage, 11, 655, height, seed=seed + 3, kind=kind, haze=0.42, ink=middle, resolution=0.85, peaks=peaks)
    landmark(stage, 8.5, 720, 520, aside=320)
    cloud_band(stage, 8, 690, 130, amount=0.5, alpha=0.55, speed=16)
    ridge(stage, 6, 700, 70, seed=seed + 4, kind="dune", haze=0.26, ink=ink, low=3)
    ridge(stage, 3.2, 760, 74, seed=seed + 5, kind="dune", haze=0.12, ink=mix(ink, "#c98a52", 0.3), low=3)
    ground(stage, 815, mix(ink, "#e0a060", 0.2), texture=0.06, haze=0.22, beta=1.7)
    motes(stage, 1.0, ink="#ffd0a0", up=False, size=(1.5, 3.5), glowing=False)


def _boulders(stage: Stage, ink: str) -> None:
    dark, near = mix(ink, "#6a3426", 0.45), mix(ink, "#5a2a20", 0.55)
    scatter_rocks(stage, 0.99, 850, 1020, 14, dark, width=(26, 120), gap=(560, 1360))
    scatter_rocks(stage, 0.62, 1060, 1130, 4, near, width=(200, 380), blur=7, gap=(400, 1500), seed=3)


def beach(stage: Stage) -> None:
    """Sand, surf and palms."""
    _coast(stage)


def island(stage: Stage) -> None:
    """A beach with a mountain across the water."""
    _coast(stage, mountain=True)


def _coast(stage: Stage, mountain: bool = False) -> None:
    seed = stage.seed + 3
    stage.ground, stage.horizon, stage.reflection = 925, 600, 0.16
    sky(stage, clouds=0.55, low_y=610, orb_size=1.1)
    if mountain:
        peaks = [(1350, 0.9, 300)]
        ridge(stage, 9, 604, 120, seed=seed, haze=0.5, ink="#5a7a6a", low=3, bottom=604, peaks=peaks, resolution=0.7)
    else:
        ridge(stage, 12, 603, 46, seed=seed, kind="hill", haze=0.62, ink="#6f8a86", low=3, bottom=606, resolution=0.6)
    landmark(stage, 8, 606, 420, aside=420)
    water(stage, 600, 800, depth=2.6)
    breakers(stage, 745, depth=1.7, count=2, amplitude=0.6, gap=34)
    ground(stage, 800, "#e6cf9f", texture=0.05, haze=0.10, beta=1.6)
    shore_foam(stage, 800)
    scatter_rocks(stage, 0.99, 900, 1030, 7, "#a89878", width=(14, 46), gap=(520, 1400))
    treeline(stage, 0.72, 1130, (640, 820), 2, kind="palm", haze=0, ink="#2f6a44", seed=6, gap=(-50, 1700), blur=2)
    tufts(stage, 0.66, 1075, 1120, 22, "#8a9a4a", (60, 130), blur=4)
    birds(stage, depth=8, y=240, count=7, size=26)


def ocean(stage: Stage) -> None:
    """Open sea; high waves in a storm."""
    stage.ground, stage.horizon, stage.medium, stage.floating = 800, 560, "sea", True
    sky(stage, clouds=0.6, low_y=575, orb_size=1.35)
    water(stage, 560, depth=2.2)
    stormy = stage.palette.time_of_day == "storm" or "storm" in stage.tags
    breakers(stage, 640, depth=1.22, count=7, amplitude=2.0 if stormy else 1.0, gap=30)
    birds(stage, depth=7, y=260, count=8, size=28)


def lake(stage: Stage) -> None:
    """Calm water between a wooded shore and a flowering one."""
    seed = stage.seed
    stage.ground, stage.horizon = 935, 630
    sky(stage, low_y=680)
    ridge(stage, 18, 590, 250, seed=seed + 2, haze=0.58, ink="#6d80a0", snow=0.4, resolution=0.75)
    ridge(stage, 11, 640, 130, seed=seed + 3, kind="hill", haze=0.40, ink="#4d6f5f", low=3, resolution=0.8)
    treeline(stage, 7, 665, (60, 130), 70, haze=0.34, seed=1)
    water(stage, 668, 900, depth=2.2, sparkle=0.8)
    cloud_band(stage, 5, 680, 110, amount=0.6, alpha=0.6)
    ridge(stage, 1.4, 935, 50, seed=seed + 7, kind="hill", haze=0.06, ink=_green(stage, "#5f8a48"), low=3)
    tufts(stage, 1.3, 900, 950, 60, "#6fae48", (20, 60))
    ground(stage, 900, _green(stage, "#6d9a4e"), haze=0.05)
    tufts(stage, 0.8, 1000, 1090, 50, "#3f7a34", (70, 150), flowers=("#ffd84d", "#ffffff"), seed=2)
    foreground_leaves(stage)
    if stage.palette.night > 0.5:
        motes(stage, 1.3, ink=_FIREFLY)


def arctic(stage: Stage) -> None:
    """Snow, ice, and northern lights at night."""
    seed = stage.seed
    stage.horizon = 640
    sky(stage, clouds=0.4, low_y=690)
    if stage.palette.night > 0.5:
        aurora(stage)
    ridge(stage, 14, 630, 200, seed=seed + 2, haze=0.55, ink="#8aa0c0", snow=0.9, resolution=0.75)
    ridge(stage, 7, 690, 90, seed=seed + 3, haze=0.35, ink="#9ab4d4", snow=0.95, low=3, resolution=0.9)
    cloud_band(stage, 5, 720, 150, amount=0.5, alpha=0.5, speed=12)
    ground(stage, 770, "#eaf3fc", texture=0.045, haze=0.4)
    scatter_rocks(stage, 0.99, 850, 1020, 9, "#b4d0ea", width=(40, 150), gap=(500, 1420))
