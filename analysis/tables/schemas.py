"""The tables' columns: names, types, what they mean. Everything that reads, writes or checks a table asks here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its kind (text, date, count, number, flag) and what it holds."""

    name: str
    kind: str
    meaning: str
    allowed: tuple[str, ...] = ()
    unique: bool = False
    required: bool = False


#: The pandas type of each kind of column. Text that is unknown is empty; an unknown date, count or number is missing.
DTYPES = {"text": "str", "date": "datetime64[s]", "count": "Int64", "number": "float64", "flag": "bool"}

MODALITIES = ("asserted", "future", "hypothetical", "negated")
PRECISIONS = ("", "day", "week", "month", "season", "year", "range")
KINDS = (
    "country",
    "government",
    "military",
    "armed_group",
    "political_party",
    "organisation",
    "igo",
    "media",
    "person",
    "population",
    "region",
)
METHODS = ("alias", "gloss", "appositive", "title", "coreference", "metonym", "new")
TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def _text(name: str, meaning: str, *allowed: str) -> Column:
    return Column(name, "text", meaning, allowed)


def _id(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning, unique=True, required=True)


def _need(name: str, meaning: str, *allowed: str) -> Column:
    return Column(name, "text", meaning, allowed, required=True)


def _date(name: str, meaning: str) -> Column:
    return Column(name, "date", meaning)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "count", meaning)


def _number(name: str, meaning: str) -> Column:
    return Column(name, "number", meaning)


def _flag(name: str, meaning: str) -> Column:
    return Column(name, "flag", meaning)


_TOLLS = tuple(
    _count(f"{what}_{end}", f"people {what}: the {'lower' if end == 'low' else 'upper'} bound, missing where open")
    for what in ("killed", "injured", "captured")
    for end in ("low", "high")
)
_SPAN = (
    _count("start", "first character of the words in the document's text"),
    _count("end", "character after the words in the document's text"),
)
_SITE = (
    _number("latitude", "degrees north"),
    _number("longitude", "degrees east"),
    _text("country", "ISO 3166-1 alpha-3"),
    _text("admin1", "province or state"),
)

_CORRECTED = _text("corrected_by", "who corrected it, when and why")

SCHEMAS: dict[str, tuple[Column, ...]] = {
    "documents": (
        _id("doc_id", "the record's own id, else from the path"),
        _text("path", "where it was read, from the folder of documents"),
        _text("title", "title"),
        _text("source", "who published it"),
        _date("published", "day of publication"),
        _text("published_basis", "where the day comes from", "", "metadata", "filename", "text", "correction"),
        _text("language", "ISO 639-1"),
        _count("n_passages", "passages"),
        _count("n_sentences", "sentences"),
        _count("n_chars", "characters"),
        _text("sha256", "checksum of the record's bytes"),
        _need("status", "read or skipped", "read", "skipped"),
        _text("problem", "why it was skipped or what was repaired"),
        _CORRECTED,
    ),
    "sentences": (
        _id("sentence_id", "document and number"),
        _need("doc_id", "document"),
        _count("passage", "passage of the document, from 1"),
        _count("sentence", "sentence of the document, from 1"),
        *_SPAN,
        _text("text", "the sentence"),
    ),
    "actors": (
        _id("actor_id", "slug"),
        _need("name", "name"),
        _need("kind", "what it is", *KINDS),
        _text("sector", "PLOVER sector code"),
        _text("country", "ISO 3166-1 alpha-3"),
        _text("parent_id", "the actor it belongs to"),
        _text("aliases", "names as met in the text"),
        _flag("in_knowledge_base", "known before reading"),
        _flag("named", "has a name; civilians, gunmen and other unnamed persons have none"),
        _count("n_mentions", "mentions"),
        _count("n_sentences", "sentences that mention it"),
        _count("n_documents", "documents that mention it"),
        _CORRECTED,
    ),
    "mentions": (
        _id("mention_id", "document and offsets"),
        _need("sentence_id", "sentence"),
        _need("doc_id", "document"),
        *_SPAN,
        _need("text", "the words"),
        _need("actor_id", "who is meant"),
        _need("method", "how it was resolved", *METHODS),
        _text("role", "head noun that the actor speaks or acts through"),
        _CORRECTED,
    ),
    "events": (
        _id("event_id", "document, offsets and type"),
        _need("sentence_id", "sentence"),
        _need("doc_id", "document"),
        *_SPAN,
        _need("trigger", "the words that report it"),
        _need("type", "PLOVER type", *TYPES),
        _text("mode", "PLOVER mode"),
        _need("quad", "quad class", *QUADS),
        _number("score", "PLOVER score, -10 to 10"),
        _need("modality", "asserted or not", *MODALITIES),
        _text("hedge", "words of doubt"),
        _text("attributed_to", "actor who says so; empty: the document itself"),
        _text("attribution", "the words that say who says so"),
        _date("date_start", "first day"),
        _date("date_end", "last day, inclusive"),
        _text("date_precision", "how exact the date is", *PRECISIONS),
        _text("date_text", "the words of the date"),
        _text("date_basis", "how the date was found", "", "explicit", "relative", "context", "correction"),
        _text("place", "place id"),
        _text("place_text", "the words of the place"),
        *_SITE,
        *_TOLLS,
        _text("casualties_text", "the words of the toll"),
        _text("incident_id", "the incident it reports"),
        _CORRECTED,
    ),
    "participants": (
        _need("event_id", "event"),
        _need("role", "source or target; in a reciprocal event all are source", "source", "target"),
        _need("actor_id", "who"),
        _text("mention_id", "the words that name it"),
    ),
    "incidents": (
        _id("incident_id", "from its events"),
        _need("type", "PLOVER type", *TYPES),
        _text("mode", "PLOVER mode"),
        _date("date_start", "first day"),
        _date("date_end", "last day, inclusive"),
        _text("date_precision", "how exact the date is", *PRECISIONS),
        _text("place", "place id"),
        *_SITE,
        _text("sources", "actors, `; ` between"),
        _text("targets", "actors, `; ` between"),
        *_TOLLS,
        _count("n_events", "reports"),
        _count("n_documents", "documents that report it"),
        _need("modality", "asserted or not", *MODALITIES),
        _text("attributed_to", "who says so, where only claimed"),
        _text("summary_sentence_id", "the sentence that tells most of it"),
        _text("event_ids", "its events, `; ` between"),
        _text("merge_reasons", "why these events are one incident"),
        _CORRECTED,
    ),
    "relations": (
        _id("relation_id", "document, offsets, pair and kind"),
        _need("source_id", "actor"),
        _need("target_id", "actor"),
        _flag("directed", "from source to target only"),
        _need("kind", "how they stand"),
        Column("sign", "count", "-1 against, 0 neither, 1 with"),
        _need("basis", "stated in words or enacted by an event", "stated", "event"),
        _text("event_id", "the event, where enacted"),
        _need("sentence_id", "sentence"),
        _need("doc_id", "document"),
        *_SPAN,
        _text("text", "the words"),
        _text("attributed_to", "actor who says so"),
        _need("modality", "asserted or not", *MODALITIES),
        _CORRECTED,
    ),
    "comentions": (
        _need("actor_a", "actor"),
        _need("actor_b", "actor"),
        _need("window", "together in one sentence, passage or document", "sentence", "passage", "document"),
        _count("n", "windows with both"),
        _count("n_a", "windows with a"),
        _count("n_b", "windows with b"),
        _count("n_windows", "windows with any actor"),
        _number("expected", "windows with both by chance"),
        _number("npmi", "normalised pointwise mutual information, -1 to 1"),
        _number("p_value", "chance of at least n under the null model"),
        _flag("significant", "after correction for many pairs"),
    ),
    "alignments": (
        _need("actor_a", "actor"),
        _need("actor_b", "actor"),
        _count("n_positive", "pieces of evidence that they stand together"),
        _count("n_negative", "pieces of evidence that they stand against each other"),
        _count("n_claimed", "of these, those only claimed by someone"),
        _number("balance", "-1 against, 1 together"),
        _number("low", "lower end of the interval of the balance"),
        _number("high", "upper end of the interval of the balance"),
        Column("sign", "count", "-1, 0 or 1"),
        _date("first_date", "first evidence"),
        _date("last_date", "last evidence"),
        _count("n_documents", "documents"),
        _CORRECTED,
    ),
    "places": (
        _id("place", "slug"),
        _need("name", "name"),
        _text("admin1", "province or state"),
        _text("country", "ISO 3166-1 alpha-3"),
        _number("latitude", "degrees north"),
        _number("longitude", "degrees east"),
        _count("n_mentions", "mentions"),
    ),
}


def typed(table: str, rows: Any) -> pd.DataFrame:
    """Give rows (a list of dicts, or a frame) as the named table with its columns in order, typed."""
    import pandas as pd

    columns = SCHEMAS[table]
    frame = pd.DataFrame(rows, columns=None if isinstance(rows, pd.DataFrame) else [c.name for c in columns])
    for column in columns:
        values = frame[column.name]
        if column.kind == "text":
            values = values.astype("str").fillna("")
        elif column.kind == "date":
            values = pd.to_datetime(values).dt.as_unit("s")
        elif column.kind == "flag" and values.isna().any():
            values = values.astype("object").fillna(False)
        frame[column.name] = values.astype(DTYPES[column.kind])  # type: ignore[call-overload]
    return frame[[c.name for c in columns]]
