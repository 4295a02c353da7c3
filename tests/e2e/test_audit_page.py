"""The audit's pages in a real browser: what is asked for, what is seen, what a keyboard reaches."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import NEEDS_A_BROWSER, objections, started
from shell import Run

TABLE = "score,sex,race\n" + "".join(
    f"{10 * sex + race + number % 37},{'FM'[sex]},{name}\n"
    for sex in (0, 1)
    for race, name in enumerate(
        ("White (Not Hispanic or Latino)", "Black or African American (Not Hispanic or Latino)")
    )
    for number in range(40)
)

pytestmark = NEEDS_A_BROWSER


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as made:
        yield made


@pytest.fixture(scope="module")
def pages(
    run: Run, job: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    made = tmp_path_factory.mktemp("audit")
    table = made / "scores.csv"
    table.write_text(TABLE, encoding="utf-8")
    swaps, impact = made / "swaps.html", made / "impact.html"
    done = run("audit", "swaps", job, "--resumes", folder, "--html", swaps)
    assert done.returncode == 0, done.stderr
    done = run("audit", "impact", table, "--html", impact)
    assert done.returncode == 0, done.stderr
    return {"swaps": swaps, "impact": impact}


@pytest.fixture(params=["swaps", "impact"])
def page(request: pytest.FixtureRequest, browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 1200, "height": 900})
    made.asked, made.told = [], []
    made.on("request", lambda asked: made.asked.append(asked.url))
    made.on("console", lambda message: made.told.append(message.text))
    made.goto(pages[request.param].as_uri())
    yield made
    made.close()


def open_all(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def test_the_page_asks_for_nothing_but_itself_and_says_nothing(page: Any) -> None:
    page.wait_for_load_state("networkidle")
    assert page.asked == [page.url]
    assert page.told == []


def test_beside_every_plot_stands_a_table_with_the_same_rows(page: Any) -> None:
    open_all(page)
    plots = page.locator(".plot:has(ol)")
    assert plots.count() > 0
    for number in range(plots.count()):
        labels = plots.nth(number).locator("li > span:first-child").all_text_contents()
        rows = page.evaluate(
            "([number]) => {"
            " const plot = document.querySelectorAll('.plot:has(ol)')[number];"
            " let next = plot; while (!next.querySelector('tbody')) next = next.nextElementSibling;"
            " return [...next.querySelectorAll('tbody th')]"
            "   .map(cell => cell.firstChild.textContent.trim()); }",
            [number],
        )
        assert set(labels) <= set(rows)


def test_what_is_drawn_lies_inside_of_its_plot(page: Any) -> None:
    for width in (390, 1200):
        page.set_viewport_size({"width": width, "height": 900})
        outside = page.evaluate(
            "() => [...document.querySelectorAll('.plot circle, .plot rect, .plot text')]"
            ".filter(one => { const box = one.getBoundingClientRect(),"
            " plot = one.closest('.plot').getBoundingClientRect();"
            " return box.left < plot.left - 6 || box.right > plot.right + 6; }).length"
        )
        assert outside == 0


@pytest.mark.parametrize("width", [320, 390, 768, 1600])
def test_no_page_has_to_be_scrolled_sideways(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_axe_finds_nothing_to_object_to(page: Any, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    open_all(page)
    against, kept = objections(page)
    assert against == []
    assert {"color-contrast", "document-title", "html-has-lang"} <= kept


def test_a_keyboard_reaches_every_link_and_opens_the_figures(browser: Any, pages: Any) -> None:
    page = browser.new_page()
    page.goto(pages["swaps"].as_uri())
    stops = page.locator("a[href], summary").count()
    reached = set()
    for _ in range(stops):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML"))
    assert {html.split()[0].split(">")[0] for html in reached} == {"<a", "<summary"}
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None
    page.close()


def test_the_colours_follow_the_readers_scheme_and_print_works(page: Any) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) != light == "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert page.pdf(format="A4")[:4] == b"%PDF"
