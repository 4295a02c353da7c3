"""The calls as a developer uses them: documents, scores, search, imports, decisions, audit log."""

import io
import json
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfWriter
from recruiting import BAKER, CODER, JOB
from served import Served, serving, signed_in

pytestmark = pytest.mark.slow

BENEFITS = "Benefits\n- Free fruit\n- 30 days of holiday\n"
"""A posting that asks for nothing."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("data")) as made:
        yield made


def created(served: Served, text: str, **more: Any) -> Any:
    return served("recruiter", "POST", "/v1/resumes", json={"text": text, **more})


CLERK = "Carla Caso\n\nExperience\nClerk, Desk Ltd, 03/2019 - 12/2020\n- Filed.\n"


def test_a_document_goes_through_its_life(served: Served) -> None:
    first = created(served, CLERK)
    assert (first.status_code, first.headers["ETag"]) == (201, '"1"')
    place = first.headers["Location"]
    assert created(served, CLERK).json()["change"] == "unchanged"
    told = served("viewer", "GET", place)
    assert told.json()["title"] == "Clerk"
    assert told.json()["positions"][0]["start"] == "2019-03"
    known = served("viewer", "GET", place, headers={"If-None-Match": told.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    text = "Carla Caso\n\nExperience\nHead clerk, Desk Ltd, 2019 - 2022\n- Filed.\n"
    changed = served("recruiter", "PUT", place, json={"text": text}, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.json()["revision"]) == (200, 2)
    late = served("recruiter", "PUT", place, json={"text": BAKER}, headers={"If-Match": '"1"'})
    assert late.status_code == 412
    assert served("viewer", "GET", f"{place}/content").text == text
    assert served("recruiter", "DELETE", place).status_code == 204
    assert served("viewer", "GET", place).status_code == 410
    again = served("recruiter", "PUT", place, json={"text": text})
    assert (again.status_code, again.json()["title"]) == (410, "DocumentDeleted")


def test_a_file_is_sent_as_a_form_with_marks(served: Served) -> None:
    answer = served(
        "recruiter",
        "PUT",
        "/v1/resumes/ats-1",
        files={
            "file": ("Köhler, Ægir.md", b"# Dora Demo\n\n## Experience\nCook, Inn, 2020 - 2023\n")
        },
        data={"tags": ["kitchen", "north"], "keep_until": "2099-01-31", "as_of": "2024-05"},
    )
    assert answer.status_code == 201
    told = served("viewer", "GET", "/v1/resumes/ats-1").json()
    assert told["name"] == "Köhler, Ægir.md"
    assert (told["tags"], told["keep_until"]) == (["kitchen", "north"], "2099-01-31")
    assert told["as_of"] == "2024-05"


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\u202eb\x1b[31m.pdf", "x" * 300])
def test_a_file_name_is_for_display_and_harms_nobody(served: Served, name: str) -> None:
    answer = served(
        "recruiter", "POST", "/v1/resumes", files={"file": (name, f"Experience\n- {name}".encode())}
    )
    assert answer.status_code in {200, 201}
    place = answer.headers["Location"]
    content = served("viewer", "GET", f"{place}/content")
    assert name not in content.headers["Content-Disposition"]
    assert content.headers["Content-Type"] == "application/octet-stream"
    assert content.headers["X-Content-Type-Options"] == "nosniff"


def test_what_cannot_be_read_is_refused_with_what_to_do(served: Served) -> None:
    answer = served("recruiter", "POST", "/v1/resumes", files={"file": ("a.pdf", b"%PDF-1.7 no")})
    assert (answer.status_code, answer.json()["title"]) == (422, "CorruptDocument")
    assert answer.json()["remedy"]
    job = served("recruiter", "POST", "/v1/jobs", json={"text": BENEFITS})
    assert (job.status_code, job.json()["title"]) == (422, "NoRequirements")


def test_ten_thousand_pages_are_refused_before_they_are_read(served: Served) -> None:
    writer = PdfWriter()
    for _ in range(10_000):
        writer.add_blank_page(200, 200)
    file = io.BytesIO()
    writer.write(file)
    files = {"file": ("long.pdf", file.getvalue())}
    answer = served("recruiter", "POST", "/v1/resumes", files=files)
    assert (answer.status_code, answer.json()["title"]) == (422, "TooManyPages")
    assert served.client.get("/health/ready").status_code == 200


def test_what_is_html_in_a_document_is_told_as_text(served: Served) -> None:
    text = "Experience\n- <script>alert(1)</script> <img src=x onerror=alert(1)> swept floors"
    place = created(served, text).headers["Location"]
    told = served("viewer", "GET", place)
    assert told.headers["Content-Type"] == "application/json"
    assert told.headers["X-Content-Type-Options"] == "nosniff"
    assert "<script>" in told.json()["text"]


def test_a_request_that_is_sent_twice_is_carried_out_once(served: Served) -> None:
    headers = {"Idempotency-Key": "k-1"}
    body = {"job_id": served.job, "resume_id": served.coder, "verdict": "rejected", "reason": "r"}
    first = served("recruiter", "POST", "/v1/decisions", json=body, headers=headers)
    second = served("recruiter", "POST", "/v1/decisions", json=body, headers=headers)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert "Idempotent-Replayed" not in first.headers
    assert second.headers["Idempotent-Replayed"] == "true"
    other = served(
        "recruiter", "POST", "/v1/decisions", json={**body, "verdict": "hired"}, headers=headers
    )
    assert (other.status_code, other.json()["title"]) == (422, "KeyReused")
    listed = served("viewer", "GET", f"/v1/jobs/{served.job}/decisions").json()["items"]
    assert [one["verdict"] for one in listed] == ["rejected"]
    colleague = served("admin", "POST", "/v1/decisions", json=body, headers=headers)
    assert colleague.json()["id"] != first.json()["id"]


def test_who_was_refused_may_try_again_with_the_same_key(served: Served) -> None:
    headers = {"Idempotency-Key": "k-2"}
    for text, status in ((BENEFITS, 422), ("Cook\n\nRequirements\n- Cooking\n", 201)):
        answer = served("recruiter", "POST", "/v1/jobs", json={"text": text}, headers=headers)
        assert answer.status_code == status


def test_scores_are_those_of_the_matcher_and_come_out_again(served: Served) -> None:
    body = {"job": {"text": JOB}, "resumes": [{"text": CODER}, {"id": served.baker}]}
    answer = served("viewer", "POST", "/v1/score", json=body)
    told = answer.json()
    matcher = served.service.library.matcher
    ranking = matcher.rank(JOB, [CODER, BAKER])
    assert [one["score"] for one in told["matches"]] == [match.score for match in ranking]
    best = told["matches"][0]
    assert best["id"] == served.baker
    assert sum(one["points"] for one in best["match"]["requirements"]) == pytest.approx(
        best["score"]
    )
    pair = {"job": {"text": JOB}, "resume": {"id": served.baker}}
    again = served("viewer", "POST", "/v1/replay", json={"match": best["match"], **pair})
    assert again.json() == {
        "equal": True,
        "signature": best["match"]["signature"],
        "differences": [],
    }
    forged = {**best["match"], "score": 99.0}
    told = served("viewer", "POST", "/v1/replay", json={"match": forged, **pair}).json()
    assert not told["equal"]
    assert told["differences"]


def test_an_explanation_shows_the_text_with_what_it_proves(served: Served) -> None:
    pair = {"job": {"id": served.job}, "resume": {"id": served.baker}, "blind": True}
    told = served("viewer", "POST", "/v1/explain", json=pair).json()
    shown = "".join(one["text"] for one in told["text"])
    assert "Baked sourdough" in shown
    assert "Ada Example" not in shown
    assert any(one["requirements"] for one in told["text"])


def test_importance_and_weights_move_the_points(served: Served) -> None:
    body = {"job": {"id": served.job}, "resumes": [{"id": served.baker}], "explain": False}
    plain = served("viewer", "POST", "/v1/score", json=body).json()["matches"][0]["score"]
    turned = {**body, "importance": {"0": "not"}}
    assert served("viewer", "POST", "/v1/score", json=turned).json()["matches"][0]["score"] < plain
    wrong = served("viewer", "POST", "/v1/score", json={**body, "importance": {"77": "must"}})
    assert (wrong.status_code, wrong.json()["title"]) == (422, "UsageError")


def test_meaning_and_words_are_balanced_as_asked_and_replay(served: Served) -> None:
    body = {"job": {"id": served.job}, "resumes": [{"id": served.baker}]}

    def scored(words: float) -> Any:
        asked = {**body, "weights": {"words": words}}
        return served("viewer", "POST", "/v1/score", json=asked)

    plain = served("viewer", "POST", "/v1/score", json=body).json()["matches"][0]
    assert scored(0.5).json()["matches"][0] == plain
    by_words = scored(1).json()["matches"][0]
    assert by_words["score"] != plain["score"]
    assert " words=1.0 [" in by_words["match"]["inputs"]["weights"]
    pair = {"job": {"id": served.job}, "resume": {"id": served.baker}}
    again = served("viewer", "POST", "/v1/replay", json={"match": by_words["match"], **pair})
    assert again.json()["equal"]
    assert scored(1.1).status_code == scored(-0.1).status_code == 422


def test_a_next_page_of_another_balance_is_refused(served: Served) -> None:
    place = f"/v1/jobs/{served.job}/ranking"
    after = served("viewer", "POST", place, json={"top": 1}).json()["next"]
    asked = {"top": 1, "after": after, "weights": {"words": 1}}
    assert served("viewer", "POST", place, json=asked).status_code == 422


def test_a_pool_is_ranked_in_pages_without_repeats(served: Served) -> None:
    seen: list[str] = []
    after = None
    while True:
        body = {"top": 2, "after": after}
        page = served("viewer", "POST", f"/v1/jobs/{served.job}/ranking", json=body).json()
        seen += [one["id"] for one in page["results"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == page["total"]
    assert seen[0] == served.baker


def test_search_knows_words_chips_operators_and_filters(served: Served) -> None:
    def found(**body: Any) -> list[str]:
        answer = served("viewer", "POST", "/v1/search/resumes", json=body)
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["results"]]

    assert found(query="baking bread")[0] == served.baker
    assert found(query="kubernetes AND NOT sourdough") == [served.coder]
    assert found(chips=[{"text": "Kubernetes", "importance": "must"}])[0] == served.coder
    assert found(query="work", filters={"skills": ["k8s"]}) == [served.coder]
    assert served.baker not in found(query="work", filters={"languages": ["fr"]})
    wrong = served("viewer", "POST", "/v1/search/resumes", json={"query": '"open'})
    assert (wrong.status_code, wrong.json()["title"]) == (422, "UsageError")


@pytest.mark.parametrize("path", ["/v1/accounts", "/v1/resumes"])
def test_a_list_in_pages_is_the_whole_list(served: Served, path: str) -> None:
    whole = served("admin", "GET", path).json()
    assert whole["next"] is None
    told = served("admin", "GET", path, params={"limit": 1}).json()
    seen = told["items"]
    while told["next"] is not None:
        told = served("admin", "GET", path, params={"limit": 1, "after": told["next"]}).json()
        assert len(told["items"]) == 1
        seen += told["items"]
    assert seen == whole["items"]
    assert len(seen) > 1


def test_jobs_are_found_for_a_resume_and_by_words(served: Served) -> None:
    for body in ({"resume": {"id": served.baker}}, {"query": "baker"}):
        told = served("viewer", "POST", "/v1/search/jobs", json=body).json()["results"]
        assert told[0]["id"] == served.job


def test_jobs_are_kept_apart_by_a_place_of_several_words(served: Served) -> None:
    text = "Cook\nLocation: New York, NY\n\nRequirements\n- Cooking for many guests\n"
    made = served("recruiter", "POST", "/v1/jobs", json={"text": text}).json()["id"]

    def found(place: str) -> list[str]:
        body = {"query": "cooking", "filters": {"places": [place]}}
        answer = served("viewer", "POST", "/v1/search/jobs", json=body)
        return [one["id"] for one in answer.json()["results"]]

    assert found("New York") == [made]
    assert found("York, PA") == []
    served("recruiter", "DELETE", f"/v1/jobs/{made}")


def finished(served: Served, place: str) -> Any:
    for _ in range(600):
        task = served("recruiter", "GET", place).json()
        if task["state"] not in {"waiting", "running"}:
            return task
        time.sleep(0.1)
    raise AssertionError("the import did not end within a minute")


def test_a_zip_is_taken_in_and_each_file_told(served: Served) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "one.txt", "Emil Entwurf\n\nExperience\nBaker, Inn, 2019 - 2024\n- Baked.\n"
        )
        archive.writestr("two.pdf", b"%PDF-1.7 broken")
        archive.writestr("copy.txt", BAKER)
    answer = served(
        "recruiter",
        "POST",
        "/v1/imports",
        files={"file": ("all.zip", file.getvalue())},
        data={"tags": ["fair"]},
    )
    assert answer.status_code == 202
    place = answer.headers["Location"]
    task = finished(served, place)
    assert (task["state"], task["done"], task["refused"]) == ("done", 3, 1)
    outcomes = served("recruiter", "GET", f"{place}/outcomes").json()["items"]
    assert [(one["name"], one["change"]) for one in outcomes] == [
        ("one.txt", "created"),
        ("two.pdf", "refused"),
        ("copy.txt", "updated"),  # it has the tag now
    ]
    assert outcomes[1]["remedy"]
    assert served("recruiter", "DELETE", place).json()["state"] == "done"


def test_lines_are_taken_in(served: Served) -> None:
    lines = [{"text": "Flora Fiktiv\n\nExperience\n- Knitted.\n", "document_id": "line-1"}]
    file = "\n".join(map(json.dumps, lines)).encode()
    answer = served("recruiter", "POST", "/v1/imports", files={"file": ("a.jsonl", file)})
    assert finished(served, answer.headers["Location"])["state"] == "done"
    assert served("viewer", "GET", "/v1/resumes/line-1").status_code == 200


def test_what_was_done_stands_in_the_audit_log(served: Served) -> None:
    before = served("auditor", "GET", "/v1/audit?limit=1000").json()["items"]
    served("viewer", "GET", f"/v1/resumes/{served.baker}")
    after = served("auditor", "GET", f"/v1/audit?after={len(before)}").json()["items"]
    assert [(one["action"], one["document_id"]) for one in after] == [("read", served.baker)]
    assert after[0]["previous"] == before[-1]["hash"]
    assert {"created", "updated", "deleted", "scored", "decided"} <= {
        one["action"] for one in before
    }
    assert "Ada" not in json.dumps(before)


def test_the_audit_log_is_exported_and_holds(served: Served) -> None:
    lines = served("auditor", "GET", "/v1/audit/export").text.splitlines()
    told = served("auditor", "GET", "/v1/audit/verification").json()
    assert (told["whole"], told["last"]) == (True, len(lines))
    assert json.loads(lines[-1])["hash"] == told["hash"]
    gone = served("auditor", "GET", f"/v1/audit/verification?expect={'0' * 64}").json()
    assert not gone["whole"]


def test_a_report_counts_decisions_by_groups_that_are_not_kept(served: Served) -> None:
    for resume, verdict in ((served.baker, "shortlisted"), (served.coder, "rejected")):
        body = {"job_id": served.job, "resume_id": resume, "verdict": verdict, "score": 50}
        served("recruiter", "POST", "/v1/decisions", json=body)
    table = f"document_id,sex\n{served.baker},Female\n{served.coder},Male\n".encode()
    file = {"groups": ("groups.csv", table)}
    told = served("auditor", "POST", "/v1/reports/local-law-144", files=file)
    assert told.status_code == 200
    assert told.json()["individuals"] == 2
    headers = {"Accept": "text/html"}
    page = served("auditor", "POST", "/v1/reports/local-law-144", files=file, headers=headers)
    assert "Female" in page.text
    assert "script" not in page.text


def test_accounts_are_made_changed_and_sign_in(served: Served) -> None:
    body = {"name": "gustav@north.example", "password": "four green umbrellas"}
    made = served("admin", "POST", "/v1/accounts", json=body)
    assert (made.status_code, made.json()["roles"]) == (201, ["recruiter"])
    place = made.headers["Location"]
    served("admin", "PATCH", place, json={"roles": ["viewer"]})
    form = {"grant_type": "password", "username": body["name"], "password": body["password"]}
    tokens = served.client.post("/v1/token", data=form).json()
    assert set(tokens["scope"].split()) == {"documents:read", "match"}
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert served.client.get("/v1/me", headers=bearer).status_code == 200
    served("admin", "PATCH", place, json={"disabled": True})
    assert served.client.get("/v1/me", headers=bearer).status_code == 401
    assert served.client.post("/v1/token", data=form).json()["error"] == "invalid_grant"


def test_an_account_is_changed_whole_or_not_at_all(served: Served) -> None:
    body = {"name": "greta@north.example", "password": "four green umbrellas"}
    place = served("admin", "POST", "/v1/accounts", json=body).headers["Location"]
    both = {"roles": ["operator"], "disabled": True}
    assert served("admin", "PATCH", place, json=both).status_code == 403
    told = served("admin", "GET", place).json()
    assert (told["roles"], told["disabled"]) == (["recruiter"], False)
    told = served("admin", "PATCH", place, json={**both, "roles": ["viewer"]}).json()
    assert (told["roles"], told["disabled"]) == (["viewer"], True)


def test_a_wrong_old_password_ends_no_sign_in(served: Served) -> None:
    body = {"old": "not this one, at all", "new": "four green umbrellas"}
    told = served("viewer", "PUT", "/v1/me/password", json=body)
    assert (told.status_code, told.json()["title"]) == (403, "SignInRefused")
    assert "WWW-Authenticate" not in told.headers
    assert served("viewer", "GET", "/v1/me").status_code == 200


def test_a_moment_without_a_zone_is_refused(served: Served) -> None:
    for moment, status in (("2031-05-04T12:00:00", 422), ("2031-05-04T12:00:00Z", 200)):
        told = served("viewer", "POST", "/v1/search/facets", json={"changed_from": moment})
        assert told.status_code == status


def test_a_program_gets_a_token_for_its_secret(served: Served) -> None:
    body = {"name": "ats-bridge", "kind": "client", "roles": ["recruiter"]}
    secret = served("admin", "POST", "/v1/accounts", json=body).json()["secret"]
    answer = served.client.post(
        "/v1/token", data={"grant_type": "client_credentials"}, auth=("ats-bridge", secret)
    )
    assert answer.status_code == 200
    assert "refresh_token" not in answer.json()
    wrong = served.client.post(
        "/v1/token", data={"grant_type": "client_credentials"}, auth=("ats-bridge", "x")
    )
    assert (wrong.status_code, wrong.json()["error"]) == (401, "invalid_client")
    assert wrong.headers["WWW-Authenticate"] == "Basic"
    odd = served.client.post("/v1/token", data={"grant_type": "magic"})
    assert odd.json()["error"] == "unsupported_grant_type"


def test_a_stolen_refresh_token_ends_the_sign_in(served: Served) -> None:
    form = {
        "grant_type": "password",
        "username": "viewer@north.example",
        "password": "seven quiet lanterns",
    }
    stolen = served.client.post("/v1/token", data=form).json()["refresh_token"]

    def renewed(token: str) -> Any:
        again = {"grant_type": "refresh_token", "refresh_token": token}
        return served.client.post("/v1/token", data=again)

    mine = renewed(stolen).json()["refresh_token"]
    assert renewed(stolen).json()["error"] == "invalid_grant"
    assert renewed(mine).json()["error"] == "invalid_grant"


def test_answers_carry_careful_headers(served: Served) -> None:
    answer = served("viewer", "GET", "/v1/me", headers={"X-Request-ID": "abc-1"})
    assert answer.headers["X-Request-ID"] == "abc-1"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    odd = served("viewer", "GET", "/v1/me", headers={"X-Request-ID": "a\x7fb<script>"})
    assert odd.headers["X-Request-ID"] != "a\x7fb<script>"


def test_metrics_count_calls_and_tell_nothing_of_documents(served: Served) -> None:
    served("viewer", "GET", "/v1/me")
    told = served("operator", "GET", "/metrics").text
    assert 'rolefit_http_requests_total{method="GET",route="/v1/me",status="200"}' in told
    assert served.baker not in told
    assert "north" not in told


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("POST", "/v1/token", {"Authorization": b"Basic \xe9"}, 401),
        ("POST", "/v1/resumes/", {}, 404),
        ("BREW", "/v1/me", {}, 405),
    ],
)
def test_what_is_odd_at_the_door_is_refused_in_words(
    served: Served, method: str, path: str, headers: dict[str, Any], status: int
) -> None:
    form = {"grant_type": "client_credentials"} if path == "/v1/token" else None
    answer = served.client.request(method, path, headers=headers, data=form, follow_redirects=False)
    assert answer.status_code == status
    assert answer.json()


def test_methods_that_somebody_makes_up_make_no_metrics(served: Served) -> None:
    for number in range(3):
        served.client.request(f"BREW{number}", "/v1/me")
    told = served("operator", "GET", "/metrics").text
    assert "BREW" not in told
    assert 'method="other"' in told


def test_what_nobody_thought_of_is_a_problem_as_any_other(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(served.service.services.access), "jwks", lambda _: 1 // 0)
    answer = served.client.get("/.well-known/jwks.json")
    assert (answer.status_code, answer.json()["title"]) == (500, "Unexpected")
    assert "ZeroDivision" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Request-ID"]


def test_who_would_only_create_overwrites_nothing(served: Served) -> None:
    place, body = "/v1/resumes/only-new", {"text": CLERK.replace("Carla", "Corinna")}
    nothing = served("recruiter", "PUT", place, json=body, headers={"If-Match": "*"})
    assert nothing.status_code == 412
    new = served("recruiter", "PUT", place, json=body, headers={"If-None-Match": "*"})
    assert new.status_code == 201
    again = served("recruiter", "PUT", place, json={"text": CODER}, headers={"If-None-Match": "*"})
    assert (again.status_code, again.json()["title"]) == (412, "RevisionConflict")


def test_a_job_never_takes_the_place_of_a_resume(served: Served) -> None:
    job = served("recruiter", "PUT", f"/v1/jobs/{served.coder}", json={"text": JOB})
    assert (job.status_code, job.json()["title"]) == (422, "UsageError")
    assert served("viewer", "GET", f"/v1/resumes/{served.coder}").status_code == 200


@pytest.mark.parametrize(
    ("who", "method", "path", "action"),
    [
        ("viewer", "GET", "/v1/resumes", "read"),
        ("viewer", "GET", "/v1/jobs/{job}/decisions", "read"),
        ("viewer", "GET", "/v1/resumes/{baker}/decisions", "read"),
    ],
)
def test_whoever_sees_something_of_somebody_is_noted(
    served: Served, who: str, method: str, path: str, action: str
) -> None:
    before, _ = served.service.services.trail.last("north")
    served(who, method, path.format(job=served.job, baker=served.baker))
    entries = served.service.services.trail.page("north", after=before)
    assert [one.event.action for one in entries] == [action]


def test_signing_out_is_noted_once(served: Served) -> None:
    token = signed_in(served.client, "viewer")["refresh_token"]
    before, _ = served.service.services.trail.last("north")
    for _ in range(2):
        assert served.client.post("/v1/token/revoke", data={"token": token}).status_code == 200
    entries = served.service.services.trail.page("north", after=before)
    assert [one.event.action for one in entries] == ["signed_out"]


def test_what_goes_by_its_last_day_is_noted_as_nobodys_doing(served: Served) -> None:
    gone = created(served, CLERK.replace("Carla", "Cosima"), keep_until="2020-01-31").json()["id"]
    served.service.worker.wake()
    trail = served.service.services.trail
    for _ in range(600):
        last, _ = trail.last("north")
        entries = trail.page("north", after=max(0, last - 900), limit=1000)
        told = [one.event for one in entries if one.event.document_id == gone]
        if told[-1].action == "deleted":
            break
        time.sleep(0.1)
    assert (told[-1].actor, told[-1].details) == ("", {"kept_until": "2020-01-31"})
