"""What a page paints, in order: needed to tell text that something else covers."""

import ctypes
import itertools
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from rolefit.reading.pdf import bulk, calls
from rolefit.reading.pdf.calls import Handle
from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.model import Box

_DEEPEST = 8  # forms in forms; real files have one or two
_DOT = (1.2, 9.0)  # points: a drawn bullet's side
_SPECK = 3.0  # points: thinner things are rules and ornaments, they hide nothing
_FORM = raw.FPDF_PAGEOBJ_FORM
_MOST_OBJECTS = 400_000  # a page of print has a few thousand

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path, picture or shading, large enough to hide or carry text."""

    box: Box
    ink: int
    picture: bool


@dataclass(slots=True)
class Paint:
    """The objects of a page.

    Args:
        texts: each text object (by address) and its index in paint order.
        shapes: in paint order.
        dots: small filled paths, which may be drawn bullets.
        layered: text objects that stand in an optional layer, by address.
    """

    texts: dict[int | None, int] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    layered: set[int] = field(default_factory=set)
    count: int = 0


def paint_of(
    page: pdfium.PdfPage, frame: Frame, lettered: Container[int | None], *, layers: bool
) -> Paint:
    """Walk the page's objects, forms included, in paint order.

    Args:
        page: an open page.
        frame: how it is shown.
        lettered: addresses that are known to be text objects, which saves asking.
        layers: the document may have optional layers, so look for them.
    """
    paint = Paint()
    handle = calls.handle(page.raw)
    count = calls.page_count(handle)
    for start in range(0, count, bulk.CHUNK):
        items = bulk.page_objects(handle, range(start, min(count, start + bulk.CHUNK)))
        others = [item for item in items if item not in lettered]
        kinds = dict(zip(others, bulk.kinds(list(map(Handle, others))), strict=True))
        if layers or _FORM in kinds.values() or paint.count + len(items) > _MOST_OBJECTS:
            for found in _walk(items, kinds, layers=layers):
                paint.count += 1
                if paint.count > _MOST_OBJECTS:
                    return paint
                _add(paint, frame, found)
        else:
            _add_all(paint, frame, items, kinds)
    return paint


def _add_all(paint: Paint, frame: Frame, items: list[int], kinds: dict[int, int]) -> None:
    """Add objects that are no forms and stand in no layer: texts nearly all."""
    texts = paint.texts
    texts.update(zip(items, itertools.count(paint.count + 1), strict=False))
    paint.count += len(items)
    for item, kind in kinds.items():
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            _add_shape(paint, item, kind, texts.pop(item), _bounds(item, _IDENTITY, frame))


Found = tuple[int, int, Matrix, bool]  # object, its kind, its form's matrix, in a layer


def _walk(items: list[int], kinds: dict[int, int], *, layers: bool) -> Iterator[Found]:
    for item in items:
        kind = kinds.get(item, raw.FPDF_PAGEOBJ_TEXT)
        if kind == _FORM:
            yield from _descend(item, _IDENTITY, layers=layers, layered=False, depth=0)
        else:
            in_layer = layers and kind == raw.FPDF_PAGEOBJ_TEXT and _in_layer(item)
            yield item, kind, _IDENTITY, in_layer


def _add(paint: Paint, frame: Frame, found: Found) -> None:
    item, kind, matrix, layered = found
    if kind != raw.FPDF_PAGEOBJ_TEXT:
        _add_shape(paint, item, kind, paint.count, _bounds(item, matrix, frame))
        return
    paint.texts[item] = paint.count
    if layered:
        paint.layered.add(item)


def _descend(
    item: int, matrix: Matrix, *, layers: bool, layered: bool, depth: int
) -> Iterator[Found]:
    if depth >= _DEEPEST:
        return
    layered = layered or (layers and _in_layer(item))
    own = raw.FS_MATRIX()
    calls.object_matrix(item, ctypes.addressof(own))
    inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    for index in range(calls.form_count(item)):
        child = calls.form_object(item, index)
        if not child:
            continue
        kind = calls.object_kind(Handle(child))
        if kind == _FORM:
            yield from _descend(child, inner, layers=layers, layered=layered, depth=depth + 1)
        else:
            in_layer = layered or (layers and kind == raw.FPDF_PAGEOBJ_TEXT and _in_layer(child))
            yield child, kind, inner, in_layer


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _bounds(item: int, matrix: Matrix, frame: Frame) -> Box | None:
    edges = (ctypes.c_float * 4)()
    start, size = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_float)
    if not calls.object_bounds(item, *(start + size * index for index in range(4))):
        return None
    left, bottom, right, top = edges
    xs, ys = (left, right), (bottom, top)
    if matrix != _IDENTITY:
        a, b, c, d, e, f = matrix
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in xs for y in ys]
        xs = min(x for x, _ in corners), max(x for x, _ in corners)
        ys = min(y for _, y in corners), max(y for _, y in corners)
    return frame.box(xs[0], ys[0], xs[1], ys[1])


def _add_shape(paint: Paint, item: int, kind: int, ink: int, box: Box | None) -> None:
    if box is None:
        return
    if kind == raw.FPDF_PAGEOBJ_PATH:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        calls.path_draw_mode(item, ctypes.addressof(mode), ctypes.addressof(stroke))
        if mode.value == raw.FPDF_FILLMODE_NONE:
            return
        low, high = _DOT
        if low <= box.width <= high and low <= box.height <= high:
            paint.dots.append(box)
    if min(box.width, box.height) >= _SPECK:
        paint.shapes.append(Shape(box, ink, kind == raw.FPDF_PAGEOBJ_IMAGE))


def _in_layer(item: int) -> bool:
    """Whether it is marked as optional content, which a viewer may be told not to show."""
    count = calls.mark_count(item)
    if count <= 0:
        return False
    name = (ctypes.c_ushort * 8)()
    length = ctypes.c_ulong()
    for index in range(count):
        mark = calls.mark_at(item, index)
        calls.mark_name(mark, ctypes.addressof(name), ctypes.sizeof(name), ctypes.addressof(length))
        if length.value == 6 and bytes(name)[:4] == "OC".encode("utf-16-le"):
            return True
    return False
