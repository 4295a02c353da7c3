"""Every setting, in one table. Each is read from the environment as ROLEFIT_NAME, or given."""

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set. docs/settings.md is checked against this class."""

    model_config = SettingsConfigDict(env_prefix="ROLEFIT_", extra="forbid", frozen=True)

    model: str | None = Field(
        default=None,
        description="Bundle folder, model folder, Hugging Face name or `models:/NAME@ALIAS`; "
        "none: what ships.",
    )
    runtime: Literal["onnxruntime", "openvino"] = Field(
        default="onnxruntime",
        description="What runs the model. `openvino` is several times as fast on chips with AMX, "
        "but scores there differ in tenths from other chips'; needs the `fast` extra.",
    )
    threads: int | None = Field(
        default=None,
        ge=1,
        description="Texts encoded side by side; none: one per core. Never moves a score.",
    )
    readers: int | None = Field(
        default=None, ge=1, description="Reading processes; none: one per core."
    )
    cache_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_cache_dir("rolefit")),
        description="Folder for exported models and their background vectors.",
    )
    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("rolefit")) / "documents",
        description="Folder that documents are kept in: records, bytes, vectors, index.",
    )
    public_url: str = Field(
        default="http://127.0.0.1:8000",
        description="Address that others reach the service by; issuer and audience of its tokens.",
    )
    token_minutes: int = Field(
        default=10, ge=1, le=60, description="Minutes that an access token counts for."
    )
    refresh_days: int = Field(
        default=14, ge=1, le=90, description="Days after which a person has to sign in again."
    )
    oidc_issuer: str | None = Field(
        default=None,
        description="Who else signs tokens, as their `iss` says; none: nobody.",
    )
    oidc_jwks_url: str | None = Field(
        default=None, description="Where that issuer publishes its keys; https."
    )
    oidc_audience: str | None = Field(
        default=None, description="What its tokens name as `aud`; none: `public_url`."
    )
    oidc_type: str = Field(
        default="at+jwt",
        description="What its tokens name as `typ`; `JWT` for issuers that do not follow RFC 9068. "
        "Then the audience alone tells access tokens from others.",
    )
    oidc_tenant_claim: str = Field(
        default="tenant", description="The claim of its tokens that names the tenant."
    )
    oidc_scope_claim: str = Field(
        default="scope", description="The claim that names scopes, such as `match`."
    )
    oidc_roles_claim: str | None = Field(
        default=None,
        description="The claim that names roles, such as `recruiter`, in place of scopes.",
    )
    mlflow_uri: str | None = Field(
        default=None,
        description="Where models are registered and runs tracked: `http(s)://SERVER` or "
        "`sqlite:///FILE`; none: a SQLite file in the user's data folder.",
    )
    cached_resumes: int = Field(
        default=2000, ge=0, description="Encoded résumés that a Matcher keeps in memory."
    )
    redact: bool = Field(
        default=True,
        description="Replace personal data before anything is embedded; off only for audits.",
    )
    max_bytes: int = Field(default=25_000_000, ge=1, description="Bytes a document may have.")
    max_pages: int = Field(default=60, ge=1, description="Pages a document may have.")
    max_output_bytes: int = Field(
        default=4_000_000, ge=1, description="Bytes of text it may yield."
    )
    max_seconds: float = Field(default=20.0, gt=0, description="Seconds that reading it may take.")
    max_memory_bytes: int = Field(
        default=1 << 30, ge=1 << 26, description="Memory that reading it may take, in bytes."
    )

    import_documents: int = Field(
        default=20_000, ge=1, description="Documents that one bulk import may hold."
    )
    import_bytes: int = Field(
        default=4_000_000_000, ge=1, description="Bytes that one bulk import may unpack to."
    )
    upload_bytes: int = Field(
        default=1_000_000_000, ge=1, description="Bytes that the file of a bulk import may have."
    )
    request_seconds: float = Field(
        default=30.0,
        gt=0,
        description="Seconds that a request's body may take to arrive, for "
        "each 10 MB of what it may have.",
    )
    requests_per_minute: int = Field(
        default=1200, ge=1, description="Requests that a tenant may make in a minute."
    )
    places: int | None = Field(
        default=None,
        ge=1,
        description="Requests that are scored or read side by side; none: two per core.",
    )
    wait_seconds: float = Field(
        default=5.0, ge=0, description="Seconds that such a request waits for a place."
    )

    @property
    def registry(self) -> str:
        """Address of the model registry: the one that is set, else a file of this user.

        Not in the cache folder: whoever empties a cache expects to lose time, not models.
        """
        folder = Path(platformdirs.user_data_dir("rolefit"))
        return self.mlflow_uri or f"sqlite:///{folder.absolute() / 'mlflow' / 'mlflow.db'}"
