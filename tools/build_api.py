"""Write docs/openapi.json, docs/api.md and the examples in them, by making every call for real.

    python tools/build_api.py

A test makes the calls again and fails when something was told that is not so any more.
"""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from starlette.testclient import TestClient

from rolefit.access import Machine
from rolefit.api import create_app
from rolefit.api.examples import EXAMPLES
from rolefit.domain.accounts import Role
from rolefit.settings import Settings

ROOT = Path(__file__).parent.parent
BEGIN = "<!-- Written by tools/build_api.py; change the code, not this. -->"
ADDRESS = "http://127.0.0.1:8000"
PASSWORD = "seven quiet lanterns"  # noqa: S105 - of somebody who does not exist

JOB = "Baker\n\nRequirements\n- Three years of experience as a baker\n"
RESUME = "Ada Example\n\nExperience\nBaker, Old Mill, 2015 - 2021\n- Baked sourdough for cafés\n"
OTHER = "Ben Beispiel\n\nExperience\nCook, Harbour Inn, 2019 - 2023\n- Ran a small kitchen\n"


class Step(NamedTuple):
    """A call that is made. Values such as "{task}" are known from the answers before."""

    operation: str
    method: str
    path: str
    json: Any = None
    form: dict[str, str] | None = None
    file: tuple[str, str, bytes] | None = None
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed
    who: str = "admin"
    keep: str = ""


def steps() -> list[Step]:
    """Every call, in an order in which each can be made."""
    signing = {"grant_type": "password", "username": "ada@mail.example", "password": PASSWORD}
    client = {"name": "ats-bridge", "kind": "client", "roles": ["recruiter"]}
    pair = {"job": {"id": "workday-7"}, "resume": {"id": "workday-4711"}}
    decision = {
        "job_id": "workday-7",
        "resume_id": "workday-4711",
        "verdict": "shortlisted",
        "reason": "Yes.",
    }
    lines = b'{"text": "Cara Exemplo. Baker for two years.", "document_id": "cara"}\n'
    return [
        Step("token", "POST", "/v1/token", form=signing, who="", keep="refresh_token"),
        Step("jwks", "GET", "/.well-known/jwks.json", who=""),
        Step("metadata", "GET", "/.well-known/oauth-authorization-server", who=""),
        Step("me", "GET", "/v1/me"),
        Step("create_account", "POST", "/v1/accounts", client, keep="id"),
        Step("list_accounts", "GET", "/v1/accounts"),
        Step("get_account", "GET", "/v1/accounts/{id}"),
        Step("change_account", "PATCH", "/v1/accounts/{id}", {"roles": ["viewer"]}),
        Step("set_secret", "PUT", "/v1/accounts/{id}/secret", {}),
        Step("put_job", "PUT", "/v1/jobs/workday-7", {"text": JOB}),
        Step("create_job", "POST", "/v1/jobs", {"text": "Cook\n\nRequirements\n- Cooking\n"}),
        Step("list_jobs", "GET", "/v1/jobs?after=w&limit=1"),
        Step("get_job", "GET", "/v1/jobs/workday-7"),
        Step("get_job_content", "GET", "/v1/jobs/workday-7/content"),
        Step("reread_job", "POST", "/v1/jobs/workday-7/reread"),
        Step(
            "create_resume",
            "POST",
            "/v1/resumes",
            file=("file", "ben.txt", OTHER.encode()),
            form={"tags": "kitchen"},
            headers={"Idempotency-Key": "upload-4711"},
        ),
        Step("put_resume", "PUT", "/v1/resumes/workday-4711", {"text": RESUME, "tags": ["bakery"]}),
        Step("list_resumes", "GET", "/v1/resumes?after=w&limit=1"),
        Step("get_resume", "GET", "/v1/resumes/workday-4711"),
        Step("get_resume_content", "GET", "/v1/resumes/workday-4711/content"),
        Step("reread_resume", "POST", "/v1/resumes/workday-4711/reread"),
        Step(
            "score",
            "POST",
            "/v1/score",
            {
                "job": {"id": "workday-7"},
                "resumes": [{"id": "workday-4711"}, {"text": OTHER}],
                "explain": False,
            },
        ),
        Step("explain", "POST", "/v1/explain", pair, keep="match"),
        Step("replay", "POST", "/v1/replay", {"match": "{match}", **pair}),
        Step("rank_job", "POST", "/v1/jobs/workday-7/ranking", {"top": 1}),
        Step(
            "search_resumes",
            "POST",
            "/v1/search/resumes",
            {"query": "sourdough AND NOT java", "filters": {"tags": ["bakery"]}, "top": 1},
        ),
        Step("search_jobs", "POST", "/v1/search/jobs", {"query": "baker", "top": 1}),
        Step("facets", "POST", "/v1/search/facets", {"tags": ["bakery"]}),
        Step("similar_resumes", "GET", "/v1/resumes/workday-4711/similar?top=1"),
        Step("create_decision", "POST", "/v1/decisions", decision),
        Step("list_decisions", "GET", "/v1/jobs/workday-7/decisions"),
        Step("list_decisions_of_resume", "GET", "/v1/resumes/workday-4711/decisions"),
        Step("create_import", "POST", "/v1/imports", file=("file", "all.jsonl", lines), keep="id"),
        Step("get_task", "GET", "/v1/tasks/{id}"),
        Step("list_outcomes", "GET", "/v1/tasks/{id}/outcomes"),
        Step("cancel_task", "DELETE", "/v1/tasks/{id}"),
        Step("list_tasks", "GET", "/v1/tasks"),
        Step(
            "report_local_law_144",
            "POST",
            "/v1/reports/local-law-144",
            file=("groups", "groups.csv", b"document_id,sex\nworkday-4711,Female\n"),
        ),
        Step("list_audit", "GET", "/v1/audit?limit=1"),
        Step("export_audit", "GET", "/v1/audit/export"),
        Step("verify_audit", "GET", "/v1/audit/verification"),
        Step("get_model", "GET", "/v1/model", who="operator"),
        Step("put_model", "PUT", "/v1/model", {"model": None}, who="operator"),
        Step("put_challenger", "PUT", "/v1/model/challenger", {"model": None}, who="operator"),
        Step("get_challenger", "GET", "/v1/model/challenger", who="operator"),
        Step("delete_challenger", "DELETE", "/v1/model/challenger", who="operator"),
        Step("live", "GET", "/health/live", who=""),
        Step("ready", "GET", "/health/ready", who=""),
        Step("metrics", "GET", "/metrics", who="operator"),
        Step("delete_resume", "DELETE", "/v1/resumes/workday-4711"),
        Step("delete_job", "DELETE", "/v1/jobs/workday-7"),
        Step("revoke", "POST", "/v1/token/revoke", form={"token": "{refresh_token}"}, who=""),
        Step(
            "change_password",
            "PUT",
            "/v1/me/password",
            {"old": PASSWORD, "new": "eight loud lanterns"},
        ),
    ]


def recorded() -> dict[str, Any]:
    """What every call was asked and answered, by operation, without what is new each time."""
    with TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder)))
        accounts = app.state.service.services.access.accounts
        here = Machine.of("north")
        accounts.create_person(here, "ada@mail.example", PASSWORD, [Role.ADMIN])
        accounts.create_person(here, "otto@mail.example", PASSWORD, [Role.OPERATOR])
        with TestClient(app) as client:
            return dict(_made(client))


def _made(client: TestClient) -> Iterator[tuple[str, Any]]:
    bearers = {"admin": _bearer(client, "ada"), "operator": _bearer(client, "otto"), "": {}}
    known: dict[str, Any] = {}
    settle = Settled()
    for step in steps():
        path, body, form = (_filled(one, known) for one in (step.path, step.json, step.form))
        files = {step.file[0]: step.file[1:]} if step.file else None
        if step.operation == "get_task":
            _wait(client, f"/v1/tasks/{known['id']}", bearers["admin"])
        answer = client.request(
            step.method,
            path,
            json=body,
            data=form,
            files=files,
            headers={**bearers[step.who], **step.headers},
        )
        if answer.status_code >= 400:
            raise SystemExit(f"{step.operation}: {answer.status_code} {answer.text}")
        told = answer.json() if answer.headers.get("content-type") == "application/json" else None
        if step.keep and told is not None:
            known[step.keep] = told[step.keep]
        yield step.operation, settle.all(_example(step, path, body, form, answer.status_code, told))


def _example(step: Step, path: str, body: Any, form: Any, status: int, told: Any) -> dict[str, Any]:
    return {
        "curl": _curl(step, path, body, form),
        "request": body if step.json is not None else None,
        "status": status,
        "response": told,
    }


def _curl(step: Step, path: str, body: Any, form: dict[str, str] | None) -> str:
    parts = ["curl"] + ([] if step.method == "GET" else ["-X", step.method])
    if step.who:
        parts += ["-H", "Authorization: Bearer $TOKEN"]
    for name, value in step.headers.items():
        parts += ["-H", f"{name}: {value}"]
    if body is not None:
        parts += ["-H", "Content-Type: application/json"]
        written = json.dumps(body, ensure_ascii=False)
        parts += ["-d", written if len(written) < 600 else "@body.json"]
    if step.file:
        parts += ["-F", f"{step.file[0]}=@{step.file[1]}"]
    for name, value in (form or {}).items():
        parts += ["-F" if step.file else "-d", f"{name}={value}"]
    words = [shlex.quote(one) for one in [*parts, f"{ADDRESS}{path}"]]
    # The shell must put the token in its place.
    bearer = "Authorization: Bearer $TOKEN"
    return " ".join(words).replace(f"'{bearer}'", f'"{bearer}"')


class Settled:
    """Puts the same in place of whatever is new each time: ids, moments, tokens, hashes."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def all(self, told: Any) -> Any:
        """A value with all that is in it."""
        if isinstance(told, dict):
            return {key: self._of(key, self.all(value)) for key, value in told.items()}
        if isinstance(told, list):
            return [self.all(value) for value in told]
        return self._text(told) if isinstance(told, str) else told

    def _of(self, key: str, value: Any) -> Any:
        secrets = {"access_token": "eyJhbGciOi…", "refresh_token": "jQ3v…", "secret": "mS9c…"}
        if key in secrets and value is not None:
            return secrets[key]
        return "…" if key in {"x", "kid"} and isinstance(value, str) else value

    def _text(self, text: str) -> str:
        text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "2026-12-01T09:30:00Z", text)
        # Behind the weights an encoder's id tells the chip.
        text = re.sub(r"(@[0-9a-f]{16})/[^\s`]+", r"\1/…", text)
        text = re.sub(r"token=\S+?(?=[ '])", "token=$REFRESH_TOKEN", text)
        return re.sub(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b", self._named, text)

    def _named(self, found: re.Match[str]) -> str:
        size = len(found[0])
        number = len([one for one in self._seen if len(one) == size]) + 1
        return self._seen.setdefault(found[0], f"{number * 0x9E3779B1:0{size}x}")


def _filled(value: Any, known: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(one, known) for key, one in value.items()}
    if not isinstance(value, str):
        return value
    for name, one in known.items():
        if value == f"{{{name}}}":
            return one
        value = value.replace(f"{{{name}}}", str(one))
    return value


def _bearer(client: TestClient, name: str) -> dict[str, str]:
    form = {"grant_type": "password", "username": f"{name}@mail.example", "password": PASSWORD}
    return {"Authorization": f"Bearer {client.post('/v1/token', data=form).json()['access_token']}"}


def _wait(client: TestClient, path: str, bearer: dict[str, str]) -> None:
    while client.get(path, headers=bearer).json()["state"] in {"waiting", "running"}:
        pass


def described() -> dict[str, Any]:
    """The description of the interface, as it is served."""
    with TemporaryDirectory() as folder:
        told: dict[str, Any] = create_app(Settings(data_dir=Path(folder))).openapi()
        return told


def page(description: dict[str, Any], examples: dict[str, Any]) -> str:
    """The calls with what each is for, who may make it and how."""
    by_tag: dict[str, list[str]] = {}
    for path, methods in description["paths"].items():
        for method, call in methods.items():
            told = _call(method.upper(), path, call, examples[call["operationId"]])
            by_tag.setdefault(call["tags"][0], []).append(told)
    parts = [f"### {tag.capitalize()}\n\n" + "\n\n".join(calls) for tag, calls in by_tag.items()]
    return BEGIN + "\n\n" + "\n\n".join(parts) + "\n"


def _call(method: str, path: str, call: dict[str, Any], example: dict[str, Any]) -> str:
    scopes = [scope for one in call.get("security", []) for scope in one.get("rolefit", [])]
    who = f"Scope {', '.join(f'`{one}`' for one in scopes)}." if scopes else "Any valid token."
    if "security" not in call:
        who = "No token."
    answer = f"Answers {example['status']}"
    shown = json.dumps(example["response"], ensure_ascii=False)
    if example["response"] is None:
        answer += "."
    elif len(shown) > 700:
        answer += f", {len(shown):,} characters like `{shown[:160]}…`"
    else:
        answer += f": `{shown}`"
    return (
        f"#### `{method} {path}`\n{call['summary']}. {who}\n\n"
        f"```sh\n{example['curl']}\n```\n{answer}"
    )


def write() -> None:
    """Write all of it anew."""
    examples = recorded()
    EXAMPLES.write_text(_dumped(examples), encoding="utf-8")
    description = described()
    (ROOT / "docs" / "openapi.json").write_text(_dumped(description), encoding="utf-8")
    target = ROOT / "docs" / "api.md"
    head = target.read_text(encoding="utf-8").partition(BEGIN)[0]
    target.write_text(head + page(description, examples), encoding="utf-8")


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write()
