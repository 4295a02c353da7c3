"""A document as it is sent: a file in a form, or a text in JSON."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, BinaryIO, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from starlette.datastructures import FormData, UploadFile

from rolefit.domain.errors import RequestRefused
from rolefit.domain.records import (
    DOCUMENT_ID,
    LONGEST_NAME,
    LONGEST_TAG,
    MOST_TAGS,
    RecordKind,
)
from rolefit.domain.resume import Month

DocumentId = Annotated[str, StringConstraints(pattern=f"^{DOCUMENT_ID}$")]


def stripped(text: str) -> str:
    """Without blanks around it; its length is counted before, as the description has it.

    Raises:
        ValueError: nothing is left.
    """
    bare = text.strip()
    if not bare:
        raise ValueError("it is blank")
    return bare


Tag = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_TAG), AfterValidator(stripped)
]
Number = Annotated[float, Field(strict=True)]
Whole = Annotated[int, Field(strict=True)]
Switch = Annotated[bool, Field(strict=True)]
"""Of JSON's own kind: pydantic would take true for 1, and "yes" for true."""
MonthText = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]

_FORM = "multipart/form-data"
_JSON = "application/json"


class Strict(BaseModel):
    """What is sent: a field that is not known is refused, since a slip would pass for a default."""

    model_config = ConfigDict(extra="forbid")


class DocumentMarks(Strict):
    """What is said of a document beside its words."""

    tags: list[Tag] = Field(default=[], max_length=MOST_TAGS)
    keep_until: date | None = Field(default=None, description="The day after which it is erased.")
    as_of: MonthText | None = Field(
        default=None, description="The month that “present” stands for; none: the document's own."
    )


class DocumentText(DocumentMarks):
    """A document as text."""

    text: str = Field(min_length=1, description="Plain text or Markdown, line by line.")
    name: str = Field(default="", max_length=LONGEST_NAME, description="For display.")


class DocumentForm(DocumentMarks):
    """A document as a file; what it is, its bytes tell."""

    file: bytes = Field(description="PDF, DOCX, HTML, Markdown, text, JSON Resume or JobPosting.")


class ImportMarks(Strict):
    """What is said of all documents of a bulk import."""

    kind: RecordKind = RecordKind.RESUME
    tags: list[Tag] = Field(default=[], max_length=MOST_TAGS)
    keep_until: date | None = Field(default=None, description="The day after which they go.")


class ImportForm(ImportMarks):
    """Documents as one file."""

    file: bytes = Field(description="ZIP of documents, or JSON Lines.")


_Marks = TypeVar("_Marks", bound=Strict)


@dataclass(frozen=True, slots=True)
class Many:
    """A file of many documents as it came; open while the call lasts."""

    file: BinaryIO
    name: str
    marks: ImportMarks


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as it came."""

    content: bytes
    name: str
    marks: DocumentMarks

    @property
    def as_of(self) -> Month | None:
        """The month that "present" stands for."""
        return Month.parse(self.marks.as_of) if self.marks.as_of else None


async def _sent(request: Request) -> Sent:
    kind = _media_type(request)
    if kind == _JSON:
        told = _validated(DocumentText, await request.body())
        return Sent(told.text.encode("utf-8", "surrogatepass"), told.name, told)
    if kind == _FORM:
        return await _of_form(request)
    raise RequestRefused(
        "A document is sent as a form with a file, or as JSON with a text.",
        remedy=f"Send it as {_FORM} or {_JSON}.",
    )


async def _of_form(request: Request) -> Sent:
    async with request.form(max_files=1, max_fields=60) as form:
        file, marks = _parts(form, DocumentMarks)
        return Sent(await file.read(), file.filename or "", marks)


async def _many(request: Request) -> AsyncIterator[Many]:
    if _media_type(request) != _FORM:
        raise RequestRefused("A bulk import is sent as a form with a file.")
    async with request.form(max_files=1, max_fields=60) as form:
        file, marks = _parts(form, ImportMarks)
        yield Many(file.file, file.filename or "", marks)


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _parts(form: FormData, kind: type[_Marks]) -> tuple[UploadFile, _Marks]:
    """The file of a form, and what is said of it."""
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise RequestRefused("The form has no file.", remedy="Add a part named file.")
    fields: dict[str, Any] = {
        key: form.getlist(key) if key == "tags" else value
        for key, value in form.multi_items()
        if key != "file"
    }
    try:
        return file, kind.model_validate(fields)
    except ValidationError as error:
        raise RequestValidationError(_located(error)) from error


def _validated(kind: type[DocumentText], body: bytes) -> DocumentText:
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(_located(error)) from error


def _located(error: ValidationError) -> list[Any]:
    return [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_input=False)]


SentDocument = Annotated[Sent, Depends(_sent)]
SentMany = Annotated[Many, Depends(_many)]
"""Read behind the visit that stands before it among a call's parameters, so not for strangers."""

IMPORT_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {_FORM: {"schema": ImportForm.model_json_schema()}},
    }
}

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            _FORM: {"schema": DocumentForm.model_json_schema()},
            _JSON: {"schema": DocumentText.model_json_schema()},
        },
    }
}
"""What the description of a call says of such a body."""
