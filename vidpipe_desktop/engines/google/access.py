"""How Google is reached: the Gemini API with a key, or Vertex AI with a project and a token, or with an express key.

Paths and headers as in Google's reference of the Gemini API and of Vertex AI (generateContent, predictLongRunning,
interactions), whose request bodies are the same.
"""

from dataclasses import dataclass

from vidpipe_desktop.engines.http import Account

_GEMINI = "https://generativelanguage.googleapis.com"
_VERTEX = "https://aiplatform.googleapis.com"


@dataclass(frozen=True, slots=True)
class Access:
    """Who calls. key: of the Gemini API, or an express key of Vertex; project, location, token: of Vertex.

    base_url replaces Google's own address, as proxies and tests need it.
    """

    key: str = ""
    project: str = ""
    location: str = "global"
    token: str = ""
    express: bool = False
    base_url: str = ""

    @property
    def vertex(self) -> bool:
        """Whether Vertex AI is called, not the Gemini API."""
        return bool(self.project) or self.express

    @property
    def account(self) -> Account:
        """For the HTTP layer."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {"x-goog-api-key": self.key}
        return Account("Google", self.base_url or (_VERTEX if self.vertex else _GEMINI), headers)

    @property
    def root(self) -> str:
        """What every path begins with."""
        if self.project:
            return f"v1beta1/projects/{self.project}/locations/{self.location}"
        return "v1beta1" if self.express else "v1beta"

    def model(self, name: str, verb: str) -> str:
        """The path of a model's method."""
        return f"{self.root}/{'publishers/google/' if self.vertex else ''}models/{name}:{verb}"
