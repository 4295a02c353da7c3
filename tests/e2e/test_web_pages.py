"""The pages in a real browser: a recruiter's whole way, by pointer and keyboard, in two widths."""

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import NEEDS_A_BROWSER, objections, started
from recruiting import POSTING, RESUMES
from served import PASSWORD, add_person

from rolefit.settings import Settings
from rolefit.web import create_app

pytestmark = NEEDS_A_BROWSER

WIDTHS = [(375, 800), (1280, 900)]


@dataclass
class Seen:
    """What the browser asked for and said."""

    hosts: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the whole service, on a port of its own."""
    import uvicorn

    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("served")))
    add_person(app.state.service, "rita")
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as made:
        yield made


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def page(browser: Any, seen: Seen, served: str) -> Iterator[Any]:
    context = browser.new_context(base_url=served)
    context.set_default_timeout(120_000)
    made = context.new_page()
    made.on("request", lambda request: seen.hosts.add(urlsplit(request.url).netloc))
    made.on("console", lambda message: seen.told.append(message.text))
    made.on("pageerror", lambda error: seen.told.append(str(error)))
    yield made
    context.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("files")
    for name, text in RESUMES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "broken.bin").write_bytes(b"\x00\x01")
    return [str(path) for path in sorted(folder.iterdir())]


def sign_in(page: Any) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill("rita")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/jobs")


def new_job(page: Any, title: str) -> str:
    page.goto("/jobs/new")
    page.get_by_label("Paste the posting").fill(POSTING.replace("Platform Engineer", title))
    page.get_by_role("button", name="Understand it").click()
    page.wait_for_url(re.compile(r"/jobs/[0-9a-f]{32}$"))
    return str(urlsplit(page.url).path)


def send(page: Any, files: list[str]) -> None:
    page.get_by_label("Drop résumés here").set_input_files(files)
    page.get_by_role("button", name="Take them in").click()
    page.wait_for_selector(f"#outcomes li:nth-child({len(files)})")


def looks_right(page: Any, width: int) -> None:
    """Nothing to be scrolled sideways, nothing that axe objects to, in both schemes."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        against, kept = objections(page)
        assert against == [], page.url
        assert {"color-contrast", "document-title", "html-has-lang"} <= kept
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("size", WIDTHS, ids=["phone", "desk"])
def test_a_recruiter_goes_all_the_way(
    page: Any, seen: Seen, served: str, files: list[str], size: tuple[int, int]
) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/")
    looks_right(page, width)
    sign_in(page)
    looks_right(page, width)
    job = new_job(page, f"Platform Engineer {width}")
    send(page, files)
    assert page.locator("#outcomes li.refused").count() == 1
    assert "1 refused" in page.locator("#sum").text_content()
    looks_right(page, width)

    page.get_by_role("link", name="See the ranking").click()
    page.wait_for_selector(".ranked .row")
    assert page.locator(".row").count() == 3
    assert "okafor" not in page.content().lower()
    looks_right(page, width)

    if width < 900:
        page.get_by_text("Weights and filters").click()
    before = page.locator(".row .score b").all_text_contents()
    page.get_by_label("Importance of: Running Kubernetes clusters").select_option("not")
    page.wait_for_url(re.compile("i2=not"))
    page.wait_for_function(
        "told => document.querySelector('.row .score b').textContent !== told", arg=before[0]
    )
    assert page.locator("#live").text_content().startswith("3 shown of 3")
    page.get_by_label("Musts", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("must=1.1"))
    before = page.locator(".row .score b").all_text_contents()
    page.get_by_label("Meaning ↔ words").focus()
    page.keyboard.press("End")
    page.wait_for_url(re.compile("words=1(&|$)"))
    page.wait_for_function(
        "told => document.querySelector('.row .score b').textContent !== told", arg=before[0]
    )
    assert page.locator("#live").text_content().startswith("3 shown of 3")
    looks_right(page, width)
    page.get_by_role("link", name="As the posting says").click()
    page.wait_for_url(re.compile(r"ranking$"))

    for box in page.locator("[data-compare]").all()[:2]:
        box.check()
    page.get_by_role("button", name="Compare 2 of 4").click()
    page.wait_for_selector("table.compare")
    looks_right(page, width)
    page.get_by_role("columnheader").nth(1).get_by_role("link").click()
    page.wait_for_selector(".requirement")
    looks_right(page, width)

    page.get_by_label("Reason").fill("Ran clusters.")
    page.get_by_role("button", name="Shortlist").click()
    page.wait_for_selector(".history")
    assert "by you" in page.locator(".history").text_content()

    page.get_by_role("link", name="Search").click()
    page.get_by_label("Add what is looked for").fill("Kafka")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found .row")
    looks_right(page, width)
    page.goto("/people")
    looks_right(page, width)
    page.locator(".line h2 a").first.click()
    looks_right(page, width)
    page.get_by_role("link", name="Jobs for this person").click()
    assert "Platform Engineer" in page.content()
    looks_right(page, width)
    page.get_by_role("link", name="Similar candidates").click()
    looks_right(page, width)
    page.goto("/problems")
    looks_right(page, width)
    assert page.goto(f"{job}0").status == 404
    looks_right(page, width)

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    assert seen.hosts == {urlsplit(served).netloc}
    # A page that is not there is told on the console by the browser itself.
    assert [one for one in seen.told if "404 (Not Found)" not in one] == []


@pytest.fixture
def ranking(page: Any, files: list[str]) -> Any:
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page)
    job = new_job(page, "Platform Engineer by keyboard")
    send(page, files[1:])
    page.goto(f"{job}/ranking")
    return page


def test_the_ranking_is_worked_by_keyboard_alone(ranking: Any) -> None:
    page = ranking
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(one => one.getAttribute('aria-label') || one.labels?.[0]?.textContent || "
            "one.textContent.trim())(document.activeElement)"
        )
        reached.append(name)
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", name
        if name.startswith("Compare Candidate"):
            page.keyboard.press("Space")
            if sum(one.startswith("Compare Candidate") for one in reached) == 2:
                break
    sliders = {"Musts", "Meaning ↔ words"}
    assert {"Weights and filters", *sliders, "Importance of: PostgreSQL"} <= set(reached)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hasAttribute('data-compare-go')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("table.compare")


def test_what_is_pressed_twice_is_done_once(page: Any) -> None:
    sign_in(page)
    page.goto("/jobs/new")
    title = "Platform Engineer pressed twice"
    page.get_by_label("Paste the posting").fill(POSTING.replace("Platform Engineer", title))
    page.get_by_role("button", name="Understand it").dblclick()
    page.wait_for_url(re.compile(r"/jobs/[0-9a-f]{32}$"))
    page.goto("/jobs")
    assert page.get_by_role("link", name=title, exact=True).count() == 1


def test_who_comes_back_to_the_ranking_goes_on_where_they_were(ranking: Any) -> None:
    page = ranking
    for box in page.locator("[data-compare]").all()[:2]:
        box.check()
    page.get_by_role("button", name="Compare 2 of 4").click()
    page.wait_for_selector("table.compare")
    page.go_back()
    page.get_by_role("button", name="Compare 2 of 4").click()
    page.wait_for_selector("table.compare")


def test_a_service_that_does_not_answer_is_told(ranking: Any) -> None:
    page = ranking
    page.route("**/ranking?*", lambda route: route.abort())
    page.get_by_label("Importance of: PostgreSQL").select_option("nice")
    page.get_by_text("The service did not answer").wait_for()
    assert page.locator(".row").count() >= 1


def test_requirement_and_passage_light_each_other_up(ranking: Any) -> None:
    page = ranking
    page.locator(".row h2 a").first.click()
    requirement = page.locator(".requirement", has=page.locator("blockquote")).first
    quote = requirement.locator("blockquote a").first
    place = requirement.get_attribute("data-requirement")
    quote.focus()
    assert "lit" in requirement.get_attribute("class")
    lit = page.locator("mark.lit")
    assert lit.count() >= 1
    assert all(place in one.get_attribute("data-shows").split() for one in lit.all())
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "to"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("requirement")


def test_in_print_nothing_but_the_ranking_is_left(ranking: Any, tmp_path: Path) -> None:
    page = ranking
    page.emulate_media(media="print")
    assert page.locator(".row").first.is_visible()
    assert not page.locator(".top").is_visible()
    assert not page.locator("#wishes").is_visible()
    assert page.locator(".crumbs").get_by_text("Platform Engineer").is_visible()
    page.emulate_media(media="screen")
    page.locator(".row h2 a").first.click()
    page.emulate_media(media="print")
    assert page.locator(".requirement").first.is_visible()
    assert not page.locator(".decisions form").is_visible()


def test_without_scripts_files_come_in_and_the_ranking_is_asked_anew(
    browser: Any, served: str, files: list[str]
) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    context.set_default_timeout(120_000)
    page = context.new_page()
    sign_in(page)
    job = new_job(page, "Platform Engineer without scripts")
    page.get_by_label("Drop résumés here").set_input_files(files)
    page.get_by_role("button", name="Take them in").click()
    page.wait_for_selector("#outcomes li")
    assert page.locator("#outcomes li").count() == len(files)
    page.goto(f"{job}/ranking")
    page.get_by_text("Weights and filters").click()
    page.get_by_label("Importance of: PostgreSQL").select_option("nice")
    page.get_by_role("button", name="Rank", exact=True).click()
    page.wait_for_url(re.compile("i1=nice"))
    assert page.locator(".row").count() == 3
    context.close()
