"""Pages against the real application and stores: sessions, rights, tenants, words made inert."""

import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from recruiting import EVIL, POSTING, RESUMES
from served import PASSWORD, add_person
from starlette.testclient import TestClient

from rolefit.domain.accounts import Role
from rolefit.domain.trail import Action
from rolefit.matching import Weights
from rolefit.settings import Settings
from rolefit.web import create_app

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("web")))
    service = app.state.service
    add_person(service, "rita")
    add_person(service, "vera", role=Role.VIEWER)
    add_person(service, "otto", role=Role.AUDITOR)
    add_person(service, "sam", tenant="south")
    with TestClient(app):
        yield app


def visitor(app: Any, name: str | None = None) -> TestClient:
    client = TestClient(app, headers=OURS, follow_redirects=False)
    if name:
        told = client.post("/sign-in", data={"name": name, "password": PASSWORD})
        assert told.status_code == 303
    return client


@pytest.fixture(scope="module")
def rita(app: Any) -> TestClient:
    return visitor(app, "rita")


@pytest.fixture(scope="module")
def job(rita: TestClient) -> str:
    """The address of a job with three résumés that were sent for it."""
    made = rita.post("/jobs", data={"text": POSTING})
    assert made.status_code == 303
    address = made.headers["location"]
    files = [("files", (name, text)) for name, text in RESUMES.items()]
    told = rita.post("/uploads", data={"job": address.split("/")[-1]}, files=files)
    assert told.text.count("taken in") == 3
    return address


def candidates(client: TestClient, job: str, query: str = "") -> list[str]:
    """Addresses of candidates in the order of the ranking."""
    page = client.get(f"{job}/ranking{query}")
    assert page.status_code == 200, page.text
    return re.findall(r'<h2><a href="(/jobs/[^"?]+/candidates/[^"?]+)', page.text)


def actions(app: Any, tenant: str = "north") -> list[Action]:
    trail = app.state.service.services.trail
    entries, after = [], 0
    while some := trail.page(tenant, after=after):
        entries += some
        after = some[-1].number
    return [one.event.action for one in entries]


# sessions


def test_an_address_that_is_none_is_no_error_of_ours(app: Any) -> None:
    assert visitor(app).get("/sign-in", params={"next": "//["}).status_code == 200
    told = visitor(app).request("BREW", "/jobs")
    assert (told.status_code, told.headers["Allow"]) == (405, "GET")


def test_who_is_not_signed_in_is_led_to_it_and_back(app: Any, job: str) -> None:
    stranger = visitor(app)
    told = stranger.get(f"{job}?i0=nice")
    assert told.status_code == 303
    assert told.headers["location"].startswith("/sign-in?next=%2Fjobs%2F")
    again = stranger.post(
        "/sign-in", data={"name": "rita", "password": PASSWORD, "next": f"{job}?i0=nice"}
    )
    assert again.headers["location"] == f"{job}?i0=nice"
    assert stranger.get(again.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "to",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "//[", ""],
)
def test_nobody_is_led_elsewhere_after_signing_in(app: Any, to: str) -> None:
    told = visitor(app).post("/sign-in", data={"name": "rita", "password": PASSWORD, "next": to})
    assert told.headers["location"] == "/jobs"


def test_the_session_is_kept_where_no_script_and_no_other_site_gets_it(app: Any) -> None:
    told = visitor(app).post("/sign-in", data={"name": "rita", "password": PASSWORD})
    cookie = told.headers["set-cookie"].lower()
    assert all(one in cookie for one in ("httponly", "samesite=strict", "path=/"))


def test_over_tls_the_cookie_is_bound_to_the_host(tmp_path: Any) -> None:
    app = create_app(Settings(data_dir=tmp_path, public_url="https://rolefit.example"))
    add_person(app.state.service, "rita")
    client = TestClient(app, headers=OURS, follow_redirects=False)
    cookie = client.post("/sign-in", data={"name": "rita", "password": PASSWORD}).headers[
        "set-cookie"
    ]
    app.state.service.close()
    assert cookie.startswith("__Host-rolefit_session=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(app: Any) -> None:
    told = visitor(app).post("/sign-in", data={"name": "rita", "password": "wrong"})
    assert told.status_code == 403
    assert 'value="rita"' in told.text
    assert "do not fit" in told.text
    assert "wrong" not in told.text
    assert "set-cookie" not in told.headers


def test_signing_out_ends_the_session_wherever_its_cookie_went(app: Any) -> None:
    client = visitor(app, "rita")
    thief = TestClient(app, headers=OURS, follow_redirects=False, cookies=dict(client.cookies))
    assert thief.get("/jobs").status_code == 200
    assert client.post("/sign-out").headers["location"] == "/sign-in"
    assert thief.get("/jobs").status_code == 303
    assert actions(app)[-1] is Action.SIGNED_OUT


def test_a_part_of_a_page_asked_by_script_leads_the_whole_page_to_sign_in(app: Any) -> None:
    told = visitor(app).get("/jobs", headers={"HX-Request": "true"})
    assert told.status_code == 401
    assert told.headers["HX-Redirect"] == "/sign-in"


def test_who_was_signed_out_in_the_middle_comes_back_to_the_page_they_were_on(
    app: Any, job: str
) -> None:
    before = {"Referer": f"http://testserver{job}?i0=nice"}
    told = visitor(app).post(f"{job}/requirements", data={"revision": 1}, headers=before)
    assert told.headers["location"] == f"/sign-in?next={quote(job, safe='')}%3Fi0%3Dnice"


# requests of other sites


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {},
    ],
)
@pytest.mark.parametrize("path", ["/jobs", "/sign-in", "/sign-out", "/names", "/uploads"])
def test_a_change_that_another_site_asks_for_is_refused(
    app: Any, rita: TestClient, path: str, headers: dict[str, str]
) -> None:
    foreign = TestClient(app, cookies=dict(rita.cookies), follow_redirects=False)
    told = foreign.post(path, data={"text": POSTING, "name": "rita"}, headers=headers)
    assert told.status_code == 403
    assert "ForeignRequest" in told.text
    assert "set-cookie" not in told.headers


def test_an_older_browser_tells_by_its_origin(app: Any, rita: TestClient) -> None:
    older = TestClient(app, cookies=dict(rita.cookies), follow_redirects=False)
    told = older.post("/names", data={"shown": "true"}, headers={"Origin": "http://testserver"})
    assert told.status_code == 303


def test_files_are_taken_from_nobody_who_is_not_signed_in(app: Any) -> None:
    # Were it read first, this would be told of as a form that breaks off.
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    told = visitor(app).post("/uploads", content=b"no form at all", headers=kind)
    assert told.headers["location"] == "/sign-in"


# what a page may load


@pytest.mark.parametrize("path", ["/sign-in", "/jobs", "/problems", "/nowhere", "/people"])
def test_every_page_forbids_what_is_not_our_own(rita: TestClient, path: str) -> None:
    told = rita.get(path)
    policy = told.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert told.headers["cache-control"] == "no-store"
    # By "no-referrer" the origin of our own forms would be told as null.
    assert told.headers["referrer-policy"] == "same-origin"
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?! src)", told.text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', told.text)


def test_styles_and_scripts_may_be_kept_and_are_those_that_were_vendored(rita: TestClient) -> None:
    from hashlib import sha256

    page = rita.get("/jobs").text
    address = re.findall(r'src="(/static/htmx[^"]+)"', page)[0]
    told = rita.get(address)
    assert "immutable" in told.headers["cache-control"]
    notice = rita.get("/static/NOTICE").text
    assert sha256(told.content).hexdigest() in notice


# jobs


def test_a_job_shows_how_it_was_understood(rita: TestClient, job: str) -> None:
    page = rita.get(job).text
    assert page.count('name="text"') == 4 + 2
    assert "Python in production" in page
    assert "Free fruit and a friendly team" in page


def test_a_posting_that_asks_for_nothing_is_refused_with_what_to_do(rita: TestClient) -> None:
    told = rita.post("/jobs", data={"text": "   "})
    assert told.status_code == 422
    assert "Paste its text" in told.text


def test_a_correction_is_the_jobs_own_text_from_then_on(app: Any, rita: TestClient) -> None:
    address = rita.post("/jobs", data={"text": POSTING.replace("Platform", "Systems")}).headers[
        "location"
    ]
    wanted = [
        ("must", "Five years of Python in production", "skill"),
        ("nice", "PostgreSQL", "skill"),
        ("strong", "Terraform", "skill"),
        ("not", "Only ever managed people", "skill"),
        ("must", "Carry the pager every sixth week", "duty"),
        ("must", "   ", "skill"),
    ]
    told = rita.post(
        f"{address}/requirements",
        data={
            "revision": "1",
            "title": "Systems Engineer",
            "importance": [one for one, *_ in wanted],
            "text": [one for _, one, _ in wanted],
            "kind": [one for *_, one in wanted],
        },
    )
    assert told.status_code == 303
    assert told.headers["location"].endswith("understood=exactly")
    record = app.state.service.services.stores.records.get("north", address.split("/")[-1])
    page = rita.get(told.headers["location"]).text
    shown = list(
        zip(
            re.findall(r'<option value="(\w+)" selected>(?:must|strong|nice|not)<', page),
            re.findall(r'aria-label="Requirement \d+">([^<]*)<', page),
            strict=False,
        )
    )
    assert shown == [
        ("must", "Carry the pager every sixth week"),
        ("must", "Five years of Python in production"),
        ("strong", "Terraform"),
        ("not", "Only ever managed people"),
        ("nice", "PostgreSQL"),
    ]
    assert record.revision == 2
    for one in record.profile.requirements:
        assert one.text in one.span.of(record.profile.document.text)


def test_who_corrects_what_somebody_else_changed_is_told(rita: TestClient) -> None:
    text = POSTING.replace("Platform", "Network")
    address = rita.post("/jobs", data={"text": text}).headers["location"]
    form = {"title": "Network Engineer", "importance": ["must"], "kind": ["skill"]}
    first = rita.post(f"{address}/requirements", data={**form, "revision": "1", "text": ["BGP"]})
    late = rita.post(f"{address}/requirements", data={**form, "revision": "1", "text": ["OSPF"]})
    assert first.status_code == 303
    assert late.status_code == 412
    assert "Somebody changed it" in late.text


# ranking, candidates, comparing


def test_the_pool_is_ranked_and_sorted_by_musts(rita: TestClient, job: str) -> None:
    page = rita.get(f"{job}/ranking").text
    assert len(candidates(rita, job)) == 3
    counts = [int(n) for n in re.findall(r"<b>(\d+)</b></a>", page)]
    assert counts[0] == 3 == sum(counts[1:])
    by_standing = [
        len(candidates(rita, job, f"?standing={one}")) for one in ("all", "ask", "misses")
    ]
    assert by_standing == counts[1:]


def test_pages_and_programs_give_the_same_score(app: Any, rita: TestClient, job: str) -> None:
    first = candidates(rita, job)[0]
    library = app.state.service.library.of("north")
    records = app.state.service.services.stores.records
    profile = records.get("north", job.split("/")[-1]).profile
    best = library.search(profile, top=1)[0]
    page = rita.get(first).text
    assert best.candidate.document_id == first.split("/")[-1]
    assert best.match.signature in page
    assert f"{best.match.score:.2f}" in page


def test_points_on_the_page_add_up_to_the_score(rita: TestClient, job: str) -> None:
    page = rita.get(candidates(rita, job)[0]).text
    points = [float(one) for one in re.findall(r'class="points"><b>([\d.]+)</b>', page)]
    together = float(re.findall(r"Together <b>([\d.]+)</b>", page)[0])
    assert round(sum(points), 2) == together > 0


def test_what_counts_less_changes_the_order_of_nobody_but_the_score(
    rita: TestClient, job: str
) -> None:
    usual = rita.get(f"{job}/ranking").text
    other = rita.get(f"{job}/ranking?must=0.1&nice=2&i0=not").text
    scores = [re.findall(r'class="score"><b>([\d.]+)', one) for one in (usual, other)]
    assert scores[0] != scores[1]
    assert "?must=0.1&amp;nice=2&amp;i0=not" in other


def test_the_slider_between_meaning_and_words_turns_the_score(
    app: Any, rita: TestClient, job: str
) -> None:
    usual, turned = (rita.get(f"{job}/ranking{query}").text for query in ("", "?words=1"))
    scores = [re.findall(r'class="score"><b>([\d.]+)', one) for one in (usual, turned)]
    assert scores[0] != scores[1]
    slider = re.findall(r'<input type="range" id="w-words"[^>]*>', turned)[0]
    assert 'max="1"' in slider
    assert 'value="1"' in slider
    assert "?words=1" in turned
    first = candidates(rita, job, "?words=1")[0]
    library, records = app.state.service.library, app.state.service.services.stores.records
    profile = records.get("north", job.split("/")[-1]).profile
    best = library.of("north").search(profile, top=1, weights=Weights(words=1))[0]
    assert best.match.signature in rita.get(f"{first}?words=1").text
    assert best.match.signature not in rita.get(first).text
    assert rita.get(f"{job}/ranking?words=2").status_code == 422


@pytest.mark.parametrize("query", ["?must=x", "?must=-1", "?i0=maybe", "?standing=x", "?years=nan"])
def test_an_address_that_cannot_be_meant_is_a_page_that_helps(
    rita: TestClient, job: str, query: str
) -> None:
    told = rita.get(f"{job}/ranking{query}")
    assert told.status_code == 422
    assert "What to do" in told.text


def test_the_address_of_a_ranking_holds_what_differs_alone(rita: TestClient, job: str) -> None:
    form = "must=1&strong=0.7&nice=0.4&i0=must&i1=nice&pool=all&years=&degree=none&language="
    told = rita.get(f"{job}/ranking?{form}", headers={"HX-Request": "true"})
    assert told.headers["HX-Replace-Url"] == f"{job}/ranking?i1=nice"


def test_two_to_four_are_compared(rita: TestClient, job: str) -> None:
    ids = [one.split("/")[-1] for one in candidates(rita, job)]
    page = rita.get(f"{job}/compare", params={"c": ids}).text
    assert page.count('<th scope="col"><a') == 3
    assert page.count('<th scope="row">') == 2 + 5
    assert rita.get(f"{job}/compare", params={"c": ids[:1]}).status_code == 422


def test_a_decision_is_kept_with_the_score_and_noted(app: Any, rita: TestClient, job: str) -> None:
    address = candidates(rita, job)[0]
    told = rita.post(
        f"{address}/decisions", data={"verdict": "shortlisted", "reason": "Ran <b>forty</b>."}
    )
    assert told.status_code == 303
    page = rita.get(address).text
    assert "Ran &lt;b&gt;forty&lt;/b&gt;." in page
    assert "by you" in page
    kept = app.state.service.services.decisions.of_resume("north", address.split("/")[-1])
    assert kept[-1].signature in page
    assert Action.DECIDED in actions(app)
    assert "shortlisted" in rita.get(f"{job}/ranking").text


# blind mode


def test_names_are_hidden_until_somebody_asks_for_them(app: Any, job: str) -> None:
    client = visitor(app, "rita")
    address = candidates(client, job)[0]
    person = f"/people/{address.split('/')[-1]}"
    pages = (f"{job}/ranking", address, person, "/people", f"{person}/similar")
    for path in pages:
        page = client.get(path).text
        assert not re.search("okafor|brandt|moreau", page, re.IGNORECASE), path
    client.post("/names", data={"shown": "true"})
    for path in pages:
        assert re.search("Nia Okafor|Tom Brandt|Ida Moreau", client.get(path).text), path
    assert "nia-okafor.txt" not in client.get("/people").text
    client.post("/names", data={"shown": "false"})
    assert "okafor" not in client.get(address).text.lower()


# rights and tenants


def test_a_viewer_sees_and_changes_nothing(app: Any, job: str) -> None:
    vera = visitor(app, "vera")
    address = candidates(vera, job)[0]
    assert "Shortlist" not in vera.get(address).text
    assert 'action="/uploads"' not in vera.get(job).text
    for path, data in (
        (f"{address}/decisions", {"verdict": "hired"}),
        ("/jobs", {"text": POSTING}),
        (f"{job}/delete", {}),
        (f"{job}/requirements", {"revision": "1"}),
    ):
        assert vera.post(path, data=data).status_code == 403, path
    assert vera.get("/jobs/new").status_code == 403


def test_an_auditor_sees_no_documents(app: Any, job: str) -> None:
    otto = visitor(app, "otto")
    for path in ("/jobs", job, f"{job}/ranking", "/people", "/search"):
        told = otto.get(path)
        assert told.status_code == 403
        assert "You may not do this" in told.text


def test_another_tenants_documents_are_as_if_there_were_none(app: Any, job: str) -> None:
    sam = visitor(app, "sam")
    address = candidates(visitor(app, "rita"), job)[0]
    nothing = sam.get("/jobs/there-never-was-one")
    for path in (job, f"{job}/ranking", address, f"/people/{address.split('/')[-1]}"):
        told = sam.get(path)
        assert told.status_code == 404
        assert "There is nothing here" in told.text
    assert nothing.status_code == 404
    assert "Platform" not in sam.get("/jobs").text
    assert sam.post(f"{address}/decisions", data={"verdict": "hired"}).status_code == 404


# what a stranger sent


def test_whatever_a_candidate_sends_is_words(app: Any, rita: TestClient) -> None:
    posting = POSTING.replace("Platform Engineer", 'Engineer <img src=x onerror="ran()">')
    address = rita.post("/jobs", data={"text": posting}).headers["location"]
    name = '"><script>window.ran=1</script>.txt'
    told = rita.post("/uploads", files=[("files", (name, EVIL))])
    shown = visitor(app, "rita")
    shown.post("/names", data={"shown": "true"})
    person = re.findall(r'href="(/people/[^"]+)"', told.text)
    resume = next(one for one in person if len(one) > 30)
    pages = [
        told,
        *(
            shown.get(path)
            for path in (
                address,
                f"{address}/ranking",
                f"{address}/candidates/{resume.split('/')[-1]}",
                resume,
                f"{resume}/jobs",
                "/jobs",
                "/people",
                "/search?q=python&w=%3Cscript%3E&i=must",
            )
        ),
    ]
    for page in pages:
        assert page.status_code == 200, page.text[:3000]
        tags = set(re.findall(r"<(script|img|svg|iframe|a)\b([^>]*)>", page.text))
        for tag, attributes in tags:
            assert tag != "img"
            assert tag != "iframe"
            assert "srcdoc" not in attributes
            assert not re.search(r"\bon\w+\s*=|javascript:", attributes), attributes
            assert tag != "script" or 'src="/static/' in attributes
    assert "{{ 7 * 7 }}" in pages[-5].text
    rita.post(f"{resume}/delete")


# search


def test_people_are_found_by_chips_and_facets(rita: TestClient, job: str) -> None:
    page = rita.get("/search?q=&w=Kafka&i=must&w=&i=strong").text
    assert page.count('class="row"') == 3
    assert "Narrow down" in page
    narrowed = rita.get("/search?w=PostgreSQL&i=must&years=3").text
    assert narrowed.count('class="row"') <= 3


def test_what_must_not_be_there_is_not_told_as_if_it_were(rita: TestClient, job: str) -> None:
    found = rita.get("/search?w=Kafka&i=not&w=Python&i=must").text
    assert re.search(r'class="sign met"[^>]*>✓</span> no Kafka', found)


def test_who_was_found_is_described_and_quoted(rita: TestClient, job: str) -> None:
    found = rita.get("/search?w=Kafka&i=must").text
    assert "Platform Engineer · 7 years" in found
    assert "“Built the event bus on Kafka.”" in found
    assert "Platform Engineer · 7 years" in rita.get(f"{job}/ranking").text


def test_years_are_counted_as_they_narrow_down(rita: TestClient, job: str) -> None:
    page = rita.get("/search").text
    for least, n in re.findall(r"years=(\d+)\"><span>\d+ and more</span> <span.*?>(\d+)<", page):
        assert f"Narrow down · {n} résumé" in rita.get(f"/search?years={least}").text
    assert "1 and more" in page


def test_a_query_that_cannot_be_read_says_where(rita: TestClient, job: str) -> None:
    told = rita.get('/search?q="kafka')
    assert told.status_code == 422
    assert "quote is not closed" in told.text


def test_a_search_is_kept_for_its_owner_alone(app: Any, rita: TestClient, job: str) -> None:
    rita.post("/search/saved", data={"name": "Kafka <i>", "query": "w=Kafka&i=must"})
    assert "Kafka &lt;i&gt;" in rita.get("/search").text
    assert "Kafka &lt;i&gt;" not in visitor(app, "vera").get("/search").text
    rita.post("/search/saved/delete", data={"name": "Kafka <i>"})
    assert "Kafka &lt;i&gt;" not in rita.get("/search").text


def test_jobs_for_a_person_and_who_is_like_them(rita: TestClient, job: str) -> None:
    resume = candidates(rita, job)[0].split("/")[-1]
    assert "Platform Engineer" in rita.get(f"/people/{resume}/jobs").text
    similar = rita.get(f"/people/{resume}/similar").text
    assert similar.count('<li class="line">') >= 1


# uploads


def test_an_archive_is_worked_off_behind_the_pages(app: Any, rita: TestClient) -> None:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", RESUMES["tom-brandt.txt"].replace("Tom", "Tim"))
        archive.writestr("b.bin", b"\x00\x01")
    told = rita.post("/uploads", files=[("files", ("some.zip", packed.getvalue()))])
    address = re.findall(r'href="(/imports/[^"]+)"', told.text)[0]
    for _ in range(300):
        page = rita.get(address).text
        if "Done: 2 of 2 files, 1 refused" in page:
            break
        time.sleep(0.1)
    assert "Done: 2 of 2 files, 1 refused" in page
    assert "hx-trigger" not in page
    assert visitor(app, "sam").get(address).status_code == 404


def test_an_import_that_is_done_leads_on(app: Any, rita: TestClient, job: str) -> None:
    sent = {"files": ("more.jsonl", b'{"text": ""}\n{"text": "Cook, Harbour Inn, 2019 - 2024"}\n')}
    told = rita.post("/uploads", data={"job": job.split("/")[-1]}, files=sent)
    address = re.search(r"/imports/[0-9a-f]+", told.text)
    assert address
    deadline = time.monotonic() + 60
    while "See the ranking" not in (page := rita.get(address[0]).text):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert f'href="{job}/ranking"' in page
    assert re.findall(r'class="outcome (\w+)"', page)[0] == "refused"


def test_a_file_that_cannot_be_read_tells_why_and_stops_no_other(rita: TestClient) -> None:
    files = [("files", ("a.bin", b"\x00\x01\x02")), ("files", ("b.txt", RESUMES["ida-moreau.txt"]))]
    told = rita.post("/uploads", files=files, headers={"HX-Request": "true"})
    assert "<html" not in told.text
    assert told.text.count('class="outcome') == 2
    assert "Check that the right file was chosen" in told.text
    assert "b.txt" in told.text


# problems


def test_a_file_that_is_too_large_ends_on_a_page(tmp_path: Any) -> None:
    app = create_app(Settings(data_dir=tmp_path, max_bytes=1000))
    add_person(app.state.service, "rita")
    client = visitor(app, "rita")
    files = {"file": ("posting.txt", b"x" * 200_000)}
    told = client.post("/jobs", files=files)
    called = client.post("/v1/jobs", files=files)
    app.state.service.close()
    assert told.status_code == 413
    assert "That is too much" in told.text
    assert "settings.md" not in told.text
    assert "bytes" not in told.text
    assert called.headers["content-type"] == "application/problem+json"


def test_every_problem_is_explained_where_its_type_points(rita: TestClient) -> None:
    from rolefit.domain import errors

    page = rita.get("/problems").text
    kinds = [one for one in vars(errors).values() if isinstance(one, type)]
    for kind in kinds:
        if issubclass(kind, errors.RolefitError) and kind is not errors.RolefitError:
            assert f'id="{kind.__name__.lower()}"' in page


def test_programs_are_told_as_before(app: Any) -> None:
    client = TestClient(app)
    assert client.get("/v1/nowhere").headers["content-type"] == "application/problem+json"
    assert client.get("/v1/jobs").status_code == 401
    assert "/jobs" not in client.get("/v1/openapi.json").json()["paths"]


def test_what_is_seen_is_noted(app: Any, rita: TestClient, job: str) -> None:
    address = candidates(rita, job)[0]
    before = len(actions(app))
    rita.get(address)
    rita.get(f"{job}/ranking")
    rita.get("/search?q=kafka")
    noted = actions(app)[before:]
    assert noted[0] is Action.READ
    assert noted.count(Action.RANKED) == noted.count(Action.SEARCHED) >= 3
