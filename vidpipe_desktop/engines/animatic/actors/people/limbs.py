"""Arms, hands, legs and feet in their sleeves, trousers and shoes."""

from functools import cache
from math import hypot

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.people.skeleton import ANKLE, Limb
from vidpipe_desktop.engines.animatic.actors.people.sketch import Art, Sketch, darker, lighter, limb, show
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person
from vidpipe_desktop.engines.animatic.paint.shapes import Point

_FAR = 0.2
"""How much darker the limbs behind the body are."""
_Mode = QPainter.CompositionMode


def draw_arm(brush: QPainter, person: Person, arm: Limb, *, far: bool) -> None:
    """An arm with its sleeve and its hand."""
    size = person.shape.limb
    skin, top = (darker(ink, _FAR) if far else ink for ink in (person.skin, person.top.ink))
    upper, elbow, wrist = 0.033 * size, 0.026 * size, 0.02 * size
    if not far:
        _shade_below(brush, arm, upper * 1.4)
    sleeve = person.top.kind
    if sleeve in ("tee", "vest"):
        limb(brush, arm.root, arm.joint, upper, elbow, skin)
        limb(brush, arm.joint, arm.end, elbow, wrist, skin)
    draw_hand(brush, person, arm, far=far)
    if sleeve == "tee":
        limb(brush, arm.root, between(arm.root, arm.joint, 0.62), upper * 1.2, upper * 1.28, top)
    elif sleeve == "vest":
        limb(brush, arm.root, between(arm.root, arm.joint, 0.08), upper * 1.06, upper * 1.02, skin)
    else:
        limb(brush, arm.root, arm.joint, upper * 1.16, elbow * 1.22, top)
        limb(brush, arm.joint, between(arm.joint, arm.end, 0.9), elbow * 1.22, wrist * 1.42, top)
    if sleeve == "plate":
        _joint(brush, arm.root, 0.05 * size, lighter(top, 0.16))
        _joint(brush, arm.joint, 0.033 * size, lighter(top, 0.1))


def _shade_below(brush: QPainter, arm: Limb, width: float) -> None:
    """The arm's shadow on the body, so that arm and body are told apart."""
    brush.setCompositionMode(_Mode.CompositionMode_SourceAtop)
    for a, b in ((arm.root, arm.joint), (arm.joint, arm.end)):
        limb(brush, (a[0] + 0.012, a[1] + 0.012), (b[0] + 0.012, b[1] + 0.012), width, width * 0.8, "#1c1026", 0.2)
    brush.setCompositionMode(_Mode.CompositionMode_SourceOver)


def draw_hand(brush: QPainter, person: Person, arm: Limb, *, far: bool) -> None:
    """The hand at the end of the arm."""
    ink = person.gloves.ink if person.gloves else person.skin
    size = person.shape.limb * (1.0 if not person.child else 0.95)
    brush.save()
    brush.translate(*arm.end)
    brush.rotate(-arm.angle)
    brush.scale(size, size)
    show(brush, _hand(darker(ink, _FAR) if far else ink, person.gloves.kind == "boxing"))
    brush.restore()


@cache
def _hand(ink: str, boxing: bool) -> Art:
    sketch = Sketch()
    if boxing:
        sketch.oval(0.0, 0.02, 0.05, 0.055, ink)
        sketch.box(-0.03, -0.04, 0.06, 0.03, "#f4f0e8", round_=0.008)
        return sketch.art
    sketch.rod((0.012, 0.0), (0.026, 0.022), 0.01, 0.008, ink)
    sketch.blob(
        [
            (-0.018, -0.012),
            (0.016, -0.012),
            (0.022, 0.014),
            (0.016, 0.042),
            (0.0, 0.048),
            (-0.016, 0.04),
            (-0.021, 0.014),
        ],
        ink,
    )
    sketch.line([(0.008, 0.018), (0.016, 0.028)], 0.004, darker(ink, 0.2))
    return sketch.art


def draw_leg(brush: QPainter, person: Person, leg: Limb, *, far: bool) -> None:
    """A leg with what is worn on it, and its shoe."""
    size = person.shape.limb
    skin, cloth, shoe = (darker(ink, _FAR) if far else ink for ink in (person.skin, person.legs.ink, person.shoe.ink))
    hip, knee, ankle = 0.05 * size, 0.036 * size, 0.024 * size
    kind = person.legs.kind
    upper = skin if kind == "bare" else cloth
    lower = skin if kind in ("bare", "shorts") else cloth
    _foot_of(brush, person, leg, skin, shoe)
    loose = 1.0 if kind == "bare" or person.build == "suit" else 1.12
    if kind == "shorts":
        limb(brush, leg.joint, leg.end, knee * 0.94, ankle, skin)
        limb(brush, leg.root, leg.joint, hip, knee, skin)
        limb(brush, leg.root, between(leg.root, leg.joint, 0.84), hip * 1.1, knee * 1.34, upper)
    else:
        limb(
            brush,
            leg.joint,
            between(leg.joint, leg.end, 0.94),
            knee * loose,
            ankle * loose * (1.2 if kind != "bare" else 1.0),
            lower,
        )
        limb(brush, leg.root, leg.joint, hip, knee * loose, upper)
    if person.shoe.kind == "boot":
        limb(brush, between(leg.joint, leg.end, 0.5), leg.end, knee * 0.94, ankle * 1.26, shoe)
        limb(
            brush,
            between(leg.joint, leg.end, 0.5),
            between(leg.joint, leg.end, 0.53),
            knee * 0.99,
            knee * 0.99,
            lighter(shoe, 0.1),
        )
    if kind == "plate":
        _joint(brush, leg.joint, 0.042 * size, lighter(cloth, 0.16))


def _foot_of(brush: QPainter, person: Person, leg: Limb, skin: str, shoe: str) -> None:
    brush.save()
    brush.translate(*leg.end)
    brush.rotate(leg.angle)
    wide = 0.9 + 0.1 * person.shape.limb
    brush.scale(wide, 1.0)
    show(brush, _foot(person.shoe.kind, skin, shoe))
    brush.restore()


@cache
def _foot(kind: str, skin: str, ink: str) -> Art:
    """A foot around its ankle; the sole is ANKLE below."""
    sketch, low = Sketch(), ANKLE
    if kind == "fins":
        sketch.blob(
            [(-0.03, -0.01), (0.02, -0.02), (0.08, low * 0.5), (0.19, low * 0.8), (0.2, low), (-0.034, low)],
            ink,
            tension=0.5,
        )
        return sketch.art
    long = 0.11 if kind == "big" else 0.078
    shape = [
        (-0.026, -0.014),
        (0.024, -0.016),
        (0.042, low * 0.32),
        (long, low * 0.56),
        (long + 0.006, low * 0.94),
        (0.03, low),
        (-0.03, low),
        (-0.034, low * 0.5),
    ]
    if kind in ("bare", "sandal", "flat"):
        sketch.blob(shape, skin, tension=0.7)
    if kind == "sandal":
        sketch.box(-0.034, low * 0.82, long + 0.04, low * 0.2, ink, round_=0.004)
        for x in (0.006, 0.04):
            sketch.line([(x, low * 0.1 + x * 0.3), (x + 0.012, low * 0.8)], 0.011, ink)
    elif kind == "flat":
        sketch.blob(
            [
                (-0.034, low * 0.36),
                (-0.01, low * 0.7),
                (0.03, low * 0.66),
                (long, low * 0.5),
                (long + 0.007, low * 0.96),
                (-0.034, low),
            ],
            ink,
            tension=0.5,
        )
    elif kind != "bare":
        sketch.blob(shape, ink, tension=0.7)
        sketch.box(-0.034, low * 0.8, long + 0.04, low * 0.2, darker(ink, 0.4), round_=0.005)
    if kind == "curled":
        sketch.line(
            [(long - 0.01, low * 0.7), (long + 0.03, low * 0.5), (long + 0.03, low * 0.1), (long + 0.01, low * 0.1)],
            0.016,
            ink,
        )
    return sketch.art


def _joint(brush: QPainter, spot: Point, radius: float, ink: str) -> None:
    limb(brush, spot, (spot[0], spot[1] + radius * 0.2), radius, radius * 0.9, ink)


def between(a: Point, b: Point, share: float) -> Point:
    """The point at this share of the way."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def along(leg: Limb, length: float) -> Point:
    """The point so far down a leg."""
    thigh = hypot(leg.joint[0] - leg.root[0], leg.joint[1] - leg.root[1])
    if length <= thigh:
        return between(leg.root, leg.joint, length / thigh)
    shin = hypot(leg.end[0] - leg.joint[0], leg.end[1] - leg.joint[1])
    return between(leg.joint, leg.end, min(1.1, (length - thigh) / shin))
