"""Settings: environment variables VIDPIPE_… first, then settings.toml in the config folder, then these defaults."""

import contextlib
import ipaddress
import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Protocol
from urllib.parse import urlsplit

import platformdirs
import tomlkit
from pydantic import AfterValidator, BaseModel, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from tomlkit.exceptions import TOMLKitError

from vidpipe_desktop.core.caps import Caps
from vidpipe_desktop.core.errors import InvalidRequest, Problem, StorageError
from vidpipe_desktop.core.models import UnknownTakes
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.logs import hide, redact

APP = "vidpipe"

SettingValue = str | bool | int | float | list[str]
"""What a setting can be in settings.toml."""

_PREFIX, _NESTED = "VIDPIPE_", "__"


def config_dir() -> Path:
    """The platform's folder for settings of this app."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def default_data_dir() -> Path:
    """The platform's folder for data of this app."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


class ApiSettings(BaseModel):
    """The HTTP API. An address other than loopback needs a token."""

    on: bool = Field(default=False, description="Serve it while the window is open.")
    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=8765, ge=0, le=65535)
    token: SecretStr = SecretStr("")

    def require_token(self) -> None:
        """Raises InvalidRequest if other machines could use it without a token."""
        if not _is_loopback(self.host) and not self.token.get_secret_value():
            why = (
                f"{self.host} can be reached from other machines, so a token is needed. "
                "Make one under Settings, Automation, or set VIDPIPE_API__TOKEN to a secret, or use 127.0.0.1."
            )
            raise InvalidRequest(Problem("api.host", why))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


MOST_AT_ONCE, MOST_PER_MINUTE = 64, 100_000


class LimitSettings(BaseModel):
    """How much may be asked of one engine, for each of its roles; without a value it is what the engine's facts say."""

    at_once: int | None = Field(default=None, ge=1, le=MOST_AT_ONCE, description="Steps that run at the same time.")
    per_minute: int | None = Field(default=None, ge=1, le=MOST_PER_MINUTE, description="Requests in a minute.")


class SpendingSettings(BaseModel):
    """The most that may be spent, in US dollars; without a value there is no cap."""

    per_project: float | None = Field(default=None, ge=0, le=1e9, allow_inf_nan=False)
    per_month: float | None = Field(default=None, ge=0, le=1e9, allow_inf_nan=False)

    @property
    def caps(self) -> Caps:
        """The same in micro-dollars."""
        return Caps(_micros(self.per_project), _micros(self.per_month))


def _micros(amount: float | None) -> Micros | None:
    return None if amount is None else dollars(amount)


class _Switchable(Protocol):
    """Settings of an engine that can be switched on and off."""

    on: bool

    @property
    def model_fields_set(self) -> set[str]:
        """Names of the values that somebody gave."""
        ...


def _address(text: str) -> str:
    """The text, if it says where a server can be. Raises PydanticCustomError."""
    with contextlib.suppress(ValueError):  # of what is no URL, or has no port where one should be
        url = urlsplit(text.strip() if "://" in text else f"http://{text.strip()}")
        if not text.strip() or (url.scheme in ("http", "https") and url.hostname and url.port != 0):
            return text.strip()
    raise PydanticCustomError("address", "must be an address such as http://127.0.0.1:8188")


Address = Annotated[str, AfterValidator(_address)]
"""Where a server is: a URL with http or https; "" = where it usually is."""


def _offered(engine: _Switchable, *reasons: str) -> bool:
    """Whether the engine is switched on; where nobody said, whether any of the reasons is given."""
    return engine.on if "on" in engine.model_fields_set else any(reasons)


class UpdateSettings(BaseModel):
    """Newer versions of the app. Without a word from the person nothing is looked for."""

    on: bool | None = Field(default=None, description="Look for newer versions once a day; not set: ask once.")
    url: str = Field(default="", description="Another folder of latest.json than the one this build came with.")


class GoogleSettings(BaseModel):
    """Google. With a key the Gemini API is called; with a project, Vertex AI, whose token comes from google-auth."""

    on: bool = Field(default=False, description="Offer this engine. Unless said, a key, address or project here does.")
    api_key: SecretStr = Field(default=SecretStr(""), description="Instead of the key in the keychain.")
    base_url: Address = Field(default="", description="Another address than Google's own.")
    project: str = Field(default="", description="Project of Vertex AI.")
    location: str = Field(default="global", description="Location of Vertex AI.")
    access_token: SecretStr = Field(
        default=SecretStr(""), description="A token for Vertex AI, instead of google-auth's."
    )
    express: bool = Field(default=False, description="The key is one of Vertex AI in express mode.")
    text_model: str = ""
    image_model: str = ""
    video_model: str = ""

    @property
    def offered(self) -> bool:
        """Whether films can be ordered from it."""
        return _offered(self, self.api_key.get_secret_value(), self.base_url, self.project)


class OpenAiSettings(BaseModel):
    """Any server that speaks OpenAI's protocol: Ollama, LM Studio, llama.cpp, vLLM, OpenRouter, OpenAI itself."""

    on: bool = Field(default=False, description="Offer this engine. Unless said, a key or an address here does.")
    api_key: SecretStr = Field(default=SecretStr(""), description="Instead of the key in the keychain.")
    base_url: Address = Field(default="", description="As in http://127.0.0.1:11434/v1; OpenAI's own if empty.")
    text_model: str = ""
    image_model: str = Field(default="", description="Needed to paint on a server of your own.")

    @property
    def offered(self) -> bool:
        """Whether films can be ordered from it."""
        return _offered(self, self.api_key.get_secret_value(), self.base_url)


class ComfySettings(BaseModel):
    """ComfyUI on this machine or another. Names of model files are those in its models folder."""

    on: bool = Field(default=False, description="Offer this engine. Unless said, an address here does.")
    base_url: Address = Field(default="", description="http://127.0.0.1:8188 if empty.")
    api_key: SecretStr = Field(default=SecretStr(""), description="For a proxy before it; instead of the keychain's.")
    header: str = Field(default="authorization", pattern=r"^[A-Za-z0-9-]+$", description="Which takes the key.")
    image_workflow: str = Field(default="", description="Your own for pictures, exported as API format (JSON).")
    edit_workflow: str = Field(default="", description="Your own for end frames, painted from start frames.")
    video_workflow: str = Field(default="", description="Your own for clips.")
    image_model: str = "z_image_turbo_bf16.safetensors"
    image_text_encoder: str = "qwen_3_4b.safetensors"
    image_vae: str = "ae.safetensors"
    video_model: str = Field(default="wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors", description="High noise.")
    video_model_low: str = Field(default="wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors", description="Low noise.")
    video_text_encoder: str = "umt5_xxl_fp8_e4m3fn_scaled.safetensors"
    video_vae: str = "wan_2.1_vae.safetensors"
    fps: int = Field(default=16, ge=1, le=120, description="Pictures a second that the clip workflow makes.")
    clip_lines: int = Field(
        default=720, ge=64, le=2160, description="Short side of clips in pixels, at most; 1080 for Full HD."
    )

    @property
    def offered(self) -> bool:
        """Whether films can be ordered from it."""
        return _offered(self, self.base_url)


class ClipSettings(BaseModel):
    """A supplier of clips, such as Runway or fal."""

    on: bool = Field(default=False, description="Offer this engine. Unless said, a key or an address here does.")
    api_key: SecretStr = Field(default=SecretStr(""), description="Instead of the key in the keychain.")
    base_url: Address = Field(default="", description="Another address than the supplier's own.")
    video_model: str = Field(default="", description="As the supplier names it.")

    @property
    def offered(self) -> bool:
        """Whether clips can be ordered from it."""
        return _offered(self, self.api_key.get_secret_value(), self.base_url)


class Settings(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_nested_delimiter=_NESTED, extra="ignore", validate_default=True
    )

    data_dir: Path = Field(default_factory=default_data_dir)
    workers: int = Field(default=0, ge=0, le=64, description="Worker processes; 0 = one per processor core.")
    captions: bool = Field(default=True, description="Draw captions and titles into animatic clips.")
    narration: bool = Field(default=False, description="Have the captions of animatic clips read aloud.")
    enabled_engines: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="Engines of other packages that may be used; in the environment: a,b,c."
    )
    limits: dict[str, LimitSettings] = Field(default_factory=dict, description="By engine id.")
    spending: SpendingSettings = SpendingSettings()
    unknown_takes: UnknownTakes = Field(
        default=UnknownTakes.ASK, description="Takes that may have been paid for: ask, resubmit or skip."
    )
    films_at_once: int = Field(default=2, ge=1, le=1000, description="How many films of the queue are made at once.")
    api: ApiSettings = ApiSettings()
    updates: UpdateSettings = UpdateSettings()
    google: GoogleSettings = GoogleSettings()
    openai_compatible: OpenAiSettings = OpenAiSettings()
    comfyui: ComfySettings = ComfySettings()
    runway: ClipSettings = ClipSettings()
    fal: ClipSettings = ClipSettings()

    @field_validator("enabled_engines", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What was passed in, then the environment, then settings.toml."""
        file = TomlConfigSettingsSource(settings_cls, toml_file=config_dir() / "settings.toml")
        return init_settings, env_settings, file


def load_settings(data_dir: Path | None = None) -> Settings:
    """The settings of this process; data_dir overrides every source.

    Raises InvalidRequest for a bad value and StorageError for an unreadable settings.toml, both in plain words.
    """
    settings = _read({} if data_dir is None else {"data_dir": data_dir})
    _hide_secrets(settings)
    return settings.model_copy(update={"data_dir": settings.data_dir.expanduser().absolute()})


def _hide_secrets(model: BaseModel) -> None:
    for _, value in model:
        match value:
            case SecretStr():
                hide(value.get_secret_value())
            case BaseModel():
                _hide_secrets(value)
            case _:
                pass


def describe(settings: Settings) -> str:
    """What is set otherwise than it comes, as TOML, with *** for secrets: for reports."""
    return redact(tomlkit.dumps(settings.model_dump(mode="json", exclude_defaults=True, exclude_none=True)))


def check_setting(name: str, value: SettingValue | None) -> Settings:
    """The settings as they would be with this value of, say, "api.port". Raises as `load_settings`."""
    given: Any = value
    for part in reversed(name.split(".")):
        given = {part: given}
    return _read(given)


def _read(given: dict[str, Any]) -> Settings:
    path = config_dir() / "settings.toml"
    try:
        return Settings(**given)
    except ValidationError as error:
        problems = [Problem(_place(item["loc"]), _why(item)) for item in error.errors()]
        raise InvalidRequest(*problems) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StorageError("The settings file cannot be read.", f"Mend or remove {path}: {error}.") from error


def variable_of(name: str) -> str:
    """The environment variable that decides about a setting, such as VIDPIPE_API__PORT about "api.port"; "" if none does."""
    parts, present = name.upper().split("."), {key.upper() for key in os.environ}
    candidates = (_PREFIX + _NESTED.join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((variable for variable in candidates if variable in present), "")


def save_setting(name: str, value: SettingValue) -> None:
    """Write one value, such as "google.project", to settings.toml; everything else in it stays. "" takes the value out.

    Nobody but its owner may read the file, which may hold a token. Raises StorageError.
    """
    path = config_dir() / "settings.toml"
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        *tables, last = name.split(".")
        table: Any = document
        for part in tables:
            table = table.setdefault(part, tomlkit.table())
        if value == "":
            table.pop(last, None)
        else:
            table[last] = value
        path.parent.mkdir(parents=True, exist_ok=True)
        part_file = path.with_suffix(".part")
        part_file.unlink(missing_ok=True)
        handle = os.open(part_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(document))
        part_file.replace(path)
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise StorageError("The setting cannot be kept.", f"Look at {path}: {error}.") from error


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "settings"


def _why(item: ErrorDetails) -> str:
    given = item["input"]
    what = f"{item['msg']}, not “{given}”" if isinstance(given, (str, int, float)) else item["msg"]
    return f"Setting {_place(item['loc'])}: {what}."
