"""Says of each document in a file whether it is JSON, strictly, and what its value is.

The first argument is the file of the documents, the second the file that is written. In both each entry comes after
its length, four bytes, the lowest first. A document that is refused is answered with a length of 0xFFFFFFFF and
nothing after it.

A value has one form only: a text is what it says, after its length; a number keeps its digits; names that come twice
come twice.
"""

import json
import struct
import sys


class Number(str):
    """The digits of a number as they are written."""


class Members(list):
    """The names and values of an object, in order."""


def refuse(constant):
    raise ValueError(constant)


def item(sign, text):
    # Half a pair of surrogates has no UTF-8: this is where it is refused.
    encoded = text.encode("utf-8")
    return b"%s%d:%s" % (sign, len(encoded), encoded)


def render(value, parts):
    if isinstance(value, Members):
        parts.append(b"{")
        for name, member in value:
            parts.append(item(b"k", name))
            render(member, parts)
        parts.append(b"}")
    elif isinstance(value, list):
        parts.append(b"[")
        for member in value:
            render(member, parts)
        parts.append(b"]")
    elif isinstance(value, Number):
        parts.append(item(b"n", value))
    elif isinstance(value, str):
        parts.append(item(b"s", value))
    elif value is None:
        parts.append(b"w4:null")
    else:
        parts.append(b"w4:true" if value else b"w5:false")


def answer(document):
    text = document.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    parts = []
    render(decoder.decode(text), parts)
    return b"".join(parts)


# Far deeper than any document, so that depth is never why one is refused.
sys.setrecursionlimit(10_000)
decoder = json.JSONDecoder(
    object_pairs_hook=Members, parse_int=Number, parse_float=Number, parse_constant=refuse, strict=True
)
with open(sys.argv[1], "rb") as documents, open(sys.argv[2], "wb") as answers:
    while length := documents.read(4):
        document = documents.read(*struct.unpack("<I", length))
        try:
            given = answer(document)
        except ValueError:
            answers.write(b"\xff\xff\xff\xff")
        else:
            answers.write(struct.pack("<I", len(given)) + given)
