"""Everything that can go wrong between us and an engine that is paid: what the server does, and what a run makes of it."""

from dataclasses import dataclass, replace

from vidpipe_desktop.core.errors import FailureKind

AGAIN = 6
"""How often a request that certainly had no effect is made before the step is given up."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with requests of a kind, in their order; and what becomes of it.

    kind: the class of failure; None = the film is made all the same. says: what the person reads about it.
    links_to, redirects_to: of the server. What it bills is the server's to say.
    """

    what: str
    planned: tuple[str, ...]
    kind: FailureKind | None
    says: tuple[str, ...] = ()
    links_to: str = ""
    redirects_to: str = ""


def fault(what: str, planned: str, kind: FailureKind | None, *says: str, **others: str) -> Fault:
    """planned: words with blanks between; "429*6" stands for six of them."""
    words = [word.partition("*") for word in planned.split()]
    each = tuple(name for name, _, times in words for _ in range(int(times or 1)))
    return Fault(what, each, kind, says, **others)


_IN_DOUBT = ("not known whether", "Look there, then decide", "make it again, or leave it out")
_TOO_OFTEN = ("is asked too often", "Resume the film in a while")
K = FailureKind

REQUESTS = (
    fault("too often, come back soon", "4292", None),
    fault("too often, come back at any time", "4291*2", None),
    fault("too often, whenever it comes back", f"4291*{AGAIN}", K.RATE_LIMITED, *_TOO_OFTEN),
    fault("too often, come back in twenty minutes", "4293", K.RATE_LIMITED, *_TOO_OFTEN),
    fault("quota of the day", "4290", K.QUOTA, "quota", "used up", "Wait until tomorrow"),
    fault("credentials that have expired", "401", K.AUTH, "did not accept the key", "Check it in Settings"),
    fault("a key that may not do this", "403", K.AUTH, "did not accept the key", "Check it in Settings"),
    *(fault(f"error {status}", str(status), K.UNCERTAIN, *_IN_DOUBT) for status in (500, 502, 503, 504)),
    fault("error 504 after it was accepted", "504_after", K.UNCERTAIN, *_IN_DOUBT),
    fault("a page of HTML", "html_after", K.UNCERTAIN, *_IN_DOUBT),
    fault("the line goes dead before it is accepted", "lost", K.UNCERTAIN, *_IN_DOUBT),
    fault("the line goes dead after it was accepted", "lost_after", K.UNCERTAIN, *_IN_DOUBT),
    fault("an answer of 10 GB by its own words", "huge_after", K.UNCERTAIN, *_IN_DOUBT),
    fault("an answer of 10 GB, chunk by chunk", "endless_after", K.UNCERTAIN, *_IN_DOUBT),
)
"""Requests that cost money, whatever they ask for. Those of no known outcome count as paid, which errs on the safe side."""
DECLINED = (
    fault("a request that it does not like", "400", K.INVALID, "did not accept", "choose another model"),
    fault("a model that is gone", "404", K.INVALID, "does not know", "Choose another one in Settings"),
)
DECLINED_TWICE = tuple(replace(each, planned=each.planned * 2) for each in DECLINED)
"""Servers of OpenAI's shape may only not know schemas, so they are asked again without."""
SILENCE = (fault("no answer at all", "hang_after", K.UNCERTAIN, *_IN_DOUBT),)

_UNUSABLE = ("wrote no usable storyboard", "Asked 3 times", "choose another model")
STORYBOARDS = (
    fault("JSON that is fenced", "fenced", None),
    fault("JSON that is cut off, once", "broken", None),
    fault("JSON that is cut off", "broken*3", K.BAD_OUTPUT, *_UNUSABLE),
    fault("words", "prose*3", K.BAD_OUTPUT, *_UNUSABLE),
    fault("JSON of another shape", "strange*3", K.BAD_OUTPUT, "style_guide", "choose another"),
    fault("a scene too few", "short*3", K.BAD_OUTPUT, "scenes", "choose another"),
    fault("nothing but thoughts", "thought*3", K.BAD_OUTPUT, *_UNUSABLE),
    fault("a wrong answer, then too often", "prose 4291", K.BAD_OUTPUT, *_TOO_OFTEN),
    fault("a wrong answer, then none", "prose lost_after", K.BAD_OUTPUT, "lost", "billed"),
    fault("a wrong answer, then a bad key", "prose 401", K.AUTH, "did not accept the key"),
)
_FORBIDDEN = ("what Google's rules forbid (PROHIBITED_CONTENT)", "It is not allowed here.", "Change the words")
GOOGLE_STORYBOARDS = (
    fault("a prompt that is blocked", "blocked", K.MODERATED, "refused", *_FORBIDDEN),
    fault("an answer that is held back", "unfit", K.MODERATED, "may not be safe (SAFETY). No. Change the words"),
    fault("an answer that is too long", "cut", K.BAD_OUTPUT, "cut short", "fewer scenes"),
)
OPENAI_STORYBOARDS = (
    fault("a refusal", "refusal", K.MODERATED, "refused", "I would rather not", "Change the words"),
    fault("an answer that is held back", "filter", K.MODERATED, "refused", "content filter"),
    fault("an answer without a choice", "empty", K.BAD_OUTPUT, "empty answer", "choose another model"),
)
PICTURES = (
    fault("a picture of another size", "square", None),
    fault("a picture that is damaged", "corrupt", K.BAD_OUTPUT, "cannot be read"),
    fault("a picture that is no base64", "garbled", K.BAD_OUTPUT, "cannot be decoded", "Make it again"),
    fault("a picture of 20,000 pixels", "vast", K.BAD_OUTPUT, "20000 x 2", "At most"),
    fault("no picture", "words", K.BAD_OUTPUT, "picture", "Change the words of the scene"),
)
GOOGLE_PICTURES = (
    fault("nothing but thoughts", "thought", K.BAD_OUTPUT, "words instead of a picture", "Change the words"),
    fault("a prompt that is blocked", "blocked", K.MODERATED, "refused", *_FORBIDDEN),
    fault(
        "a picture that is held back", "unsafe", K.MODERATED, "the picture may not be safe (IMAGE_SAFETY). No. Change"
    ),
)
OPENAI_PICTURES = (fault("a prompt that is blocked", "moderation", K.MODERATED, "refused", "Change the words"),)

_REFUSED, _BROKEN = (
    ("refused this clip", "Change the words or the frames"),
    ("could not make this clip", "Make it again"),
)
JOBS = (fault("an operation that is lost", "vanished", K.JOB_LOST, "no longer knows", "Make it again"),)
OMNI_JOBS = (
    *JOBS,
    fault("a clip that is filtered", "filtered", K.MODERATED, *_REFUSED),
    fault("an answer in words", "talk", K.MODERATED, *_REFUSED),
    fault("an operation that fails", "failed", K.BAD_OUTPUT, "Out of luck", "may have been billed"),
)
VEO_JOBS = (
    *JOBS,
    fault("a clip that is filtered", "filtered", K.MODERATED, "violates", "not billed", "Change the words"),
    fault("words that are refused", "improper", K.MODERATED, "violate", "not billed", "Change the words"),
    fault("an operation that fails", "failed", K.BAD_OUTPUT, *_BROKEN),
    fault("a clip that is no base64", "garbled", K.BAD_OUTPUT, "cannot be decoded", "Make it again"),
    fault("a clip that is damaged", "half", K.BAD_OUTPUT, "clip.mp4"),
)
QUESTIONS = (
    fault("questions that nobody can answer", "500 502 503 504 4292", None),
    fault("questions whose answers cannot be read", "html lost huge endless hang", None),
)
"""Looking after a job costs nothing, so it is asked again."""

_FETCH = "resume the film to fetch it, which costs nothing"
DOWNLOADS = (
    fault("downloads that break off", "truncated empty 500 503 hang", None),
    fault("a download that takes its time", "slow", None),
    fault("downloads that come out damaged", "half*2", None),
    fault("a clip that is damaged", "half*3", K.BAD_OUTPUT, "clip.mp4"),
    fault("a download that always breaks off", f"truncated*{AGAIN}", K.TRANSIENT, "broke off", _FETCH),
    fault("a download that is always empty", f"empty*{AGAIN}", K.TRANSIENT, "came short", _FETCH),
    *(
        fault(f"a file that has expired ({status})", status, K.JOB_LOST, "no longer has", "Make it again")
        for status in ("403", "404", "410")
    ),
    fault("a file of 10 GB by its own words", "huge_file", K.BAD_OUTPUT, "larger than 2 MiB", "Look for it"),
    fault("a file of 10 GB, chunk by chunk", "endless_file", K.BAD_OUTPUT, "larger than 2 MiB"),
    *(
        fault(f"a redirect to {where}", "redirect", K.BAD_OUTPUT, where.split("/")[0], redirects_to=where)
        for where in (
            "file:///etc/passwd",
            "http://example.com/clip.mp4",
            "https://10.0.0.1/clip.mp4",
            "https://169.254.169.254/latest/meta-data",
            "https://[::ffff:192.168.0.1]/clip.mp4",
        )
    ),
)
_ELSEWHERE = ("where it cannot be fetched", "It should lie at")
LINKS = (
    *(
        fault(f"a link to {where}", "", K.BAD_OUTPUT, *_ELSEWHERE, where, links_to=where)
        for where in ("file:///etc/passwd", "gs://bucket/clip.mp4", "https://10.0.0.1/clip.mp4")
    ),
    *(
        fault(f"an odd host in {where}", "", None, links_to=where)
        for where in ("https://evil.example/v1beta/files/{name}:download", "ftp://x/files/{name}", "files/{name}")
    ),
)
"""Of a link only the file's name counts: it is fetched from Google, whatever the link says."""
