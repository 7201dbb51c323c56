"""What the JSON of remote engines is read with: unknown fields pass, known ones must be of the right kind."""

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Snake(BaseModel):
    """An object whose fields are written with_underscores."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Camel(BaseModel):
    """An object whose fields are writtenLikeThis."""

    model_config = ConfigDict(extra="ignore", frozen=True, alias_generator=to_camel, populate_by_name=True)
