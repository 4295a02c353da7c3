"""Every error rolefit raises, as one tree: docs/errors.md draws it.

Each carries `message` (what happened) and `remedy` (what to do), both free of document text.
"""


class RolefitError(Exception):
    """Root of every error rolefit raises on purpose.

    Args:
        message: what happened, one sentence, without any text of the document.
        remedy: what the reader of the message can do about it, one sentence.
    """

    remedy_default = "Run `rolefit doctor` to see what is configured and what is missing."

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy or self.remedy_default

    @property
    def code(self) -> str:
        """The class name: stable, for JSON output and for tests."""
        return type(self).__name__

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the trip from the reading process, remedy included."""
        return (_rebuild, (type(self), self.message, self.remedy))


def _rebuild(kind: type[RolefitError], message: str, remedy: str) -> RolefitError:
    return kind(message, remedy=remedy)


class ReadError(RolefitError):
    """A document could not be read."""

    remedy_default = "Open the file in its own program, save it again and retry."


class UnsupportedFormat(ReadError):
    """The bytes are of no kind we read."""

    remedy_default = (
        "Save it as PDF, DOCX, HTML, Markdown, plain text, JSON Resume or a JobPosting page."
    )


class EmptyDocument(ReadError):
    """There is nothing to read in it."""

    remedy_default = "Check that the right file was chosen; it holds no words."


class ScannedDocument(ReadError):
    """Its pages are pictures; there is no text to score."""

    remedy_default = "Run optical character recognition on it, or ask for the original file."


class EncryptedDocument(ReadError):
    """It wants a password."""

    remedy_default = "Save a copy without a password."


class MacroDocument(ReadError):
    """It carries macros, and we do not open those."""

    remedy_default = "Save it as .docx (without macros) or as PDF."


class CorruptDocument(ReadError):
    """The file's structure is broken."""


class InvalidStructure(ReadError):
    """JSON Resume or JobPosting data that breaks its schema."""

    remedy_default = "Correct the field that the message names; the schema is in docs/reading.md."


class LimitExceeded(ReadError):
    """A reading limit was reached; the limits are settings."""

    remedy_default = "Split or shrink the document, or raise the limit (docs/settings.md)."


class TooLarge(LimitExceeded):
    """More bytes than a document may have."""


class TooManyPages(LimitExceeded):
    """More pages than a document may have."""


class TooMuchOutput(LimitExceeded):
    """Reading produced more bytes than a document may yield, as a decompression bomb does."""


class ReadTimeout(LimitExceeded):
    """Reading took longer than it may."""


class ReadMemory(LimitExceeded):
    """Reading needed more memory than it may."""


class ProfileError(RolefitError):
    """A document was read, but is no usable résumé or job."""

    remedy_default = "Run `rolefit profile FILE` to see what was understood."


class NoRequirements(ProfileError):
    """A posting that asks for nothing we can check."""

    remedy_default = "Add what the person must know or do, one item a line."


class ModelError(RolefitError):
    """A bundle or model cannot be used."""


class BundleNotFound(ModelError):
    """There is no such bundle or model."""

    remedy_default = "Give the folder of a bundle, or leave the model out for the one that ships."


class BundleCorrupt(ModelError):
    """A bundle's checksum or manifest does not hold."""

    remedy_default = "Copy or export the bundle again."


class TrainingError(RolefitError):
    """A recipe or its data cannot be trained with."""

    remedy_default = "Check the recipe and the data folder, see docs/training.md."


class LeakageFound(TrainingError):
    """Something that is learned is also asked."""

    remedy_default = "Leave the pair out, or keep its concept from training."


class DataError(RolefitError):
    """Data to train or measure on is not what it should be."""

    remedy_default = "Download it again from where `rolefit data list` says."


class DataUnavailable(DataError):
    """Its publisher cannot be reached, or gives something else."""

    remedy_default = (
        "Run it again, what is finished stays; or download the file yourself and give it by --from."
    )


class RegistryError(RolefitError):
    """The model registry refuses."""

    remedy_default = "See ROLEFIT_MLFLOW_URI and docs/model-registry.md."


class RegistryUnavailable(RegistryError):
    """It does not answer, or does not let us in."""

    remedy_default = "Check ROLEFIT_MLFLOW_URI, the network, and that the server runs."


class RegistryDamaged(RegistryError):
    """What it holds cannot be used."""

    remedy_default = "Restore its database and files from a backup, or point at another one."


class VersionNotFound(RegistryError):
    """There is no such version, alias or run."""

    remedy_default = "Run `rolefit model list` to see what there is."


class PromotionRefused(RegistryError):
    """A version may not become the champion."""

    remedy_default = "Run `rolefit model promote VERSION` to see every check of the gate."


class StoreError(RolefitError):
    """What is kept cannot be read or changed."""

    remedy_default = "See ROLEFIT_DATA_DIR and docs/stores.md."


class RevisionConflict(StoreError):
    """Somebody else changed it in between."""

    remedy_default = "Get it again and make the change to what stands there now."


class DocumentNotFound(StoreError):
    """No such document is kept."""

    remedy_default = "Look at the ids that `rolefit import` and `rolefit search --json` tell."


class DocumentDeleted(StoreError):
    """It was erased, and does not come back under its id."""

    remedy_default = "If its person agreed to that, send it under another document id."


class StoreUnavailable(StoreError):
    """The engine does not answer, or lets nobody in."""

    remedy_default = "Check that the data folder can be written and that its disk is not full."


class StoreDamaged(StoreError):
    """It holds what cannot be read."""

    remedy_default = "Restore the data folder from a backup."


class TrailBroken(StoreError):
    """The audit log was changed behind our back."""

    remedy_default = "Keep the file as it is, and compare it with the last export or backup."


class AccessError(RolefitError):
    """Whoever asks may not."""

    remedy_default = "Sign in with an account that may, see docs/access.md."


class SignInRefused(AccessError):
    """Name and secret do not fit, or the account is disabled."""

    remedy_default = "Check both, or ask an administrator for a new secret."


class TokenRefused(AccessError):
    """A token is missing, no longer valid, or not one of ours."""

    remedy_default = "Sign in again."


class IssuerUnavailable(AccessError):
    """The keys of the tokens' issuer cannot be fetched."""

    remedy_default = "Send it again in half a minute; if it stays, check ROLEFIT_OIDC_JWKS_URL."


class ScopeMissing(AccessError):
    """The token does not allow this."""

    remedy_default = "Ask an administrator for a role that includes the scope."


class ForeignRequest(AccessError):
    """A change was asked for by another site's page."""

    remedy_default = "Open the page of this service itself, and do it there."


class AccountExists(AccessError):
    """The name is taken."""

    remedy_default = "Choose another name."


class AccountNotFound(AccessError):
    """There is no such account."""

    remedy_default = "Run `rolefit admin list` to see who there is."


class ServiceError(RolefitError):
    """A request cannot be answered as it stands."""

    remedy_default = "Look the call up in docs/api.md."


class RequestRefused(ServiceError):
    """Its body or parameters are not what is asked for."""

    remedy_default = "Correct what the message names; the call is described in docs/api.md."


class RequestTooSlow(ServiceError):
    """Its body did not arrive in time."""

    remedy_default = "Send it again over a quicker connection, or in smaller parts."


class KeyReused(ServiceError):
    """An idempotency key came with another body."""

    remedy_default = "Use a new key for every new request."


class StillRunning(ServiceError):
    """The first request with this key is not answered yet."""

    remedy_default = "Wait a moment and send it again."


class ModelBusy(ServiceError):
    """One model at a time is taken up."""

    remedy_default = "Wait until `GET /v1/model` no longer says `building`."


class TaskNotFound(ServiceError):
    """There is no such task."""

    remedy_default = "Use the address that the request which began it was answered with."


class ComeBack(ServiceError):
    """Not now.

    Args:
        retry_after: seconds after which it may be tried again.
    """

    remedy_default = "Wait as many seconds as Retry-After says, and send it again."

    def __init__(self, message: str, *, remedy: str | None = None, retry_after: int = 1) -> None:
        super().__init__(message, remedy=remedy)
        self.retry_after = retry_after


class RateExceeded(ComeBack):
    """Too many requests of one tenant."""


class Overloaded(ComeBack):
    """No place is free."""


class MatchError(RolefitError):
    """A match cannot be made or replayed."""


class MissingExtra(RolefitError):
    """An optional dependency is not installed; the message names the `pip install` for it."""


class UsageError(RolefitError):
    """The caller asked for something that cannot be done."""

    remedy_default = "See `rolefit COMMAND --help`."
