"""Every call × everybody who might make it, and every way to make it wrong.

A call that is not in the table fails the first test, so nobody forgets to say who may make it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from recruiting import BAKER, JOB
from served import PASSWORD, PEOPLE, Served, serving

from rolefit.domain.accounts import Scope

pytestmark = pytest.mark.slow

HERE = {"job": "JOB", "resume": "BAKER"}


class Call(NamedTuple):
    """A call, who may make it, and how it is made right.

    Args:
        status: of its answer to somebody who may.
        foreign: of its answer to somebody of another tenant who has the scope: 404, or what the
            call answers when it can only see that tenant's own things.
        malformed: a body that cannot be meant, or None where there is none.
    """

    method: str
    path: str
    scopes: set[Scope]
    status: int
    body: Mapping[str, Any] = MappingProxyType({})
    foreign: int = 404
    malformed: Mapping[str, Any] | None = None


R, W, M = Scope.DOCUMENTS_READ, Scope.DOCUMENTS_WRITE, Scope.MATCH
NO_JSON = {"content": b"{", "headers": {"Content-Type": "application/json"}}
PAIR = {"job": {"id": "JOB"}, "resumes": [{"id": "BAKER"}]}
ONE = {"job": {"id": "JOB"}, "resume": {"id": "BAKER"}}
FILE = {"files": {"file": ("a.jsonl", b'{"text": "Baker"}\n')}}

CALLS = [
    Call("GET", "/v1/me", set(), 200, foreign=200),
    Call(
        "PUT",
        "/v1/me/password",
        set(),
        422,
        {"json": {"old": PASSWORD, "new": "short"}},
        foreign=422,
        malformed=NO_JSON,
    ),
    Call("GET", "/v1/accounts", {Scope.ACCOUNTS}, 200, foreign=200),
    Call(
        "POST",
        "/v1/accounts",
        {Scope.ACCOUNTS},
        422,
        {"json": {"name": "new@north.example", "password": "short"}},
        foreign=422,
        malformed=NO_JSON,
    ),
    Call("GET", "/v1/accounts/{account_id}", {Scope.ACCOUNTS}, 404),
    Call("PATCH", "/v1/accounts/{account_id}", {Scope.ACCOUNTS}, 404, {"json": {}}, 404, NO_JSON),
    Call(
        "PUT", "/v1/accounts/{account_id}/secret", {Scope.ACCOUNTS}, 404, {"json": {}}, 404, NO_JSON
    ),
    *(
        call
        for kind, text in (("resume", BAKER), ("job", JOB))
        for call in (
            Call("POST", f"/v1/{kind}s", {W}, 200, {"json": {"text": text}}, 201, NO_JSON),
            Call("GET", f"/v1/{kind}s", {R}, 200, foreign=200),
            Call(
                "PUT",
                f"/v1/{kind}s/{{document_id}}",
                {W},
                412,
                {"json": {"text": text}, "headers": {"If-Match": '"99"'}},
                412,
                NO_JSON,
            ),
            Call("GET", f"/v1/{kind}s/{{document_id}}", {R}, 200),
            Call("GET", f"/v1/{kind}s/{{document_id}}/content", {R}, 200),
            Call("POST", f"/v1/{kind}s/{{document_id}}/reread", {W}, 200),
            Call(
                "DELETE",
                f"/v1/{kind}s/{{document_id}}",
                {W},
                412,
                {"headers": {"If-Match": '"99"'}},
            ),
        )
    ),
    Call("POST", "/v1/score", {M}, 200, {"json": PAIR}, malformed=NO_JSON),
    Call("POST", "/v1/explain", {M}, 200, {"json": ONE}, malformed=NO_JSON),
    Call("POST", "/v1/replay", {M}, 422, {"json": ONE}, 422, NO_JSON),
    Call("POST", "/v1/jobs/{job_id}/ranking", {M, R}, 200, {"json": {}}, malformed=NO_JSON),
    Call("POST", "/v1/search/resumes", {M, R}, 200, {"json": {"query": "baker"}}, 200, NO_JSON),
    Call("POST", "/v1/search/jobs", {M, R}, 200, {"json": {"query": "baker"}}, 200, NO_JSON),
    Call("POST", "/v1/search/facets", {M, R}, 200, {"json": {}}, 200, NO_JSON),
    Call("GET", "/v1/resumes/{resume_id}/similar", {M, R}, 200),
    Call("POST", "/v1/imports", {W}, 202, FILE, 202, {"files": {"file": ("a.pdf", b"%PDF")}}),
    Call("GET", "/v1/tasks", {W}, 200, foreign=200),
    Call("GET", "/v1/tasks/{task_id}", {W}, 404),
    Call("GET", "/v1/tasks/{task_id}/outcomes", {W}, 404),
    Call("DELETE", "/v1/tasks/{task_id}", {W}, 404),
    Call(
        "POST",
        "/v1/decisions",
        {Scope.DECISIONS_WRITE},
        201,
        {"json": {"job_id": "JOB", "resume_id": "BAKER", "verdict": "shortlisted"}},
        malformed=NO_JSON,
    ),
    Call("GET", "/v1/jobs/{job_id}/decisions", {R}, 200),
    Call("GET", "/v1/resumes/{resume_id}/decisions", {R}, 200),
    Call("GET", "/v1/audit", {Scope.AUDIT_READ}, 200, foreign=200),
    Call("GET", "/v1/audit/export", {Scope.AUDIT_READ}, 200, foreign=200),
    Call("GET", "/v1/audit/verification", {Scope.AUDIT_READ}, 200, foreign=200),
    Call(
        "POST",
        "/v1/reports/local-law-144",
        {Scope.REPORTS_READ},
        200,
        {"files": {"groups": ("groups.csv", b"document_id,sex\nx,Female\n")}},
        422,
        {"files": {"groups": ("groups.csv", b"\xff\xfe")}},
    ),
    Call("GET", "/v1/model", {Scope.OPERATE}, 200, foreign=403),
    Call(
        "PUT",
        "/v1/model",
        {Scope.OPERATE},
        202,
        {"json": {"model": None}},
        403,
        {"json": {"model": "somebody/model"}},
    ),
    Call(
        "PUT",
        "/v1/model/challenger",
        {Scope.OPERATE},
        422,
        {"json": {"model": "/nowhere"}},
        403,
        {"json": {"model": "somebody/model"}},
    ),
    Call("GET", "/v1/model/challenger", {Scope.OPERATE}, 200, foreign=403),
    Call("DELETE", "/v1/model/challenger", {Scope.OPERATE}, 204, foreign=403),
    Call("GET", "/metrics", {Scope.OPERATE}, 200, foreign=403),
]

OPEN = {
    "/v1/token",
    "/v1/token/revoke",
    "/.well-known/jwks.json",
    "/.well-known/oauth-authorization-server",
    "/health/live",
    "/health/ready",
}
"""Calls that need no token: they give one, or tell nothing about anybody."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("data")) as made:
        yield made


def ids(call: Call) -> str:
    return f"{call.method} {call.path}"


def made(served: Served, who: str, call: Call, **instead: Any) -> Any:
    """The call as somebody makes it, about what the tenant north keeps."""
    known = {"JOB": served.job, "BAKER": served.baker}
    own = served.job if call.path.startswith("/v1/jobs") else served.baker
    path = call.path.format(
        document_id=own, job_id=served.job, resume_id=served.baker, account_id="x", task_id="x"
    )
    body: Any = instead or filled(call.body, known)
    return served(who, call.method, path, **body)


def filled(told: Any, known: dict[str, str]) -> Any:
    """A body with the ids of what is kept in their places."""
    if isinstance(told, Mapping):
        return {key: filled(value, known) for key, value in told.items()}
    if isinstance(told, list):
        return [filled(value, known) for value in told]
    return known.get(told, told) if isinstance(told, str) else told


def may(who: str, call: Call) -> bool:
    return call.scopes <= PEOPLE[who][1].scopes


def test_every_call_is_in_the_table(served: Served) -> None:
    app: Any = served.client.app
    there = {
        (method.upper(), path)
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    told = {(call.method, call.path) for call in CALLS}
    assert {path for method, path in there - told} == OPEN
    assert told <= there


@pytest.mark.parametrize("call", CALLS, ids=ids)
def test_nobody_without_a_token_may_make_it(served: Served, call: Call) -> None:
    answer = made(served, "anonymous", call)
    assert answer.status_code == 401
    assert answer.json()["title"] == "TokenRefused"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("call", [call for call in CALLS if call.scopes], ids=ids)
def test_nobody_without_the_scope_may_make_it(served: Served, call: Call) -> None:
    others = [who for who in PEOPLE if not may(who, call)]
    assert others
    for who in others:
        answer = made(served, who, call)
        assert (who, answer.status_code) == (who, 403)
        assert answer.json()["title"] == "ScopeMissing"


@pytest.mark.parametrize("call", CALLS, ids=ids)
def test_whoever_has_the_scope_may_make_it(served: Served, call: Call) -> None:
    for who in (who for who in PEOPLE if PEOPLE[who][0] == "north" and may(who, call)):
        answer = made(served, who, call)
        assert (who, answer.status_code) == (who, call.status), answer.text


@pytest.mark.parametrize("call", CALLS, ids=ids)
def test_another_tenants_things_are_as_if_there_were_none(served: Served, call: Call) -> None:
    answer = made(served, "stranger", call)
    assert answer.status_code == call.foreign, answer.text
    assert "Ada" not in answer.text
    asked = answer.request.url.path + answer.request.read().decode(errors="replace")
    assert all(one in asked for one in (served.baker, served.job) if one in answer.text)


@pytest.mark.parametrize("call", CALLS, ids=ids)
def test_a_method_that_it_has_not_is_refused(served: Served, call: Call) -> None:
    answer = served(
        "admin",
        "TRACE",
        call.path.format_map(
            dict.fromkeys(("document_id", "job_id", "resume_id", "account_id", "task_id"), "x")
        ),
    )
    assert answer.status_code == 405
    assert call.method in answer.headers["Allow"]
    assert answer.json()["title"] == "MethodNotAllowed"


@pytest.mark.parametrize("call", [c for c in CALLS if c.malformed is not None], ids=ids)
def test_what_is_malformed_is_refused_and_says_what_to_do(served: Served, call: Call) -> None:
    who = next(who for who in PEOPLE if may(who, call))
    answer = made(served, who, call, **call.malformed or {})
    assert answer.status_code in {415, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["remedy"]


@pytest.mark.parametrize(
    "call", [c for c in CALLS if c.method in {"POST", "PUT", "PATCH"}], ids=ids
)
def test_what_is_too_large_is_refused_before_it_is_read(served: Served, call: Call) -> None:
    who = next(who for who in PEOPLE if may(who, call))
    most = 2_000_000_000 if "imports" in call.path else 200_000_000
    headers = {"Content-Length": str(most), "Content-Type": "application/json"}
    answer = made(served, who, call, content=b"{}", headers=headers)
    assert answer.status_code == 413
    assert answer.json()["title"] == "TooLarge"
