"""What an error answer of a supplier means, from its status and from the error objects that are in use.

Understood are Google's `{"error": {"code", "message", "status", "details": [...]}}` (google.rpc.Status), the string codes of
its Interactions, OpenAI's `{"error": {"message", "type", "code"}}`, Runway's `{"error": "…", "issues": [...]}`, fal's
`{"detail": "…", "error_type"}` and `{"detail": [{"loc", "msg", "type"}]}`, and plain strings. What matters is whether the
request may have been accepted: only 429 is surely not. After 5xx a paid request may be at work all the same: UNCERTAIN.
"""

import email.utils
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from vidpipe_desktop.core.errors import EngineError, FailureKind

_LONGEST_WORDS = 300
_REFUSED = re.compile(r"safety|responsible ai|usage guidelines|moderat|blocked|content[ _]policy", re.IGNORECASE)
_NO_QUOTA = re.compile(r"insufficient_quota|per_?day|daily", re.IGNORECASE)
_NO_CREDIT = re.compile(r"(not|n't) have enough credits|insufficient credits|exhausted balance|top_?up", re.IGNORECASE)
_BAD_KEY = re.compile(r"api[ _]key[ _](not[ _])?(in)?valid|API_KEY_INVALID|invalid[ _]api[ _]key", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as it came. headers have lower-case names."""

    method: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON, or None if it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


def failure_of(answer: Answer, supplier: str, *, paid: bool) -> EngineError:
    """The error that the answer, whose status is not 200, amounts to."""
    error = _error_object(answer)
    words = _words(error)
    signs = json.dumps(error)
    wait = _wait(answer, error)
    match answer.status:
        case 400 | 402 | 403 | 429 if answer.status == 402 or _NO_CREDIT.search(words):
            advice = f"{words} Buy some there, then resume the film."
            return EngineError(FailureKind.QUOTA, f"Your credit at {supplier} is used up.", advice.strip())
        case 401 | 403:
            return _no_access(supplier, words)
        case 400 if _BAD_KEY.search(signs):
            return _no_access(supplier, words)
        case 404 | 410 if not paid:
            title = f"{supplier} no longer knows this job or file."
            return EngineError(FailureKind.JOB_LOST, title, f"{words} Make it again.".strip())
        case 404:
            advice = "The model may have been retired. Choose another one in Settings."
            title = f"{supplier} does not know what was asked for."
            return EngineError(FailureKind.INVALID, title, f"{words} {advice}".strip())
        case 429 if _NO_QUOTA.search(signs):
            advice = f"{words} Wait until tomorrow, or look at your plan there."
            return EngineError(FailureKind.QUOTA, f"The quota at {supplier} is used up.", advice.strip())
        case 429:
            advice = f"{words} Resume the film in a while.".strip()
            return EngineError(FailureKind.RATE_LIMITED, f"{supplier} is asked too often.", advice, retry_after=wait)
        case status if status < 500:
            return _declined(supplier, words, content=bool(_REFUSED.search(f"{error.get('code')} {words}")))
        case _ if paid:
            advice = f"{words} It may have been accepted and billed all the same. Look there before you make it again."
            return EngineError(
                FailureKind.UNCERTAIN, f"{supplier} broke off with error {answer.status}.", advice.strip()
            )
        case _:
            title = f"{supplier} has a problem of its own (error {answer.status})."
            advice = f"{words} Resume the film in a while.".strip()
            return EngineError(FailureKind.TRANSIENT, title, advice, retry_after=wait)


def _no_access(supplier: str, words: str) -> EngineError:
    return EngineError(
        FailureKind.AUTH, f"{supplier} did not accept the key.", f"{words} Check it in Settings.".strip()
    )


def _declined(supplier: str, words: str, *, content: bool) -> EngineError:
    if content:
        advice = f"{words} Change the words or the pictures."
        return EngineError(FailureKind.MODERATED, f"{supplier} refused this for its content.", advice.strip())
    advice = f"{words} Change what it was asked for, or choose another model."
    return EngineError(FailureKind.INVALID, f"{supplier} did not accept the request.", advice.strip())


def _error_object(answer: Answer) -> dict[str, Any]:
    found = answer.json()
    match found:
        case {"error": dict()}:
            return cast(dict[str, Any], found["error"])
        case {"error": str(words), "issues": list()}:
            return _listed(words, found["issues"])
        case {"detail": list()}:
            return _listed("", found["detail"])
        case {"error": str(words)} | {"detail": str(words)}:
            return {"message": words, "code": found.get("error_type")}
        case dict():
            return cast(dict[str, Any], found)
        case _:
            return {}


def _listed(words: str, issues: list[Any]) -> dict[str, Any]:
    """One error of several: what each says and where, without the values it repeats."""
    parts, codes = [words], list[str]()
    for issue in issues:
        if isinstance(issue, dict):
            each = cast(dict[str, Any], issue)
            place = each.get("loc") or each.get("path")
            where = ".".join(map(str, cast(list[Any], place))) if isinstance(place, list) else ""
            parts.append(f"{where}: {each.get('msg') or each.get('message')}")
            codes.append(str(each.get("type") or each.get("code")))
    return {"message": " ".join(parts), "code": " ".join(codes)}


def _words(error: Mapping[str, Any]) -> str:
    """What the supplier says, one line of bearable length."""
    text = " ".join(str(error.get("message") or "").split())
    return text if len(text) <= _LONGEST_WORDS else text[: _LONGEST_WORDS - 1] + "…"


def _wait(answer: Answer, error: Mapping[str, Any]) -> float:
    """Seconds to wait: google.rpc.RetryInfo, else the Retry-After header (RFC 9110, 10.2.3: seconds or a date), else 0."""
    details = error.get("details")
    for detail in cast(list[Any], details) if isinstance(details, list) else []:
        if isinstance(detail, dict) and (delay := re.fullmatch(r"([\d.]+)s", str(cast(Any, detail).get("retryDelay")))):
            return float(delay[1])
    header = answer.headers.get("retry-after", "")
    if re.fullmatch(r"\d+(\.\d+)?", header):
        return float(header)
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
