"""pdfium's calls about characters and page objects, with plain integers for handles.

pypdfium2's own prototypes make a pointer object for every handle. Some writers put each letter
into a text object of its own, and then these calls are most of what reading costs; with integers
they take about two thirds of the time. Buffers are passed by address (`ctypes.addressof`).
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_HANDLE = ctypes.c_void_p
_BUFFER = ctypes.c_void_p
_INT = ctypes.c_int
_LONG = ctypes.c_ulong


def _call(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  ctypes types
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def address(handle: Any) -> int:  # noqa: ANN401  any of pypdfium2's pointers
    """The integer that stands for one of pypdfium2's handles."""
    return ctypes.addressof(handle.contents)


# Of a text page and the index of a character.
char_object = _call(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
char_code = _call(raw.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INT)
char_loose_box = _call(raw.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _BUFFER)
char_box = _call(raw.FPDFText_GetCharBox, _INT, _HANDLE, _INT, *[_BUFFER] * 4)
char_origin = _call(raw.FPDFText_GetCharOrigin, _INT, _HANDLE, _INT, _BUFFER, _BUFFER)
char_matrix = _call(raw.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _BUFFER)
char_font_size = _call(raw.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _INT)
char_is_unmapped = _call(raw.FPDFText_HasUnicodeMapError, _INT, _HANDLE, _INT)
char_is_hyphen = _call(raw.FPDFText_IsHyphen, _INT, _HANDLE, _INT)

# Of a text object, and of its font.
text_font = _call(raw.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
text_mode = _call(raw.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
font_name = _call(raw.FPDFFont_GetBaseFontName, _LONG, _HANDLE, _BUFFER, _LONG)
font_weight = _call(raw.FPDFFont_GetWeight, _INT, _HANDLE)
font_flags = _call(raw.FPDFFont_GetFlags, _INT, _HANDLE)

# Of any page object.
fill_colour = _call(raw.FPDFPageObj_GetFillColor, _INT, _HANDLE, *[_BUFFER] * 4)
stroke_colour = _call(raw.FPDFPageObj_GetStrokeColor, _INT, _HANDLE, *[_BUFFER] * 4)
object_kind = _call(raw.FPDFPageObj_GetType, _INT, _HANDLE)
object_bounds = _call(raw.FPDFPageObj_GetBounds, _INT, _HANDLE, *[_BUFFER] * 4)
object_matrix = _call(raw.FPDFPageObj_GetMatrix, _INT, _HANDLE, _BUFFER)
set_active = _call(raw.FPDFPageObj_SetIsActive, _INT, _HANDLE, _INT)
path_draw_mode = _call(raw.FPDFPath_GetDrawMode, _INT, _HANDLE, _BUFFER, _BUFFER)
mark_count = _call(raw.FPDFPageObj_CountMarks, _INT, _HANDLE)
mark_at = _call(raw.FPDFPageObj_GetMark, _HANDLE, _HANDLE, _LONG)
mark_name = _call(raw.FPDFPageObjMark_GetName, _INT, _HANDLE, _BUFFER, _LONG, _BUFFER)

# Of what holds page objects: pages and forms.
page_count = _call(raw.FPDFPage_CountObjects, _INT, _HANDLE)
page_object = _call(raw.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
form_count = _call(raw.FPDFFormObj_CountObjects, _INT, _HANDLE)
form_object = _call(raw.FPDFFormObj_GetObject, _HANDLE, _HANDLE, _LONG)
