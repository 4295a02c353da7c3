"""pdfium's calls about characters and page objects, as cheap as ctypes can make them.

pypdfium2's own prototypes check and convert every argument and make a pointer object for every
result. Some writers put each letter into a text object of its own, and then these calls are most
of what reading costs. Two kinds stand here:

- *checked* calls take plain integers for handles and addresses of buffers;
- *bare* calls are declared without argument types, which halves their time. Pointers must come
  as `Handle`s there (an integer would be cut to 32 bits), which the annotations make mypy watch.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

Handle = ctypes.c_void_p
"""A pointer as an argument: one of pdfium's objects, or where it may write a result."""

_INT = ctypes.c_int
_LONG = ctypes.c_ulong


def _checked(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  ctypes types
    return ctypes.CFUNCTYPE(result, *arguments)(_place(function))


def _bare(function: object, result: Any) -> Callable[..., Any]:  # noqa: ANN401  ctypes types
    # These take nanoseconds, so the interpreter's lock is kept.
    return ctypes.PYFUNCTYPE(result)(_place(function))


def _place(function: object) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def handle(pointer: Any) -> Handle:  # noqa: ANN401  any of pypdfium2's pointers
    """One of pypdfium2's pointers as an argument."""
    return Handle(ctypes.addressof(pointer.contents))


# Of a text page and the index of a character.
char_object: Callable[[Handle, int], int | None] = _bare(raw.FPDFText_GetTextObject, Handle)
char_code: Callable[[Handle, int], int] = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint)
char_loose_box: Callable[[Handle, int, Handle], int] = _bare(raw.FPDFText_GetLooseCharBox, _INT)
char_matrix: Callable[[Handle, int, Handle], int] = _bare(raw.FPDFText_GetMatrix, _INT)
char_font_size: Callable[[Handle, int], float] = _bare(raw.FPDFText_GetFontSize, ctypes.c_double)
char_box = _checked(raw.FPDFText_GetCharBox, _INT, Handle, _INT, *[Handle] * 4)
char_origin = _checked(raw.FPDFText_GetCharOrigin, _INT, Handle, _INT, Handle, Handle)
char_is_unmapped = _checked(raw.FPDFText_HasUnicodeMapError, _INT, Handle, _INT)
char_is_hyphen = _checked(raw.FPDFText_IsHyphen, _INT, Handle, _INT)

# Of a text object, and of its font.
text_font: Callable[[Handle], int | None] = _bare(raw.FPDFTextObj_GetFont, Handle)
text_mode: Callable[[Handle], int] = _bare(raw.FPDFTextObj_GetTextRenderMode, _INT)
font_name = _checked(raw.FPDFFont_GetBaseFontName, _LONG, Handle, Handle, _LONG)
font_weight = _checked(raw.FPDFFont_GetWeight, _INT, Handle)
font_flags = _checked(raw.FPDFFont_GetFlags, _INT, Handle)

# Of any page object.
_Colour = Callable[[Handle, Handle, Handle, Handle, Handle], int]
fill_colour: _Colour = _bare(raw.FPDFPageObj_GetFillColor, _INT)
stroke_colour: _Colour = _bare(raw.FPDFPageObj_GetStrokeColor, _INT)
object_kind: Callable[[Handle], int] = _bare(raw.FPDFPageObj_GetType, _INT)
object_bounds = _checked(raw.FPDFPageObj_GetBounds, _INT, Handle, *[Handle] * 4)
object_matrix = _checked(raw.FPDFPageObj_GetMatrix, _INT, Handle, Handle)
set_active = _checked(raw.FPDFPageObj_SetIsActive, _INT, Handle, _INT)
path_draw_mode = _checked(raw.FPDFPath_GetDrawMode, _INT, Handle, Handle, Handle)
mark_count = _checked(raw.FPDFPageObj_CountMarks, _INT, Handle)
mark_at = _checked(raw.FPDFPageObj_GetMark, Handle, Handle, _LONG)
mark_name = _checked(raw.FPDFPageObjMark_GetName, _INT, Handle, Handle, _LONG, Handle)

# Of what holds page objects: pages and forms.
page_count = _checked(raw.FPDFPage_CountObjects, _INT, Handle)
page_object: Callable[[Handle, int], int | None] = _bare(raw.FPDFPage_GetObject, Handle)
form_count = _checked(raw.FPDFFormObj_CountObjects, _INT, Handle)
form_object = _checked(raw.FPDFFormObj_GetObject, Handle, Handle, _LONG)
