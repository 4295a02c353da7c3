"""The HTML report in a real browser: what is asked for, what is seen, what a keyboard reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browsing import NEEDS_A_BROWSER, objections, started
from shell import Run

pytestmark = NEEDS_A_BROWSER


@dataclass
class Seen:
    """What the browser did and said while a page was open."""

    requests: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def report(run: Run, job: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    done = run("rank", job, folder, "--html", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as made:
        yield made


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def page(browser: Any, report: Path, seen: Seen) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 1200, "height": 900})
    made.on("request", lambda request: seen.requests.append(request.url))
    made.on("console", lambda message: seen.told.append(message.text))
    made.on("pageerror", lambda error: seen.told.append(str(error)))
    made.goto(report.as_uri())
    yield made
    made.close()


def test_the_page_asks_for_nothing_but_itself_and_says_nothing(
    page: Any, seen: Seen, report: Path
) -> None:
    page.wait_for_load_state("networkidle")
    assert seen.requests == [report.as_uri()]
    assert seen.told == []


def test_nothing_that_a_document_smuggles_in_can_run_or_load(
    browser: Any, report: Path, seen: Seen, tmp_path: Path
) -> None:
    smuggled = tmp_path / "smuggled.html"
    attack = '<img src="picture.png"><script>window.ran = 1</script><p onclick="run()">x</p>'
    smuggled.write_text(
        report.read_text(encoding="utf-8").replace("</main>", f"{attack}</main>"), encoding="utf-8"
    )
    made = browser.new_page()
    made.on("requestfinished", lambda request: seen.requests.append(request.url))
    made.on("console", lambda message: seen.told.append(message.text))
    made.goto(smuggled.as_uri())
    assert made.evaluate("window.ran") is None
    assert seen.requests == [smuggled.as_uri()]
    assert sum("Content Security Policy" in line for line in seen.told) >= 2
    made.close()


def test_marked_words_lie_in_the_text_and_every_quote_leads_to_one(page: Any) -> None:
    links = page.locator("blockquote a")
    assert links.count() > 10
    targets = links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(set(targets)) == len(targets)
    for target in targets:
        found = page.locator(f"[id='{target[1:]}']")
        assert found.count() == 1
        assert found.evaluate("one => !!one.closest('.text mark')")
    outside = page.locator("mark").evaluate_all(
        "all => all.filter(one => !one.closest('.text') || !one.textContent.trim()).length"
    )
    assert outside == 0


def test_a_quote_is_found_again_at_the_place_it_links_to(page: Any) -> None:
    quote = page.locator("blockquote").first
    words = quote.evaluate("one => one.firstChild.textContent.trim()")
    target = quote.locator("a").get_attribute("href")
    marked = page.locator(f"mark:has([id='{target[1:]}'])").first.text_content()
    # The header of a position is quoted without its dates, so words are compared, not the string.
    assert set(re.findall(r"\w+", words)) <= set(re.findall(r"\w+", marked))


def test_following_a_quote_opens_the_text_and_shows_the_place(page: Any) -> None:
    details = page.locator("details").first
    assert details.get_attribute("open") is None
    page.locator("blockquote a").first.click()
    assert details.get_attribute("open") is not None
    assert page.locator("mark:has(:target)").first.is_visible()


def test_the_text_is_the_resumes_and_marks_add_no_characters(page: Any, folder: Path) -> None:
    text = page.locator(".text").nth(1).text_content()
    assert "Look after the kitchen porter's rota when the sous chef is away." in text


def test_a_keyboard_reaches_every_link_and_opens_the_text(page: Any) -> None:
    stops = page.locator("a[href], summary").count()
    reached = set()
    for _ in range(stops):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML"))
    kinds = {html.split()[0].split(">")[0] for html in reached}
    assert kinds == {"<a", "<summary"}
    page.locator("summary").first.focus()
    outline = page.locator("summary").first.evaluate("one => getComputedStyle(one).outlineStyle")
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None
    assert outline == "solid"


@pytest.mark.parametrize("width", [320, 375, 768, 1600])
def test_no_page_has_to_be_scrolled_sideways(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1200])
def test_axe_finds_nothing_to_object_to(page: Any, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    against, kept = objections(page)
    assert against == []
    assert {"color-contrast", "document-title", "html-has-lang", "list"} <= kept


def test_the_colours_follow_the_readers_scheme(page: Any) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) != light == "rgb(255, 255, 255)"


def test_in_print_nothing_is_cut_off_and_links_into_the_page_are_left_out(page: Any) -> None:
    page.emulate_media(media="print")
    assert not page.locator("blockquote a").first.is_visible()
    assert page.locator(".requirements").first.is_visible()
    assert page.pdf(format="A4")[:4] == b"%PDF"
