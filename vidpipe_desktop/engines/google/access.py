"""How Google is reached: the Gemini API with a key, or Vertex AI with a project and a token, or with an express key.

Paths and headers as in Google's reference of the Gemini API and of Vertex AI (generateContent, predictLongRunning,
interactions), whose request bodies are the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.engines.http import Account, Credentials, authorized, checked_key
from vidpipe_desktop.settings import GoogleSettings

_GEMINI = "https://generativelanguage.googleapis.com"
_VERTEX = "https://aiplatform.googleapis.com"
_GOOGLE_AUTH = ("", ".exceptions", ".transport.requests")
_SCOPE = "https://www.googleapis.com/auth/cloud-platform"


@dataclass(frozen=True, slots=True)
class Access:
    """Who calls what. project and location: of Vertex AI. express: Vertex AI with a key and no project.

    base_url replaces Google's own address, as proxies and tests need it.
    """

    credentials: Credentials
    project: str = ""
    location: str = "global"
    express: bool = False
    base_url: str = ""

    @property
    def vertex(self) -> bool:
        """Whether Vertex AI is called, not the Gemini API."""
        return bool(self.project) or self.express

    @property
    def account(self) -> Account:
        """For the HTTP layer."""
        return Account("Google", self.base_url or (_VERTEX if self.vertex else _GEMINI), self.credentials)

    @property
    def root(self) -> str:
        """What every path begins with."""
        if self.project:
            return f"v1beta1/projects/{self.project}/locations/{self.location}"
        return "v1beta1" if self.express else "v1beta"

    def model(self, name: str, verb: str) -> str:
        """The path of a model's method."""
        return f"{self.model_path(name)}:{verb}"

    def model_path(self, name: str) -> str:
        """The path of a model."""
        return f"{self.root}/{'publishers/google/' if self.vertex else ''}models/{name}"


def access_by(settings: GoogleSettings, key: Callable[[], str]) -> Access:
    """What the settings say. key: looks the key up, where one is needed."""
    token = settings.access_token.get_secret_value()
    credentials: Credentials
    if token:
        credentials = authorized("Google", "Bearer", lambda: token)
    elif settings.project:
        credentials = _VertexCredentials()
    else:
        credentials = lambda: {"x-goog-api-key": checked_key("Google", key())}
    return Access(credentials, settings.project, settings.location, settings.express, settings.base_url)


class _VertexCredentials:
    """Application Default Credentials: a service account's file, gcloud's login, or the machine's own identity."""

    def __init__(self) -> None:
        self._found: Any = None

    def __call__(self) -> Mapping[str, str]:
        try:
            auth, errors, transport = (import_module(f"google.auth{part}") for part in _GOOGLE_AUTH)
        except ImportError as error:
            advice = "Install it with: pip install vidpipe-desktop[vertex] — or use a key of the Gemini API."
            raise EngineError(FailureKind.AUTH, "Vertex AI needs the package google-auth.", advice) from error
        problem: type[Exception] = errors.GoogleAuthError
        try:
            if self._found is None:
                self._found, _ = auth.default(scopes=[_SCOPE])
            if not self._found.valid:
                self._found.refresh(transport.Request())
        except problem as error:
            advice = f"Log in with: gcloud auth application-default login. {error}"
            raise EngineError(FailureKind.AUTH, "Google does not know who calls.", advice) from error
        return {"authorization": f"Bearer {self._found.token}"}
